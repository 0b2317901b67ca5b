#include "repair/fitting.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/contractions.hpp"
#include "evidence/pairs.hpp"
#include "evidence/script.hpp"

namespace degarble {
namespace {

bool is_letter(char32_t c) { return script_of(c) != Script::none; }

// A character of a text, and what stands around it.
struct Place {
  std::u32string_view text;
  std::size_t at;

  [[nodiscard]] char32_t before() const { return at == 0 ? U' ' : text[at - 1]; }
  [[nodiscard]] char32_t character() const { return text[at]; }
  [[nodiscard]] char32_t after() const { return at + 1 == text.size() ? U' ' : text[at + 1]; }

  // The letters that end here, and those that begin behind it.
  [[nodiscard]] std::u32string_view word_before() const {
    std::size_t begin = at;
    while (begin > 0 && is_letter(text[begin - 1])) --begin;
    return text.substr(begin, at - begin);
  }
  [[nodiscard]] std::u32string_view word_after() const {
    std::size_t end = at + 1;
    while (end < text.size() && is_letter(text[end])) ++end;
    return text.substr(at + 1, end - at - 1);
  }
};

bool is_english_ending(std::u32string_view letters) {
  static constexpr std::u32string_view kEndings[] = {U"s", U"t", U"d", U"m", U"re", U"ll", U"ve"};
  return std::ranges::find(kEndings, letters) != std::end(kEndings);
}

constexpr char32_t kApostrophe = 0x2019;  // RIGHT SINGLE QUOTATION MARK

// Dashes, quotation marks and the ellipsis, which prose of all languages has.
bool is_of_prose(char32_t c) {
  return c == 0x2013 || c == 0x2014 || (c >= 0x2018 && c <= 0x201E) || c == 0x2026 || c == 0xAB ||
         c == 0xBB || c == 0xBF || c == 0xA1;
}

// Whether the letters on both sides are an English contraction.
bool is_contraction(const Place& place) {
  std::string letters;
  for (const auto part : {place.word_before(), place.word_after()}) {
    for (const char32_t c : part) {
      if (c >= 0x80) return false;
      letters += static_cast<char>(c);
    }
  }
  const Contraction* const found = find_contraction(contractions::pack(letters));
  return found != nullptr && found->tail == place.word_after().size();
}

// Whether the character stands where its like stands in prose: a letter in a word of its script,
// and anything else between what it is usual between.
bool fits(const Place& place) {
  const char32_t c = place.character();
  if (is_letter(c)) {
    const Script before = script_of(place.before());
    const Script after = script_of(place.after());
    const Script own = script_of(c);
    const auto suits = [&](Script other) { return other == own || other == Script::none; };
    return suits(before) && suits(after) && (before == own || after == own);
  }
  return !is_unusual_pair(place.before(), c) && !is_unusual_pair(c, place.after());
}

}  // namespace

Fitting count_fitting(const Rereading& reading) {
  constexpr std::size_t kContraction = 3;
  Fitting fitting;
  std::vector<std::u32string_view> found;
  const std::u32string_view text = reading.text;
  for (const Piece& piece : reading.pieces) {
    for (std::size_t i = piece.text_begin; i < piece.text_end; ++i) {
      const Place place{text, i};
      if (text[i] < 0x80 || !fits(place)) continue;
      const bool is_apostrophe = text[i] == kApostrophe && is_english_ending(place.word_after());
      if (is_apostrophe && is_contraction(place)) fitting.letters += kContraction;
      const std::u32string_view sign = is_apostrophe ? place.word_before() : text.substr(i, 1);
      if (std::ranges::find(found, sign) != found.end()) continue;
      found.push_back(sign);
      ++(is_letter(text[i]) || is_of_prose(text[i]) ? fitting.letters : fitting.symbols);
    }
  }
  return fitting;
}

bool lies_below(const Rereading& inner, const Rereading& outer) {
  std::size_t inside = 0;
  std::size_t all = 0;
  auto piece = outer.pieces.begin();
  for (const Piece& changed : inner.pieces) {
    all += changed.size();
    while (piece != outer.pieces.end() && piece->text_end <= changed.begin) ++piece;
    const bool is_inside = piece != outer.pieces.end() && piece->text_begin <= changed.begin &&
                           changed.end <= piece->text_end;
    if (is_inside) inside += changed.size();
  }
  return inside * 2 > all;
}

}  // namespace degarble
