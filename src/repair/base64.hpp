// The digits of base 64 (RFC 4648, section 4).
#pragma once

#include <cstdint>

#include "core/characters.hpp"

namespace degarble {

constexpr bool is_base64_digit(char c) { return is_ascii_alphanumeric(c) || c == '+' || c == '/'; }

constexpr std::uint32_t base64_value(char c) {
  const auto offset = [c](char first) { return static_cast<std::uint32_t>(c - first); };
  if (is_capital(c)) return offset('A');
  if (is_ascii_letter(c)) return 26 + offset('a');
  if (is_ascii_digit(c)) return 52 + offset('0');
  return c == '+' ? 62 : 63;
}

}  // namespace degarble
