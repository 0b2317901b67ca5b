// Decodes bytes of a known encoding. No byte is ever dropped: each belongs to a character, or to
// something undecodable.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "encodings/encodings.hpp"

namespace degarble {

constexpr char32_t kUndecodable = 0x110000;

// A character of the decoded text. Its bytes run to the next one's begin.
struct Decoded {
  std::uint32_t begin = 0;
  char32_t code_point = 0;  // or kUndecodable
};

// Whether more bytes follow, in a text that is cut into pieces. What is unfinished at the end of
// such a piece belongs to the character before it; shift_after() carries it over to the next.
enum class Tail : std::uint8_t { ends, goes_on };

// All characters of `bytes`. `shift` is what shift_after() said of the bytes before them. A byte
// order mark is a character like any other; escape sequences belong to the character before them
// or, at the start, to the one behind them.
[[nodiscard]] std::vector<Decoded> decode_characters(const Encoding& encoding,
                                                     std::string_view bytes,
                                                     std::string_view shift = {},
                                                     Tail tail = Tail::ends);

// The same as code points, with U+FFFD for what is undecodable.
[[nodiscard]] std::u32string decode_code_points(const Encoding& encoding, std::string_view bytes);

// The one character that all the bytes are; kUndecodable if they are none, or several.
[[nodiscard]] char32_t only_character(const Encoding& encoding, std::string_view bytes);

// Appends all characters of `bytes` to `out` as UTF-8, with U+FFFD for what is undecodable.
void decode_text(const Encoding& encoding, std::string_view bytes, std::string_view shift,
                 Tail tail, std::string& out);

// Whether nothing in the bytes is undecodable.
[[nodiscard]] bool is_decodable(const Encoding& encoding, std::string_view bytes);

// What the piece behind `bytes` must know, where `shift` was in force before them: the escape
// sequence in force and the bytes of an unfinished character. Empty behind a line end.
[[nodiscard]] std::string shift_after(const Encoding& encoding, std::string_view bytes,
                                      std::string_view shift);

}  // namespace degarble
