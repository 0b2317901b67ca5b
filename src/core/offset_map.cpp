// Where positions are on the other side of the edits. Both directions are one search, with the
// sides exchanged.
#include <algorithm>
#include <utility>

#include "degarble/degarble.hpp"

namespace degarble {
namespace {

using Replacement = OffsetMap::Replacement;
using Replacements = std::vector<Replacement>;
using Side = Span Replacement::*;

// Where what begins at `at` begins on the other side: behind what was inserted there.
std::uint64_t begin_of(const Replacements& all, std::uint64_t at, Side from, Side to) {
  const auto next = std::ranges::upper_bound(
      all, at, {}, [&](const Replacement& one) { return (one.*from).begin; });
  if (next == all.begin()) return at;
  const Replacement& last = *std::prev(next);
  const Span here = last.*from;
  const Span there = last.*to;
  return at < here.end ? there.begin : there.end + (at - here.end);
}

// The first replacement that ends there or later.
const Replacement* reaching(const Replacements& all, std::uint64_t at, Side from) {
  const auto found = std::ranges::lower_bound(
      all, at, {}, [&](const Replacement& one) { return (one.*from).end; });
  return found == all.end() ? nullptr : &*found;
}

// Behind the last replacement.
std::uint64_t shifted(const Replacements& all, std::uint64_t at, Side from, Side to) {
  return all.empty() ? at : (all.back().*to).end + (at - (all.back().*from).end);
}

// Where what ends at `at` ends on the other side: in front of what was inserted there.
std::uint64_t end_of(const Replacements& all, std::uint64_t at, Side from, Side to) {
  const Replacement* const found = reaching(all, at, from);
  if (found == nullptr) return shifted(all, at, from, to);
  const Span here = found->*from;
  const Span there = found->*to;
  return here.begin < at ? there.end : there.begin - (here.begin - at);
}

std::uint64_t mapped(const Replacements& all, std::uint64_t at, Side from, Side to) {
  const Replacement* const found = reaching(all, at, from);
  const bool is_inside = found != nullptr && (found->*from).begin < at && at < (found->*from).end;
  return is_inside ? (found->*to).begin : end_of(all, at, from, to);
}

Span span_of(const Replacements& all, Span span, Side from, Side to) {
  if (span.begin >= span.end) {
    const std::uint64_t place = mapped(all, span.begin, from, to);
    return {place, place};
  }
  const std::uint64_t begin = begin_of(all, span.begin, from, to);
  return {begin, std::max(begin, end_of(all, span.end, from, to))};
}

Replacements replacements_of(const Edits& edits) {
  Replacements all;
  all.reserve(edits.size());
  std::uint64_t shift = 0;  // output minus input so far, modulo 2^64
  for (const Edit& edit : edits) {
    const std::uint64_t begin = edit.span.begin + shift;
    all.push_back({edit.span, {begin, begin + edit.text.size()}});
    shift += edit.text.size() - edit.span.size();
  }
  return all;
}

}  // namespace

inline namespace v1 {

OffsetMap::OffsetMap(const Edits& edits) : replacements_(replacements_of(edits)) {}
OffsetMap::OffsetMap(std::vector<Replacement> replacements)
    : replacements_(std::move(replacements)) {}

Span OffsetMap::to_output(Span input) const {
  return span_of(replacements_, input, &Replacement::input, &Replacement::output);
}

Span OffsetMap::to_input(Span output) const {
  return span_of(replacements_, output, &Replacement::output, &Replacement::input);
}

std::uint64_t OffsetMap::to_output(std::uint64_t input) const {
  return mapped(replacements_, input, &Replacement::input, &Replacement::output);
}

std::uint64_t OffsetMap::to_input(std::uint64_t output) const {
  return mapped(replacements_, output, &Replacement::output, &Replacement::input);
}

}  // namespace v1
}  // namespace degarble
