// What can be said of a file: its encoding, its language, its line ends. Knows nothing of how it is
// printed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace degarble {

struct Description {
  std::string_view encoding;  // name in the table of encodings; "US-ASCII" if nothing is above it
  std::string_view second;    // of lines in a second encoding; empty if there are none
  std::string_view language;  // BCP 47; empty for what is no language, or too short to tell
  int confidence = 100;       // per cent, in the encoding
  bool byte_order_mark = false;
  bool binary = false;  // has NUL bytes and is no text in any encoding

  std::uint64_t lf = 0;  // line ends of each kind
  std::uint64_t crlf = 0;
  std::uint64_t cr = 0;

  std::uint64_t lines = 0;
  std::uint64_t not_utf8 = 0;  // lines that are not UTF-8, where they are judged one by one
  std::uint64_t damaged = 0;   // lines with bytes that stand for nothing, U+FFFD or C1 controls
};

// Describes a text, or the first bytes of one. Linear in its size; 64 KiB are enough for all but
// the counts.
[[nodiscard]] Description describe(std::string_view bytes);

}  // namespace degarble
