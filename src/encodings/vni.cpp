#include "encodings/vni.hpp"

#include <algorithm>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "encodings/code_pages.hpp"

namespace degarble {
namespace {

// The marks behind a vowel: acute, grave, hook, tilde and dot; a circumflex, and with each of
// those; a breve, and with each. Capitals have them 20 below.
constexpr std::string_view kMarks =
    "\xF9\xF8\xFB\xF5\xEF\xE2\xE1\xE0\xE5\xE3\xE4\xEA\xE9\xE8\xFA\xFC\xEB";

// A vowel by itself, and with the first of these marks, as VNI-Win has them in the tables of Unikey
// (ukengine/data.cpp).
struct Vowel {
  char byte;
  std::u16string_view letters;
};
constexpr Vowel kVowels[] = {
    {'a',
     u"a\u00E1\u00E0\u1EA3\u00E3\u1EA1\u00E2\u1EA5\u1EA7\u1EA9\u1EAB\u1EAD\u0103\u1EAF\u1EB1\u1EB3"
     u"\u1EB5\u1EB7"},
    {'A',
     u"A\u00C1\u00C0\u1EA2\u00C3\u1EA0\u00C2\u1EA4\u1EA6\u1EA8\u1EAA\u1EAC\u0102\u1EAE\u1EB0\u1EB2"
     u"\u1EB4\u1EB6"},
    {'e', u"e\u00E9\u00E8\u1EBB\u1EBD\u1EB9\u00EA\u1EBF\u1EC1\u1EC3\u1EC5\u1EC7"},
    {'E', u"E\u00C9\u00C8\u1EBA\u1EBC\u1EB8\u00CA\u1EBE\u1EC0\u1EC2\u1EC4\u1EC6"},
    {'o', u"o\u00F3\u00F2\u1ECF\u00F5\u1ECD\u00F4\u1ED1\u1ED3\u1ED5\u1ED7\u1ED9"},
    {'O', u"O\u00D3\u00D2\u1ECE\u00D5\u1ECC\u00D4\u1ED0\u1ED2\u1ED4\u1ED6\u1ED8"},
    {'u', u"u\u00FA\u00F9\u1EE7\u0169\u1EE5"},
    {'U', u"U\u00DA\u00D9\u1EE6\u0168\u1EE4"},
    {'y', u"y\u00FD\u1EF3\u1EF7\u1EF9"},
    {'Y', u"Y\u00DD\u1EF2\u1EF6\u1EF8"},
    {'\xF4', u"\u01A1\u1EDB\u1EDD\u1EDF\u1EE1\u1EE3"},
    {'\xD4', u"\u01A0\u1EDA\u1EDC\u1EDE\u1EE0\u1EE2"},
    {'\xF6', u"\u01B0\u1EE9\u1EEB\u1EED\u1EEF\u1EF1"},
    {'\xD6', u"\u01AF\u1EE8\u1EEA\u1EEC\u1EEE\u1EF0"},
};

struct Unmarked {
  char byte;
  char16_t code_point;
};
constexpr Unmarked kLetters[] = {
    {'\xF1', 0x0111}, {'\xD1', 0x0110}, {'\xED', 0x00ED}, {'\xCD', 0x00CD}, {'\xEC', 0x00EC},
    {'\xCC', 0x00CC}, {'\xE6', 0x1EC9}, {'\xC6', 0x1EC8}, {'\xF3', 0x0129}, {'\xD3', 0x0128},
    {'\xF2', 0x1ECB}, {'\xD2', 0x1ECA}, {'\xEE', 0x1EF5}, {'\xCE', 0x1EF4},
};

// A mark that stands by itself is none.
char32_t other_character(char c) {
  const auto* const letter = std::ranges::find(kLetters, c, &Unmarked::byte);
  if (letter != std::end(kLetters)) return letter->code_point;
  const bool is_sign = byte(c) < 0xC0 || c == '\xD7' || c == '\xF7';
  return is_sign ? code_point_of(windows_1252(), byte(c)) : kUndecodable;
}

}  // namespace

Step VniStep::operator()(std::string_view bytes, std::size_t at) const {
  const auto* const vowel = std::ranges::find(kVowels, bytes[at], &Vowel::byte);
  if (vowel == std::end(kVowels)) return {other_character(bytes[at]), 1};
  if (at + 1 == bytes.size()) return {vowel->letters[0], 1, {}, true};
  const char next = bytes[at + 1];
  const bool is_above_ascii = byte(next) >= 0xC0;
  const std::size_t mark =
      is_above_ascii ? kMarks.find(static_cast<char>(byte(next) | 0x20)) : kMarks.npos;
  const bool has = mark != kMarks.npos && mark + 1 < vowel->letters.size();
  return has ? Step{vowel->letters[mark + 1], 2} : Step{vowel->letters[0], 1};
}

}  // namespace degarble
