// Kinds of characters, and the cases of letters: of ASCII, and of the Latin and Cyrillic alphabets,
// whose words the word lists have. Normalization has the whole of Unicode. A byte above ASCII that
// is passed as a char is of no kind, whatever the locale.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace degarble {

namespace characters {

constexpr bool is_in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// Where capitals have even code points, and small letters follow them; where it is the other way.
constexpr bool is_even_pair(char32_t c) {
  return is_in(c, 0x100, 0x137) || is_in(c, 0x14A, 0x177) || is_in(c, 0x200, 0x21F) ||
         is_in(c, 0x490, 0x491);
}
constexpr bool is_odd_pair(char32_t c) { return is_in(c, 0x139, 0x148) || is_in(c, 0x179, 0x17E); }

}  // namespace characters

constexpr bool is_ascii_letter(char32_t c) { return characters::is_in(c | 0x20, U'a', U'z'); }
constexpr bool is_ascii_digit(char32_t c) { return characters::is_in(c, U'0', U'9'); }
constexpr bool is_ascii_alphanumeric(char32_t c) { return is_ascii_letter(c) || is_ascii_digit(c); }
constexpr bool is_ascii_capital(char32_t c) { return characters::is_in(c, U'A', U'Z'); }
constexpr char to_ascii_lower(char c) {
  return is_ascii_capital(static_cast<unsigned char>(c)) ? static_cast<char>(c | 0x20) : c;
}

constexpr bool is_same_letter(char a, char b) { return to_ascii_lower(a) == to_ascii_lower(b); }

// Whether the text begins with the word, in letters of either case.
constexpr bool starts_in_any_case(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(), is_same_letter);
}

constexpr bool is_hex_digit(char c) {
  return is_ascii_digit(static_cast<unsigned char>(c)) ||
         (to_ascii_lower(c) >= 'a' && to_ascii_lower(c) <= 'f');
}
// Of a hexadecimal digit.
constexpr std::uint32_t hex_value(char c) {
  return static_cast<std::uint32_t>(c <= '9' ? c - '0' : to_ascii_lower(c) - 'a' + 10);
}

// Katakana of one byte each in Shift_JIS, and their punctuation.
constexpr bool is_half_width_kana(char32_t c) { return characters::is_in(c, 0xFF61, 0xFF9F); }

// What words and lines end at.
constexpr bool is_space(char32_t c) { return c == U' ' || c == U'\n' || c == U'\r' || c == U'\t'; }
// The same, and the space that keeps two words on a line.
constexpr bool is_any_space(char32_t c) { return is_space(c) || c == 0xA0; }

// What people type for an apostrophe, so that it proves nothing.
constexpr bool is_typed_apostrophe(char32_t c) {
  return c == 0xB4 || c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2BC || c == 0x2032;
}

// Letters of words in the word lists.
constexpr bool is_latin_or_cyrillic(char32_t c) {
  using characters::is_in;
  return is_ascii_letter(c) || (is_in(c, 0xC0, 0x24F) && c != 0xD7 && c != 0xF7) ||
         is_in(c, 0x400, 0x481) || is_in(c, 0x48A, 0x4FF);
}

constexpr char32_t to_lower(char32_t c) {
  using characters::is_in;
  if (is_ascii_capital(c) || (is_in(c, 0xC0, 0xDE) && c != 0xD7) || is_in(c, 0x410, 0x42F)) {
    return c + 0x20;
  }
  if (is_in(c, 0x400, 0x40F)) return c + 0x50;
  if (c == 0x130) return U'i';  // capital I with dot above
  if (c == 0x178) return 0xFF;  // y with diaeresis
  if (characters::is_even_pair(c)) return c | 1;
  return characters::is_odd_pair(c) ? c + (c & 1) : c;
}

constexpr char32_t to_upper(char32_t c) {
  using characters::is_in;
  if (is_in(c, U'a', U'z') || (is_in(c, 0xE0, 0xFE) && c != 0xF7) || is_in(c, 0x430, 0x44F)) {
    return c - 0x20;
  }
  if (is_in(c, 0x450, 0x45F)) return c - 0x50;
  if (c == 0x131) return U'I';  // dotless i
  if (c == 0xFF) return 0x178;
  if (characters::is_even_pair(c)) return c & ~char32_t{1};
  return characters::is_odd_pair(c) ? c - ((c & 1) ^ 1) : c;
}

// The word in lower case; of a Turkish one the plain I is not known to be dotless.
inline std::u32string in_lower_case(std::u32string_view word) {
  std::u32string small(word);
  for (char32_t& c : small) c = to_lower(c);
  return small;
}

constexpr bool is_capital(char32_t c) { return to_lower(c) != c; }

// U+0027, U+2019 RIGHT SINGLE QUOTATION MARK, U+02BC MODIFIER LETTER APOSTROPHE.
constexpr bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019 || c == 0x2BC; }

// Whether a set of characters has this one.
constexpr bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

}  // namespace degarble
