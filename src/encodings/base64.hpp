// The digits of base 64 (RFC 4648, section 4).
#pragma once

#include "core/characters.hpp"

namespace degarble {

// What an ASCII character is worth as a digit; -1 if it is none.
constexpr int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

constexpr bool is_base64_digit(char c) { return base64_value(c) >= 0; }

}  // namespace degarble
