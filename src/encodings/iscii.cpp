#include "encodings/iscii.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"

namespace degarble {
namespace {

constexpr unsigned char kFirst = 0xA1;
constexpr char kAnusvara = '\xA2';
constexpr char kInvisible = '\xD9';
constexpr char kHalant = '\xE8';
constexpr char kNukta = '\xE9';
constexpr char kDanda = '\xEA';
constexpr char kAttribute = '\xEF';
constexpr char kExtension = '\xF0';

constexpr char16_t kNonJoiner = 0x200C;
constexpr char16_t kJoiner = 0x200D;

// IS 13194:1991, table 1, from A1 to E9 as Devanagari, and the digits. The other scripts have their
// letters at the same places of their blocks of Unicode.
constexpr std::array<char16_t, 0xEA - kFirst> kLetters = {
    0x0901, 0x0902, 0x0903, 0x0905, 0x0906, 0x0907, 0x0908, 0x0909, 0x090A, 0x090B, 0x090E,
    0x090F, 0x0910, 0x090D, 0x0912, 0x0913, 0x0914, 0x0911, 0x0915, 0x0916, 0x0917, 0x0918,
    0x0919, 0x091A, 0x091B, 0x091C, 0x091D, 0x091E, 0x091F, 0x0920, 0x0921, 0x0922, 0x0923,
    0x0924, 0x0925, 0x0926, 0x0927, 0x0928, 0x0929, 0x092A, 0x092B, 0x092C, 0x092D, 0x092E,
    0x092F, 0x095F, 0x0930, 0x0931, 0x0932, 0x0933, 0x0934, 0x0935, 0x0936, 0x0937, 0x0938,
    0x0939, 0,      0x093E, 0x093F, 0x0940, 0x0941, 0x0942, 0x0943, 0x0946, 0x0947, 0x0948,
    0x0945, 0x094A, 0x094B, 0x094C, 0x0949, 0x094D, 0x093C};
constexpr unsigned char kFirstDigit = 0xF1;
constexpr unsigned char kLastDigit = 0xFA;
constexpr char16_t kDevanagari = 0x0900;
constexpr char16_t kZero = 0x0966;

struct IndicScript {
  char attribute;            // what calls it in, behind EF
  char16_t block;            // its first code point
  std::string_view missing;  // the letters that it does not have
};
constexpr IndicScript kScripts[] = {
    {'\x42', kDevanagari, ""},
    {'\x43', 0x0980, "\xAB\xAE\xAF\xB2\xC7\xD0\xD2\xD3\xD4\xE0\xE3\xE4\xE7"},
    {'\x4B', 0x0A00, "\xAA\xAB\xAE\xAF\xB2\xC7\xCE\xD0\xD3\xD6\xDF\xE0\xE3\xE4\xE7"},
    {'\x4A', 0x0A80, "\xAB\xAF\xC7\xCE\xD0\xD3\xE0\xE4"},
    {'\x47', 0x0B00, "\xAB\xAE\xAF\xB2\xC7\xD0\xD3\xE0\xE3\xE4\xE7"},
    {'\x44', 0x0B80,
     "\xA1\xAA\xAE\xB2\xB4\xB5\xB6\xB9\xBB\xBE\xBF\xC0\xC3\xC4\xC5\xC9\xCA\xCB\xCE\xDF\xE3\xE7"
     "\xE9"},
    {'\x45', 0x0C00, "\xA1\xAE\xB2\xC7\xCE\xD3\xE3\xE7\xE9"},
    {'\x48', 0x0C80, "\xA1\xAE\xB2\xC7\xCE\xD0\xD3\xE3\xE7\xE9"},
    {'\x49', 0x0D00, "\xA1\xAE\xB2\xC7\xCE\xE3\xE7\xE9"},
};
constexpr std::size_t kGurmukhi = 2;
constexpr char kDefault = '\x40';
constexpr char kRoman = '\x41';
constexpr char kAssamese = '\x46';  // is written in Bengali letters

// What a letter is with a dot under it, in the scripts whose bits are set (annex G).
struct Dotted {
  char letter;
  char16_t code_point;
  unsigned scripts;
};
constexpr Dotted kDotted[] = {
    {'\xA1', 0x0950, 0b000001001}, {'\xA6', 0x090C, 0b111010011}, {'\xA7', 0x0961, 0b111010011},
    {'\xAA', 0x0960, 0b111011011}, {'\xB3', 0x0958, 0b000000001}, {'\xB4', 0x0959, 0b000000101},
    {'\xB5', 0x095A, 0b000000101}, {'\xBA', 0x095B, 0b000000101}, {'\xBF', 0x095C, 0b000000111},
    {'\xC0', 0x095D, 0b000010011}, {'\xC9', 0x095E, 0b000000101}, {'\xDB', 0x0962, 0b000000011},
    {'\xDC', 0x0963, 0b000000011}, {'\xDF', 0x0944, 0b011001011}, {kDanda, 0x093D, 0b000000001},
};

// Gurmukhi writes a doubled consonant with a mark before it, and a nasal as one of two signs.
constexpr char16_t kAdhak = 0x0A71;
constexpr char16_t kTippi = 0x0A70;

constexpr bool is_gurmukhi_consonant(char32_t c) {
  return (c >= 0x0A15 && c <= 0x0A30) || (c >= 0x0A35 && c <= 0x0A39);
}
constexpr bool takes_tippi(char32_t c) {
  return is_gurmukhi_consonant(c) || c == 0x0A05 || c == 0x0A07 || c == 0x0A3F || c == 0x0A41 ||
         c == 0x0A42;
}

char32_t in_script(char32_t devanagari, std::size_t script) {
  return devanagari - kDevanagari + kScripts[script].block;
}

char32_t letter_of(char c, std::size_t script) {
  const unsigned char value = byte(c);
  if (c == kDanda) return 0x0964;  // of all scripts
  if (value >= kFirstDigit && value <= kLastDigit) {
    return in_script(kZero + (value - char32_t{kFirstDigit}), script);
  }
  const bool is_letter = value >= kFirst && value - kFirst < static_cast<int>(kLetters.size());
  if (!is_letter || kScripts[script].missing.find(c) != std::string_view::npos) {
    return kUndecodable;
  }
  return in_script(kLetters[value - kFirst], script);
}

char32_t dotted_letter(char c, std::size_t script) {
  for (const Dotted& row : kDotted) {
    const bool has = (row.scripts >> script & 1) != 0;
    if (row.letter == c && has) return in_script(row.code_point, script);
  }
  return 0;
}

// Two consonants that are one twice, and what the second byte of a pair makes of Gurmukhi's first.
Step gurmukhi_step(std::string_view rest, char32_t letter) {
  if (rest[0] == '\xC0' && rest[1] == kNukta) return {0x0A5C, 2, {0x0A4D, 0x0A39}};
  if (rest[1] == kAnusvara && takes_tippi(letter)) return {letter, 2, {kTippi}};
  if (rest[1] != kHalant || !is_gurmukhi_consonant(letter)) return {letter, 1};
  if (rest.size() == 2) return {letter, 1, {}, true};
  return rest[2] == rest[0] ? Step{kAdhak, 3, {static_cast<char16_t>(letter)}} : Step{letter, 1};
}

// A letter, with the bytes behind it that make another of it.
Step letter_step(std::string_view rest, std::size_t script) {
  const char32_t letter = letter_of(rest[0], script);
  if (letter == kUndecodable) return undecodable(1);
  if (rest.size() == 1) return {letter, 1, {}, true};
  const char next = rest[1];
  if (rest[0] == kHalant && next == kHalant) return {letter, 2, {kNonJoiner}};
  if (rest[0] == kHalant && next == kNukta) return {letter, 2, {kJoiner}};
  if (rest[0] == kDanda && next == kDanda) return {0x0965, 2};
  if (rest.starts_with("\xA4\xE0") && script == 0) return {0x0904, 2};
  const char32_t dotted = next == kNukta ? dotted_letter(rest[0], script) : 0;
  if (dotted != 0) return {dotted, 2};
  return script == kGurmukhi ? gurmukhi_step(rest, letter) : Step{letter, 1};
}

// The two signs behind the byte of extensions that Unicode has (annex B).
Step extension(std::string_view rest) {
  if (rest.size() == 1) return incomplete(1);
  if (rest[1] == '\xBF') return {0x0970, 2};
  if (rest[1] == '\xB8') return {0x0952, 2};
  return undecodable(1);
}

}  // namespace

IsciiReader::IsciiReader(const Encoding& encoding)
    : first_(encoding.page), current_(encoding.page) {}

// What calls in a script, or bold letters and the like.
Step IsciiReader::attribute(std::string_view rest) {
  constexpr char kFirstDisplay = 0x21;
  constexpr char kLastDisplay = 0x3F;
  if (rest.size() == 1) return incomplete(1);
  const char name = rest[1] == kAssamese ? '\x43' : rest[1];
  const auto* const found = std::ranges::find(kScripts, name, &IndicScript::attribute);
  const bool is_script = found != std::end(kScripts);
  const bool is_first = name == kDefault || name == kRoman;
  const bool is_display = name >= kFirstDisplay && name <= kLastDisplay;
  if (!is_script && !is_first && !is_display) return undecodable(1);
  if (is_script) current_ = static_cast<std::size_t>(found - std::begin(kScripts));
  if (is_first) current_ = first_;
  return {kNoCharacter, 2};
}

Step IsciiReader::operator()(std::string_view bytes, std::size_t at) {
  const std::string_view rest = bytes.substr(at);
  const char first = rest[0];
  if (first == '\n' || first == '\r') current_ = first_;
  if (is_ascii(first)) return {byte(first), 1};
  if (first == kAttribute) return attribute(rest);
  if (first == kExtension) return extension(rest);
  if (first != kInvisible) return letter_step(rest, current_);
  // Before a halant, what shows the halant by itself.
  if (rest.size() == 1) return {kJoiner, 1, {}, true};
  return {rest[1] == kHalant ? U' ' : char32_t{kJoiner}, 1};
}

std::string IsciiReader::shift() const {
  if (current_ == first_) return {};
  return {kAttribute, kScripts[current_].attribute};
}

}  // namespace degarble
