// Letters of the languages that have word lists: Latin and Cyrillic ones, and their cases. For
// looking words up; normalization has the whole of Unicode.
#pragma once

#include <string>
#include <string_view>

namespace degarble {

namespace letters {

constexpr bool is_in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// Where capitals have even code points, and small letters follow them; where it is the other way.
constexpr bool is_even_pair(char32_t c) {
  return is_in(c, 0x100, 0x137) || is_in(c, 0x14A, 0x177) || is_in(c, 0x200, 0x21F) ||
         is_in(c, 0x490, 0x491);
}
constexpr bool is_odd_pair(char32_t c) { return is_in(c, 0x139, 0x148) || is_in(c, 0x179, 0x17E); }

}  // namespace letters

constexpr bool is_ascii_letter(char32_t c) { return letters::is_in(c | 0x20, U'a', U'z'); }

constexpr bool is_latin_or_cyrillic(char32_t c) {
  return is_ascii_letter(c) || (letters::is_in(c, 0xC0, 0x24F) && c != 0xD7 && c != 0xF7) ||
         letters::is_in(c, 0x400, 0x481) || letters::is_in(c, 0x48A, 0x4FF);
}

constexpr char32_t to_lower(char32_t c) {
  using letters::is_in;
  if (is_in(c, U'A', U'Z') || (is_in(c, 0xC0, 0xDE) && c != 0xD7) || is_in(c, 0x410, 0x42F)) {
    return c + 0x20;
  }
  if (is_in(c, 0x400, 0x40F)) return c + 0x50;
  if (c == 0x130) return U'i';  // capital I with dot above
  if (c == 0x178) return 0xFF;  // y with diaeresis
  if (letters::is_even_pair(c)) return c | 1;
  return letters::is_odd_pair(c) ? c + (c & 1) : c;
}

constexpr char32_t to_upper(char32_t c) {
  using letters::is_in;
  if (is_in(c, U'a', U'z') || (is_in(c, 0xE0, 0xFE) && c != 0xF7) || is_in(c, 0x430, 0x44F)) {
    return c - 0x20;
  }
  if (is_in(c, 0x450, 0x45F)) return c - 0x50;
  if (c == 0x131) return U'I';  // dotless i
  if (c == 0xFF) return 0x178;
  if (letters::is_even_pair(c)) return c & ~char32_t{1};
  return letters::is_odd_pair(c) ? c - ((c & 1) ^ 1) : c;
}

// The word in lower case; of a Turkish one the plain I is not known to be dotless.
inline std::u32string in_lower_case(std::u32string_view word) {
  std::u32string small(word);
  for (char32_t& c : small) c = to_lower(c);
  return small;
}

constexpr bool is_capital(char32_t c) { return to_lower(c) != c; }

}  // namespace degarble
