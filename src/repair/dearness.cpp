#include "repair/dearness.hpp"

#include <algorithm>

#include "core/utf8.hpp"
#include "evidence/language.hpp"
#include "evidence/pairs.hpp"
#include "evidence/plausibility.hpp"
#include "repair/windows_1252.hpp"

namespace degarble {
namespace {

bool is_space(char32_t c) { return c == U' ' || c == U'\n' || c == U'\t' || c == U'\r'; }

constexpr std::size_t kMostOfWords = 120;  // characters that a channel is looked for with

// The words of a passage that hold characters above ASCII, or only those in which something is
// unusual; up to a few dozen.
enum class Which : std::uint8_t { all, unusual };

std::u32string words_of(std::u32string_view passage, Which which) {
  std::u32string words;
  for (std::size_t at = 0; at < passage.size() && words.size() < kMostOfWords;) {
    std::size_t end = at;
    while (end < passage.size() && !is_space(passage[end])) ++end;
    const auto word = passage.substr(at, std::min(end - at, kMostOfWords));
    at = end + 1;
    if (std::ranges::all_of(word, [](char32_t c) { return c < 0x80; })) continue;
    if (which == Which::all || count_unusual_pairs(word) > 0) words.append(word) += U' ';
  }
  return words;
}

// By how much words are dearer than prose.
std::int64_t excess_of_words(std::u32string_view words) {
  constexpr std::int64_t kDearest = kNat * 13 / 4;
  constexpr std::int64_t kDearestWide = kNat * 31 / 4;
  std::int64_t prose = 0;
  for (const char32_t c : words) prose += c < 0x3000 ? kDearest : kDearestWide;
  return Judge({}).judge(as_judged(words)).cost - prose;
}

}  // namespace

std::u32string as_judged(std::u32string_view text) {
  std::u32string judged(text);
  for (char32_t& c : judged) c = c == kReplacement ? U'*' : without_control(c);
  return judged;
}

std::u32string telling_words(std::u32string_view passage) {
  std::u32string words = words_of(passage, Which::all);
  return words.size() < kMostOfWords ? words : words_of(passage, Which::unusual);
}

std::int64_t excess_of(std::u32string_view passage) {
  return excess_of_words(words_of(passage, Which::unusual));
}

bool is_dear(std::u32string_view passage) {
  constexpr std::int64_t kDear = 16 * kNat;  // one clean passage in 300 has as much
  return excess_of_words(words_of(passage, Which::all)) >= kDear;
}

}  // namespace degarble
