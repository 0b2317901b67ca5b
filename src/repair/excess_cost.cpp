#include "repair/excess_cost.hpp"

#include <algorithm>

#include "core/script.hpp"
#include "core/utf8.hpp"
#include "core/words.hpp"
#include "encodings/windows_1252.hpp"
#include "evidence/language.hpp"
#include "evidence/pairs.hpp"
#include "evidence/plausibility.hpp"

namespace degarble {
namespace {

constexpr std::size_t kMostOfWords = 120;  // characters that a channel is looked for with

// The words of a passage that hold characters above ASCII, or only those in which something is
// unusual; up to a few dozen.
enum class Which : std::uint8_t { all, unusual };

std::u32string words_above_ascii(std::u32string_view passage, Which which) {
  std::u32string words;
  for (std::size_t at = 0; at < passage.size() && words.size() < kMostOfWords;) {
    const Word found = next_word(passage, at, alphabet::kPrinted);
    const auto word = found.in(passage).substr(0, kMostOfWords);
    at = found.end + 1;
    if (std::ranges::all_of(word, [](char32_t c) { return c < 0x80; })) continue;
    if (which == Which::all || count_unusual_pairs(word) > 0) words.append(word) += U' ';
  }
  return words;
}

std::int64_t excess_cost_of_words(std::u32string_view words) {
  constexpr std::int64_t kProse = kNat * 13 / 4;
  constexpr std::int64_t kProseWide = kNat * 31 / 4;
  std::int64_t prose = 0;
  for (const char32_t c : words) prose += c < 0x3000 ? kProse : kProseWide;
  return Judge({}).judge(as_judged(words)).cost - prose;
}

// What may follow a letter in prose, beside letters of its script: punctuation, trade marks, units.
bool is_usual_behind_letter(char32_t c) {
  return (c >= 0x2010 && c <= 0x2027) || c == 0x2032 || c == 0x2122 ||
         std::u32string_view(U"\u00A0\u00AA\u00AB\u00AD\u00AE\u00B0\u00B2\u00B3\u00B7\u00BA\u00BB")
                 .find(c) != std::u32string_view::npos;
}

}  // namespace

std::u32string as_judged(std::u32string_view text) {
  constexpr char32_t kAcuteAccent = 0xB4;
  std::u32string judged(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t& c = judged[i];
    const bool is_inside = i > 0 && i + 1 < text.size() && is_ascii_letter(text[i - 1]) &&
                           is_ascii_letter(text[i + 1]);
    if (c == kAcuteAccent && is_inside) c = U'\'';
    c = c == kReplacement ? U'*' : without_control(c);
  }
  return judged;
}

std::u32string telling_words(std::u32string_view passage) {
  std::u32string words = words_above_ascii(passage, Which::all);
  return words.size() < kMostOfWords ? words : words_above_ascii(passage, Which::unusual);
}

std::int64_t excess_cost_of(std::u32string_view passage) {
  return excess_cost_of_words(words_above_ascii(passage, Which::unusual));
}

bool has_strange_word(std::u32string_view passage) {
  const auto high = static_cast<std::size_t>(
      std::ranges::count_if(passage, [](char32_t c) { return c >= 0x80; }));
  if (high * 4 > passage.size()) return false;
  for (std::size_t i = 0; i < passage.size(); ++i) {
    const char32_t c = passage[i];
    if (c < 0x80) continue;
    const char32_t before = i > 0 ? passage[i - 1] : U' ';
    const char32_t after = i + 1 < passage.size() ? passage[i + 1] : U' ';
    const Script script = script_of(c);
    const bool is_foreign = script != Script::latin && script != Script::none;
    if (is_foreign && (is_ascii_letter(before) || is_ascii_letter(after))) return true;
    if (!is_ascii_letter(before)) continue;
    const bool is_capital_inside = is_small_letter(before) && is_capital_letter(c);
    const bool is_sign = script == Script::none && !is_usual_behind_letter(c);
    if (is_capital_inside || is_sign) return true;
  }
  return false;
}

bool may_spell_words(std::u32string_view passage) {
  constexpr std::size_t kWord = 3;
  constexpr char32_t kWide = 0x3000;
  std::size_t run = 0;
  bool has_high = false;
  for (const char32_t c : passage) {
    if (c >= kWide) return true;
    const bool is_of_run = c >= 0x80 || is_ascii_letter(c) || c == U'\'';
    run = is_of_run ? run + 1 : 0;
    has_high = is_of_run && (has_high || c >= 0x80);
    if (has_high && run >= kWord) return true;
  }
  return false;
}

bool has_excess_cost(std::u32string_view passage) {
  constexpr std::int64_t kExcess = 16 * kNat;  // one clean passage in 300 has as much
  return excess_cost_of_words(words_above_ascii(passage, Which::all)) >= kExcess;
}

}  // namespace degarble
