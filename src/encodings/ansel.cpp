#include "encodings/ansel.hpp"

#include <unicode/unorm2.h>

#include <array>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "encodings/converter.hpp"

namespace degarble {
namespace {

constexpr unsigned char kFirstSign = 0xA1;
constexpr unsigned char kLastSign = 0xCF;
constexpr unsigned char kFirstMark = 0xE0;

// "MARC 21 Specifications: Code Table Extended Latin (ANSEL)",
// https://www.loc.gov/marc/specifications/; CF is the sharp s of GEDCOM 5.5.1, which C7 is in
// MARC 21. 0: nothing.
constexpr std::array<char16_t, kLastSign - kFirstSign + 1> kSigns = {
    0x0141, 0x00D8, 0x0110, 0x00DE, 0x00C6, 0x0152, 0x02B9, 0x00B7, 0x266D, 0x00AE, 0x00B1, 0x01A0,
    0x01AF, 0x02BC, 0,      0x02BB, 0x0142, 0x00F8, 0x0111, 0x00FE, 0x00E6, 0x0153, 0x02BA, 0x0131,
    0x00A3, 0x00F0, 0,      0x01A1, 0x01B0, 0,      0,      0x00B0, 0x2113, 0x2117, 0x00A9, 0x266F,
    0x00BF, 0x00A1, 0x00DF, 0x20AC, 0,      0,      0,      0,      0,      0,      0x00DF};
constexpr std::array<char16_t, 0x100 - kFirstMark> kMarks = {
    0x0309, 0x0300, 0x0301, 0x0302, 0x0303, 0x0304, 0x0306, 0x0307, 0x0308, 0x030C, 0x030A,
    0xFE20, 0xFE21, 0x0315, 0x030B, 0x0310, 0x0327, 0x0328, 0x0323, 0x0324, 0x0325, 0x0333,
    0x0332, 0x0326, 0x031C, 0x032E, 0xFE22, 0xFE23, 0,      0,      0x0313, 0};

char32_t sign_of(unsigned char c) {
  const bool is_sign = c >= kFirstSign && c <= kLastSign && kSigns[c - kFirstSign] != 0;
  return is_sign ? kSigns[c - kFirstSign] : kUndecodable;
}

char16_t combining_mark(char c) {
  return byte(c) >= kFirstMark ? kMarks[byte(c) - kFirstMark] : u'\0';
}

// The letter with the mark, or 0 if there is none.
char32_t joined_with_mark(char32_t letter, char32_t mark) {
  UErrorCode status = U_ZERO_ERROR;
  static const UNormalizer2* const kNfc = unorm2_getNFCInstance(&status);
  const UChar32 found =
      unorm2_composePair(kNfc, static_cast<UChar32>(letter), static_cast<UChar32>(mark));
  return found > 0 ? static_cast<char32_t>(found) : 0;
}

}  // namespace

AnselCharacter ansel_character(std::string_view bytes, std::size_t at) {
  constexpr std::size_t kMostMarks = 2;
  if (combining_mark(bytes[at]) == 0) return {sign_of(byte(bytes[at]))};
  std::size_t end = at;
  while (end < bytes.size() && end - at < kMostMarks && combining_mark(bytes[end]) != 0) ++end;
  const auto length = static_cast<std::uint32_t>(end - at);
  if (end == bytes.size()) return {kUndecodable, 0, length, true};
  AnselCharacter found{byte(bytes[end]), 0, length + 1};
  if (!is_ascii(bytes[end])) found.code_point = sign_of(byte(bytes[end]));
  if (!is_ascii_letter(found.code_point) && found.code_point < 0xC0) return {kUndecodable};
  if (found.code_point == kUndecodable) return {kUndecodable};
  for (; at < end; ++at) {
    const char16_t mark = combining_mark(bytes[at]);
    const char32_t letter = joined_with_mark(found.code_point, mark);
    if (letter == 0 && found.mark != 0) return {kUndecodable};
    if (letter == 0) found.mark = mark;
    if (letter != 0) found.code_point = letter;
  }
  return found;
}

}  // namespace degarble
