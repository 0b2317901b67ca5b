// A place of a text, decoded, with what stands around it. Every look goes a bounded number of bytes
// far.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "degarble/degarble.hpp"

namespace degarble {

// Some characters on either side of a place.
struct Excerpt {
  std::u32string text;
  std::vector<std::size_t> offsets;  // of each character in the bytes, and of the end
  std::size_t at = 0;                // the character at the place
  bool begins = false;               // with the text

  // The bytes of the characters [begin, end).
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {offsets[begin], offsets[end]};
  }
};

// Makes `passage`, which is empty or of the same text, one of the character that begins at `at`.
void find_excerpt(std::string_view text, std::size_t at, Excerpt& excerpt);

// How a text writes the Romanian letters that can be written in two ways: with a comma below, or,
// before fonts had that, with a cedilla.
class RomanianLetters {
 public:
  explicit RomanianLetters(std::string_view text) : text_(text) {}

  // Letters of a word list as the text writes them.
  [[nodiscard]] std::u32string as_written(std::u32string letters);

 private:
  enum class Below : std::uint8_t { unknown, comma, cedilla };

  std::string_view text_;
  Below below_ = Below::unknown;
};

}  // namespace degarble
