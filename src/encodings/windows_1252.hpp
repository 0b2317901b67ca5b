// windows-1252 in both directions, with Latin-1 (and so C1 controls) in the bytes that it leaves
// undefined, as programs that misread text have it. Source: Encoding Standard, index-windows-1252.
#pragma once

#include <array>
#include <cstddef>

namespace degarble {

// The characters of bytes 80..9F; 0 where windows-1252 has none.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The byte, from 80 on, that windows-1252 or Latin-1 shows as the character; 0 if there is none.
constexpr unsigned char byte_shown_as(char32_t code_point) {
  if (code_point >= 0x80 && code_point <= 0xFF) return static_cast<unsigned char>(code_point);
  if (code_point < 0x0152 || code_point > 0x2122) return 0;
  for (std::size_t i = 0; i < kWindows1252.size(); ++i) {
    if (kWindows1252[i] == code_point) return static_cast<unsigned char>(0x80 + i);
  }
  return 0;
}

// What a C1 control in text is, whoever put it there: a character of windows-1252. All others are
// themselves.
constexpr char32_t without_control(char32_t c) {
  const bool is_control = c >= 0x80 && c <= 0x9F && kWindows1252[c - 0x80] != 0;
  return is_control ? kWindows1252[c - 0x80] : c;
}

// Whether it is a letter of windows-1252 where UTF-8 has its continuation bytes, and small: half of
// them are capitals, unless the text was made lower case.
constexpr bool is_small_continuation(char32_t c) {
  return c == 0x0161 || c == 0x0153 || c == 0x017E;  // s with caron, ligature oe, z with caron
}

// Tells text that windows-1252 can't have shown: it has characters of windows-1252 beside the C1
// controls of ISO-8859, which windows-1252 shows as others.
class Latin1Mixture {
 public:
  constexpr void see(char32_t c) {
    has_control_ = has_control_ || without_control(c) != c;
    has_other_ = has_other_ || (c > 0xFF && byte_shown_as(c) != 0);
  }
  [[nodiscard]] constexpr bool found() const { return has_control_ && has_other_; }

 private:
  bool has_control_ = false;
  bool has_other_ = false;
};

}  // namespace degarble
