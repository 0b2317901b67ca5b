#include "text/zoning/plain_words.hpp"

#include <algorithm>

#include "text/zoning/bytes.hpp"

namespace degarble::zoning {
namespace {

constexpr std::string_view kOpening = "(\"'[*_`";
constexpr std::string_view kClosing = ".,;:!?)\"'*_]`";
constexpr std::string_view kInside = "'-/.&";

std::string_view without_punctuation(std::string_view piece) {
  while (!piece.empty() && is_one_of(piece.front(), kOpening)) piece.remove_prefix(1);
  while (!piece.empty() && is_one_of(piece.back(), kClosing)) piece.remove_suffix(1);
  return piece;
}

// Abbreviations and initials, "U.S", "e.g", "and/or", but not "utf8.hpp" or "a//b".
bool joins_words(std::string_view word, std::size_t at) {
  if (at == 0 || at + 1 == word.size()) return false;
  if (word[at] != '.') return is_one_of(word[at], kInside) && word[at + 1] != word[at];
  return !is_name_byte(before_or_nul(word, at - 1)) && is_ascii_letter(word[at + 1]);
}

}  // namespace

std::size_t piece_end(std::string_view line, std::size_t at) {
  while (at < line.size() && !is_blank(line[at])) ++at;
  return at;
}

std::size_t plain_words(std::string_view piece) {
  const std::string_view word = without_punctuation(piece);
  std::size_t letters = 0;
  std::size_t unspaced = 0;
  for (std::size_t at = 0; at < word.size();) {
    const Character c = well_formed_character_at(word, at);
    if (c.code_point < 0x80 && !is_ascii_letter(word[at])) {
      if (!joins_words(word, at)) return 0;
    } else {
      letters += is_letter(c.code_point);
      unspaced += is_unspaced(c.code_point);
    }
    at += c.length;
  }
  return letters == 0 ? 0 : std::max<std::size_t>(1, unspaced / 3);
}

bool is_neutral(std::string_view piece) {
  const bool ruler = piece.size() > 2 && piece.find_first_not_of(piece.front()) == kNone;
  return ruler || piece.find("://") != kNone || std::ranges::all_of(piece, [](char c) {
           return is_ascii_digit(c) || !is_ascii(c) || is_one_of(c, ".,:;!?()'\"-/+%>|");
         });
}

}  // namespace degarble::zoning
