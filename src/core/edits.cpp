#include "core/edits.hpp"

#include <algorithm>
#include <span>

namespace degarble {
namespace {

// Edits of one list that overlap edits of the other, directly or in a chain, with the piece of the
// middle text that they cover together.
struct Group {
  std::span<const Edit> first;
  std::span<const Edit> second;
  Span middle;
  std::uint64_t shift =
      0;  // of the first edit: its place in the middle minus its place in the input
};

// Walks two lists of edits side by side and hands out their groups from left to right.
class Groups {
 public:
  Groups(const Edits& first, const Edits& second) : first_(first), second_(second) {}

  [[nodiscard]] bool done() const {
    return first_at_ == first_.size() && second_at_ == second_.size();
  }

  Group next() {
    const std::size_t first_from = first_at_;
    const std::size_t second_from = second_at_;
    Group group{{}, {}, {}, shift_};
    group.middle = first_goes_next() ? take_first() : take_second();
    while (true) {
      if (first_at_ < first_.size() && first_span().begin < group.middle.end) {
        group.middle.end = std::max(group.middle.end, take_first().end);
      } else if (second_at_ < second_.size() && second_span().begin < group.middle.end) {
        group.middle.end = std::max(group.middle.end, take_second().end);
      } else {
        break;
      }
    }
    group.first = std::span(first_).subspan(first_from, first_at_ - first_from);
    group.second = std::span(second_).subspan(second_from, second_at_ - second_from);
    return group;
  }

 private:
  // Of two that begin together, the one that covers nothing comes first: it changes nothing of what
  // the other one covers.
  [[nodiscard]] bool first_goes_next() const {
    if (first_at_ == first_.size()) return false;
    if (second_at_ == second_.size()) return true;
    const Span a = first_span();
    const Span b = second_span();
    return a.begin != b.begin ? a.begin < b.begin : a.size() == 0 || b.size() != 0;
  }

  // Where the next edit of either list stands in the middle text.
  [[nodiscard]] Span first_span() const {
    const Edit& edit = first_[first_at_];
    const std::uint64_t begin = edit.span.begin + shift_;
    return {begin, begin + edit.text.size()};
  }
  [[nodiscard]] Span second_span() const { return second_[second_at_].span; }

  Span take_first() {
    const Span span = first_span();
    shift_ += span.size() - first_[first_at_++].span.size();
    return span;
  }
  Span take_second() { return second_[second_at_++].span; }

  const Edits& first_;
  const Edits& second_;
  std::size_t first_at_ = 0;
  std::size_t second_at_ = 0;
  std::uint64_t shift_ = 0;  // middle minus input so far, modulo 2^64
};

// What stood in the input where the group's piece of the middle text is.
std::string original_of(const Group& group, std::string_view middle) {
  std::string original;
  std::uint64_t done = group.middle.begin;
  std::uint64_t shift = group.shift;
  for (const Edit& edit : group.first) {
    const std::uint64_t begin = edit.span.begin + shift;
    original.append(middle, done, begin - done);
    original += edit.original;
    done = begin + edit.text.size();
    shift += edit.text.size() - edit.span.size();
  }
  original.append(middle, done, group.middle.end - done);
  return original;
}

// What the second list makes of the group's piece of the middle text.
std::string text_of(const Group& group, std::string_view middle) {
  std::string text;
  std::uint64_t done = group.middle.begin;
  for (const Edit& edit : group.second) {
    text.append(middle, done, edit.span.begin - done);
    text += edit.text;
    done = edit.span.end;
  }
  text.append(middle, done, group.middle.end - done);
  return text;
}

Edit edit_of(const Group& group, std::string_view middle) {
  Edit merged;
  merged.original = original_of(group, middle);
  merged.text = text_of(group, middle);
  merged.span.begin = group.middle.begin - group.shift;
  merged.span.end = merged.span.begin + merged.original.size();
  for (const std::span<const Edit> edits : {group.first, group.second}) {
    for (const Edit& edit : edits) {
      merged.rules |= edit.rules;
      merged.confidence = std::min(merged.confidence, edit.confidence);
      if (merged.detail.empty()) merged.detail = edit.detail;
      if (merged.reason.find(edit.reason) != std::string::npos) continue;
      merged.reason += (merged.reason.empty() ? "" : " ") + edit.reason;
    }
  }
  return merged;
}

[[noreturn]] void refuse_span(Span span) {
  throw Error("these are not the edits of this text: bytes " + std::to_string(span.begin) + " to " +
              std::to_string(span.end) + " overlap others, or are not there");
}

[[noreturn]] void refuse(std::uint64_t at) {
  throw Error("this is not the text that the edits made: it differs near byte " +
              std::to_string(at));
}

}  // namespace

Edits compose(const Edits& first, std::string_view middle, const Edits& second) {
  if (first.empty()) return second;
  if (second.empty()) return first;
  Edits result;
  result.reserve(first.size() + second.size());
  Groups groups(first, second);
  while (!groups.done()) {
    const Group group = groups.next();
    if (group.second.empty()) {
      result.push_back(group.first.front());
    } else {
      Edit merged = edit_of(group, middle);
      if (merged.original != merged.text) result.push_back(std::move(merged));
    }
  }
  return result;
}

Span source_span(const Edits& edits, Span span) {
  std::uint64_t shift = 0;  // input minus output so far, modulo 2^64
  Span source = span;
  bool begun = false;
  for (const Edit& edit : edits) {
    const Span output{edit.span.begin - shift, edit.span.begin - shift + edit.text.size()};
    if (output.begin >= span.end) break;
    if (!begun && span.begin < output.end) {
      source.begin = span.begin < output.begin ? span.begin + shift : edit.span.begin;
      begun = true;
    }
    shift += edit.span.size() - output.size();
    if (span.end < output.end) return {source.begin, edit.span.end};
  }
  if (!begun) source.begin = span.begin + shift;
  return {source.begin, span.end + shift};
}

inline namespace v1 {

std::string replay(const Edits& edits, std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 16);
  std::uint64_t done = 0;
  for (const Edit& edit : edits) {
    const Span span = edit.span;
    if (span.begin < done || span.end < span.begin || span.end > text.size()) refuse_span(span);
    result.append(text, done, span.begin - done);
    result += edit.text;
    done = span.end;
  }
  result.append(text, done);
  return result;
}

std::string undo(const Edits& edits, std::string_view output) {
  std::string result;
  result.reserve(output.size());
  std::uint64_t done = 0;  // in the output
  for (const Edit& edit : edits) {
    const std::uint64_t kept = edit.span.begin - result.size();
    if (edit.span.begin < result.size() || output.size() - done < kept) refuse(done);
    result.append(output, done, kept);
    done += kept;
    if (output.substr(done, edit.text.size()) != edit.text) refuse(done);
    done += edit.text.size();
    result += edit.original;
  }
  result.append(output, done);
  return result;
}

}  // namespace v1
}  // namespace degarble
