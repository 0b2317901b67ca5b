// What a line is read with: kinds of characters that only zones tell apart, and looks at its bytes.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/characters.hpp"
#include "core/script.hpp"
#include "core/utf8.hpp"

namespace degarble::zoning {

constexpr std::size_t kNone = std::string_view::npos;

constexpr bool is_small(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_name_byte(char c) { return is_ascii_alphanumeric(c) || c == '_' || !is_ascii(c); }
constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
// A loop: a call of memchr takes longer for the few that a set has.
constexpr bool is_one_of(char c, std::string_view set) {
  for (const char one : set) {
    if (one == c) return true;
  }
  return false;
}

// The byte at `at`, or NUL outside of the text; kNone is outside.
constexpr char at_or_nul(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\0';
}
constexpr char before_or_nul(std::string_view text, std::size_t at) {
  return at > 0 && at <= text.size() ? text[at - 1] : '\0';
}
// The piece is not empty; its first byte is hardly ever there.
constexpr bool stands_at(std::string_view text, std::size_t at, std::string_view piece) {
  return at < text.size() && text[at] == piece.front() && text.substr(at).starts_with(piece);
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
