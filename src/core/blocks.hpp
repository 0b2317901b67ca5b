// The pure cutter: where a stream of bytes is cut into blocks. It decides from the bytes alone, so
// the shape of the chunks in which they arrive can't matter to anything behind it.
#pragma once

#include <cstddef>
#include <string_view>

namespace degarble {

// A line of prose has a few hundred bytes, so a block holds enough of them to judge a text by, and
// still lies in the second-level cache.
#ifdef DEGARBLE_BLOCK_LIMIT  // fuzzers have a small one, so that texts of several blocks are cheap
constexpr std::size_t kBlockLimit = DEGARBLE_BLOCK_LIMIT;
#else
constexpr std::size_t kBlockLimit = std::size_t{64} * 1024;
#endif

// How the bytes of a stream make up characters, as far as cutting needs to know.
enum class Units : unsigned char {
  bytes,  // ASCII-compatible: a byte below 0x80 is that ASCII character, except as a second byte
  utf16_little,  // two or four bytes at a time
  utf16_big,
  utf32_little,
  utf32_big,
};

// Bytes of a code unit: 1, 2 or 4.
[[nodiscard]] constexpr std::size_t unit_size(Units units) {
  if (units == Units::bytes) return 1;
  return units == Units::utf16_little || units == Units::utf16_big ? 2 : 4;
}

// The code unit that begins at bytes[at]; all its bytes must be there.
[[nodiscard]] char32_t unit_at(std::string_view bytes, std::size_t at, Units units);

// Length of the first block of `bytes`, at most kBlockLimit; 0 when more bytes are needed (and 0
// for no bytes). `last` says that no more will come. Once the answer is not 0, more bytes never
// change it.
//
// A block ends at the last line end inside the limit; else after the last space; else where a
// character begins that does not combine with the one before it, in any normalization form; else at
// a character; else at the limit.
[[nodiscard]] std::size_t block_length(std::string_view bytes, bool last,
                                       Units units = Units::bytes);

// The same for the blocks of one line each that --line-buffered asks for. A line ends behind LF, CR
// LF or CR; a CR needs the unit behind it.
[[nodiscard]] std::size_t line_length(std::string_view bytes, bool last,
                                      Units units = Units::bytes);

}  // namespace degarble
