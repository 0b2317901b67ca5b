// The digits of base 64 (RFC 4648, section 4).
#pragma once

#include <cstdint>

#include "repair/ascii.hpp"

namespace degarble {

constexpr bool is_base64_digit(char c) { return is_alphanumeric(c) || c == '+' || c == '/'; }

constexpr std::uint32_t base64_value(char c) {
  const auto offset = [c](char first) { return static_cast<std::uint32_t>(c - first); };
  if (is_capital(c)) return offset('A');
  if (is_letter(c)) return 26 + offset('a');
  if (is_digit(c)) return 52 + offset('0');
  return c == '+' ? 62 : 63;
}

}  // namespace degarble
