// From characters back to the bytes of an encoding: how text is written out again that was read
// with the wrong one.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "encodings/encodings.hpp"

namespace degarble {

class ByteTable {
 public:
  explicit ByteTable(const Encoding& encoding);

  // The bytes that the encoding has for a character: one, below 0x100, or two, the first in the
  // upper half; 0 for what it does not have.
  [[nodiscard]] std::uint16_t at(char32_t c) const {
    return c < 0x10000 ? pages_[page_of_[c >> 8]][c & 0xFF] : std::uint16_t{0};
  }

 private:
  using Page = std::array<std::uint16_t, 256>;

  void set(char32_t c, std::uint16_t bytes);  // unless it has some already
  void add_single_bytes(const Encoding& encoding);
  void add_pairs(const Encoding& encoding);

  std::array<std::uint8_t, 256> page_of_{};  // by the upper half; page 0 is empty
  std::vector<Page> pages_;
};

// The table of an encoding, made when it is first asked for: in microseconds where a byte is a
// character, in some two milliseconds otherwise.
[[nodiscard]] const ByteTable& byte_table(const Encoding& encoding);

}  // namespace degarble
