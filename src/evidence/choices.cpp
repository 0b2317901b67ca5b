#include "evidence/choices.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/utf8.hpp"
#include "core/words.hpp"
#include "evidence/choices_table.hpp"

// Written by tools/train_choices.
extern "C" const unsigned char degarble_choices[];

namespace degarble {
namespace {

constexpr std::size_t kLongestNeighbour = 24;
constexpr std::size_t kWidestGap = 4;  // spaces

constexpr auto kWordPart = alphabet::with_mark(alphabet::kListed, kReplacement);

// A run of lost letters is one: how many bytes one of them left is not known.
void add(std::u32string& word, char32_t c) {
  const char32_t part = is_ascii_letter(c) ? to_lower(c) : kLostLetter;
  if (part != kLostLetter || word.empty() || word.back() != kLostLetter) word += part;
}

// The neighbour that ends at `end`, which becomes its beginning.
std::u32string take_before(std::u32string_view text, std::size_t& end) {
  std::size_t at = end;
  while (at > 0 && end - at < kWidestGap && is_any_space(text[at - 1])) --at;
  if (at == 0) return {};
  const bool elided = at == end && is_apostrophe(text[at - 1]);
  if (elided) --at;
  const std::size_t last = at;
  at = word_before(text, last, kWordPart, kLongestNeighbour).begin;
  end = at;
  if (at == last) {
    if (at > 0) --end;
    return at == 0 ? std::u32string() : std::u32string(1, text[at - 1]);
  }
  std::u32string word;
  for (const char32_t c : text.substr(at, last - at)) add(word, c);
  if (elided) word += U'\'';
  return word;
}

// The neighbour that begins at `begin`, which becomes its end.
std::u32string take_after(std::u32string_view text, std::size_t& begin) {
  std::size_t at = begin;
  while (at < text.size() && at - begin < kWidestGap && is_any_space(text[at])) ++at;
  if (at == text.size()) return {};
  const std::size_t first = at;
  at = word_behind(text, first, kWordPart, kLongestNeighbour).end;
  begin = at;
  if (at == first) {
    ++begin;
    return std::u32string(1, text[at]);
  }
  std::u32string word;
  for (const char32_t c : text.substr(first, at - first)) add(word, c);
  return word;
}

std::u32string_view ending(std::u32string_view word, std::size_t letters) {
  return word.substr(word.size() - std::min(word.size(), letters));
}

// The place of a feature: a kind, and what it says.
class Feature {
 public:
  explicit Feature(std::uint32_t kind) { add(kind); }
  Feature& operator<<(std::u32string_view word) {
    for (const char32_t c : word) add(c);
    add(0x110000);  // "ab", "c" is not "a", "bc"
    return *this;
  }
  [[nodiscard]] std::uint32_t place() const {
    return static_cast<std::uint32_t>((hash_ * 0x9E3779B97F4A7C15) >> (64 - kChoiceBits));
  }

 private:
  void add(std::uint32_t value) { hash_ = (hash_ ^ value) * 0x100000001B3; }  // FNV-1a
  std::uint64_t hash_ = 0xCBF29CE484222325;
};

const signed char* weights_of(std::string_view code) {
  const unsigned char* at = degarble_choices;
  ChoiceHeader header{};
  std::memcpy(&header, at, sizeof header);
  at += sizeof header;
  for (std::uint32_t i = 0; i < header.languages; ++i) {
    const auto* const name = reinterpret_cast<const char*>(at);
    at += sizeof(ChoiceModel);
    if (code == name) return reinterpret_cast<const signed char*>(at);
    at += std::size_t{1} << kChoiceBits;
  }
  return nullptr;
}

}  // namespace

Neighbours neighbours_of(std::u32string_view text, std::size_t begin, std::size_t end) {
  Neighbours neighbours;
  neighbours.before = take_before(text, begin);
  neighbours.after = take_after(text, end);
  neighbours.earlier = take_before(text, begin);
  neighbours.later = take_after(text, end);
  return neighbours;
}

ChoiceFeatures choice_features(const Entry& entry, const Neighbours& neighbours) {
  const std::u32string_view word = entry.word();
  const std::u32string_view previous = neighbours.before;
  const std::u32string_view next = neighbours.after;
  const std::u32string_view tail = ending(word, 2);
  const std::u32string_view long_tail = ending(word, 3);
  return {
      (Feature(entry.use.frequency)).place(),
      (Feature(16) << word).place(),
      (Feature(17) << word << next).place(),
      (Feature(18) << word << previous).place(),
      (Feature(19) << word << ending(next, 2)).place(),
      (Feature(20) << word << ending(previous, 2)).place(),
      (Feature(21) << tail << next).place(),
      (Feature(22) << tail << previous).place(),
      (Feature(23) << tail << ending(next, 2)).place(),
      (Feature(24) << tail << ending(previous, 2)).place(),
      (Feature(25) << long_tail << ending(previous, 3)).place(),
      (Feature(26) << long_tail << ending(next, 3)).place(),
      (Feature(27) << long_tail).place(),
      (Feature(28) << word << neighbours.earlier).place(),
      (Feature(29) << word << neighbours.later).place(),
      (Feature(30) << word << next << neighbours.later).place(),
      (Feature(31) << word << neighbours.earlier << previous).place(),
      (Feature(32) << word << previous << next).place(),
  };
}

std::vector<double> choose(std::string_view code, std::span<const Entry> entries,
                           const Neighbours& neighbours) {
  const signed char* const weights = weights_of(code);
  std::vector<double> likely;
  for (const Entry& entry : entries) {
    int score = 0;
    if (weights == nullptr) {
      // Twice as often is as likely; a class is half a power of ten.
      score = static_cast<int>(entry.use.frequency * 1.15 * kWeightsPerNat);
    } else {
      for (const std::uint32_t place : choice_features(entry, neighbours)) score += weights[place];
    }
    likely.push_back(score / double{kWeightsPerNat});
  }
  if (likely.empty()) return likely;
  const double best = *std::ranges::max_element(likely);
  double sum = 0;
  for (double& one : likely) sum += one = std::exp(one - best);
  for (double& one : likely) one /= sum;
  return likely;
}

}  // namespace degarble
