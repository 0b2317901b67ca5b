// Decodes bytes of a known encoding, character by character. No byte is ever dropped: each belongs
// to a character, or to something undecodable.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "decode/encodings.hpp"

namespace degarble {

constexpr char32_t kUndecodable = 0x110000;

// A character of the decoded text. Its bytes run to the next one's begin.
struct Decoded {
  std::uint32_t begin = 0;
  char32_t code_point = 0;  // or kUndecodable
};

// All characters of `bytes`, which must begin at one. `shift` is the escape sequence in force
// there, in a stateful encoding. A byte order mark is a character like any other, and escape
// sequences belong to the character before them or, at the start, to the one behind them.
[[nodiscard]] std::vector<Decoded> decode_characters(const Encoding& encoding,
                                                     std::string_view bytes,
                                                     std::string_view shift = {});

// The escape sequence in force behind `bytes`, where `shift` was in force before them.
[[nodiscard]] std::string_view shift_after(const Encoding& encoding, std::string_view bytes,
                                           std::string_view shift);

}  // namespace degarble
