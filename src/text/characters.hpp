// Kinds of characters, as far as zones tell them apart.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/utf8.hpp"
#include "scan/scalar.hpp"

namespace degarble::zoning {

using scan::scalar::is_digit;
using scan::scalar::is_letter;

constexpr std::size_t kNone = std::string_view::npos;

constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_small(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_alphanumeric(char c) { return is_letter(c) || is_digit(c); }
constexpr bool is_name_byte(char c) { return is_alphanumeric(c) || c == '_' || !is_ascii(c); }
constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
constexpr bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
constexpr bool is_one_of(char c, std::string_view set) { return set.find(c) != kNone; }

// The byte at `at`, or NUL outside of the text; kNone is outside.
constexpr char at_or_nul(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\0';
}
constexpr char before_or_nul(std::string_view text, std::size_t at) {
  return at > 0 && at <= text.size() ? text[at - 1] : '\0';
}
constexpr bool stands_at(std::string_view text, std::size_t at, std::string_view piece) {
  return at <= text.size() && text.substr(at).starts_with(piece);
}

// A letter, or a mark on one, of any script. Blocks of symbols are not told from letters above
// U+2BFF, where there are few in running text.
constexpr bool is_any_letter(char32_t c) {
  if (c < 0x80) return is_letter(static_cast<char>(c));
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7) return false;
  const bool punctuation = c >= 0x2000 && c <= 0x2BFF;
  const bool wide_punctuation = (c >= 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3030);
  const bool full_width = (c >= 0xFF00 && c <= 0xFF20) || c == kReplacement || c == 0xFEFF;
  return !punctuation && !wide_punctuation && !full_width;
}

// Of scripts that are written without spaces between words.
constexpr bool is_unspaced(char32_t c) {
  return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7FF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF) ||
         (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

constexpr std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}
constexpr std::size_t end_of_blanks_before(std::string_view text, std::size_t at) {
  while (at > 0 && is_blank(text[at - 1])) --at;
  return at;
}

}  // namespace degarble::zoning
