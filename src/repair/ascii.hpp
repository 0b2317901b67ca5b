// Kinds of ASCII characters; false of all others, whatever the locale.
#pragma once

#include <cstdint>

#include "scan/scalar.hpp"

namespace degarble {

using scan::scalar::is_digit;
using scan::scalar::is_letter;

constexpr bool is_ascii_letter(char32_t c) { return (c | 0x20) >= U'a' && (c | 0x20) <= U'z'; }
constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr char to_lower(char c) { return is_capital(c) ? static_cast<char>(c | 0x20) : c; }
constexpr bool is_alphanumeric(char c) { return is_letter(c) || is_digit(c); }
constexpr bool is_hex_digit(char c) {
  return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f');
}
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Of a hexadecimal digit.
constexpr std::uint32_t hex_value(char c) {
  return static_cast<std::uint32_t>(is_digit(c) ? c - '0' : to_lower(c) - 'a' + 10);
}

}  // namespace degarble
