// UTF-8 one character at a time (Unicode Standard 15, section 3.9, table 3-7). For whole texts, see
// scan/utf8_scan.hpp. Knows nothing of the rest of the program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace degarble {

constexpr char32_t kReplacement = 0xFFFD;  // REPLACEMENT CHARACTER
constexpr std::string_view kReplacementUtf8 = "\xEF\xBF\xBD";
constexpr std::string_view kByteOrderMarkUtf8 = "\xEF\xBB\xBF";  // U+FEFF

constexpr unsigned char byte(char c) { return static_cast<unsigned char>(c); }
constexpr bool is_ascii(char c) { return byte(c) < 0x80; }
constexpr bool is_continuation(char c) { return (byte(c) & 0xC0) == 0x80; }

// Bytes of the sequence that this byte, C2..F4, begins.
constexpr std::size_t sequence_length(std::size_t lead) {
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

// The two code units of UTF-16 that a code point above U+FFFF is written in, and that code point
// (Unicode Standard 15, table 3-5).
constexpr bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
constexpr bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }
constexpr bool is_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDFFF; }
constexpr char32_t from_surrogates(char32_t high, char32_t low) {
  return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

// Why bytes are not well-formed UTF-8.
enum class IllFormed : std::uint8_t {
  none,
  stray_continuation,  // 80..BF where a character should begin
  invalid_byte,        // C0, C1, F5..FF: never part of UTF-8
  overlong,            // a longer sequence than the character needs
  surrogate,           // U+D800..U+DFFF
  too_large,           // above U+10FFFF
  too_short,           // the next byte does not continue the sequence
  truncated,           // the text ends inside the sequence
};

// What begins at some place of a text.
struct Character {
  char32_t code_point = kReplacement;
  std::uint8_t length =
      0;  // bytes; of an ill-formed one, its maximal subpart (table 3-8), at least 1
  IllFormed reason = IllFormed::none;

  [[nodiscard]] constexpr bool valid() const { return reason == IllFormed::none; }
};

// The character that begins at `at`, which must lie inside `text`.
[[nodiscard]] Character character_at(std::string_view text, std::size_t at);

// The same in text that is known to be well-formed.
[[nodiscard]] constexpr Character well_formed_character_at(std::string_view text, std::size_t at) {
  const auto bits = [&](std::size_t i) { return char32_t{byte(text[at + i])} & 0x3F; };
  const char32_t lead = byte(text[at]);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | bits(1), 2};
  if (lead < 0xF0) return {(lead & 0x0F) << 12 | bits(1) << 6 | bits(2), 3};
  return {(lead & 0x07) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3), 4};
}

// The character that ends just before `at`, which must be above 0. Ill-formed bytes count singly.
[[nodiscard]] Character character_before(std::string_view text, std::size_t at);

// Appends the code point, which must be a Unicode scalar value, as UTF-8.
void append(std::string& out, char32_t code_point);

// A text as code points, which must be well-formed; and back, of Unicode scalar values.
[[nodiscard]] std::u32string code_points(std::string_view text);
[[nodiscard]] std::string to_utf8(std::u32string_view text);

// Writes the code point, which must be a Unicode scalar value, as UTF-8; returns the end.
constexpr char* write_utf8(char* to, char32_t code_point) {
  const auto put = [&to](char32_t value) { *to++ = static_cast<char>(value); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3F));
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
  return to;
}

// Bytes that a code point takes in UTF-8.
[[nodiscard]] constexpr std::size_t utf8_length(char32_t code_point) {
  return code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
}

// Largest place at or before `at` where a character of the UTF-8 `text` begins or the text ends.
// Among ill-formed bytes it steps back 3 at most.
[[nodiscard]] std::size_t character_start(std::string_view text, std::size_t at);

}  // namespace degarble
