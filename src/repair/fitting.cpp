#include "repair/fitting.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/endings.hpp"
#include "core/script.hpp"
#include "core/words.hpp"
#include "evidence/contractions.hpp"
#include "evidence/pairs.hpp"

namespace degarble {
namespace {

char32_t character_left(std::u32string_view text, std::size_t at) {
  return at == 0 ? U' ' : text[at - 1];
}
char32_t character_right(std::u32string_view text, std::size_t at) {
  return at + 1 == text.size() ? U' ' : text[at + 1];
}

constexpr char32_t kApostrophe = 0x2019;  // RIGHT SINGLE QUOTATION MARK

// Dashes, quotation marks and the ellipsis, which prose of all languages has.
bool is_of_prose(char32_t c) {
  return c == 0x2013 || c == 0x2014 || (c >= 0x2018 && c <= 0x201E) || c == 0x2026 || c == 0xAB ||
         c == 0xBB || c == 0xBF || c == 0xA1;
}

// Whether the character stands where its like stands in prose: a letter in a word of its script,
// and anything else between what it is usual between.
bool fits_between(std::u32string_view text, std::size_t at) {
  const char32_t c = text[at];
  if (!is_letter(c)) {
    return !is_unusual_pair(character_left(text, at), c) &&
           !is_unusual_pair(c, character_right(text, at));
  }
  const Script own = script_of(c);
  const Script left = script_of(character_left(text, at));
  const Script right = script_of(character_right(text, at));
  const auto suits = [&](Script other) { return other == own || other == Script::none; };
  return suits(left) && suits(right) && (left == own || right == own);
}

}  // namespace

Fitting count_fitting(const Rereading& reading) {
  constexpr std::size_t kContraction = 3;
  Fitting fitting;
  std::vector<std::u32string_view> found;
  const std::u32string_view text = reading.text;
  for (const Piece& piece : reading.pieces) {
    for (std::size_t i = piece.text_begin; i < piece.text_end; ++i) {
      if (text[i] < 0x80 || !fits_between(text, i)) continue;
      const auto head = word_before(text, i, alphabet::kAny).in(text);
      const auto tail = word_behind(text, i + 1, alphabet::kAny).in(text);
      const bool is_apostrophe = text[i] == kApostrophe && is_apostrophe_ending(tail);
      if (is_apostrophe && find_contraction(head, tail)) fitting.letters += kContraction;
      const std::u32string_view sign = is_apostrophe ? head : text.substr(i, 1);
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
