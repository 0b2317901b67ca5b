// A passage as it reads if it was written in one encoding and shown in another: its characters,
// written out again in the encoding that they were shown in, are the bytes that it was made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "degarble/degarble.hpp"
#include "encodings/byte_table.hpp"
#include "encodings/encodings.hpp"

namespace degarble {

// What stands in passage[begin, end) means text[text_begin, text_end).
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t text_begin = 0;
  std::size_t text_end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
};

struct Rereading {
  std::u32string text;        // all of the passage
  std::vector<Piece> pieces;  // what is different in it, from left to right, never touching
};

// The bytes of each character of a passage, as ByteTable::at has them; ASCII is itself, and 0 is
// what the encoding does not have.
[[nodiscard]] std::vector<std::uint16_t> bytes_of(std::u32string_view passage,
                                                  const ByteTable& table);

// As UTF-8, CESU-8 included. What is not well-formed stays as it is, and so does what would be of a
// plane without characters.
[[nodiscard]] Rereading reread_as_utf8(std::u32string_view passage,
                                       const std::vector<std::uint16_t>& bytes);

// As an encoding that extends ASCII. What has no bytes stays as it is; nothing if some bytes are
// undecodable.
[[nodiscard]] std::optional<Rereading> reread_as(const Encoding& meant, std::u32string_view passage,
                                                 const std::vector<std::uint16_t>& bytes);

// Where the pieces stand in the UTF-8 of their passage, in bytes.
[[nodiscard]] std::vector<Span> byte_spans(std::u32string_view passage,
                                           const std::vector<Piece>& pieces);

// Both in one, where `inner` reads the text that `outer` gave.
[[nodiscard]] Rereading compose_readings(const Rereading& outer, Rereading inner);

}  // namespace degarble
