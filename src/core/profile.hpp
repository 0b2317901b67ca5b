// What one block of a stream may tell the next. It is folded in block order before the blocks are
// repaired, from their bytes alone; adding a field is a design decision, argued for in
// docs/design.md.
#pragma once

#include <cstdint>
#include <string>

namespace degarble {

struct Encoding;  // decode/encodings.hpp

struct Profile {
  // The encoding of the whole stream, when it is UTF-16, UTF-32 or named by --from; null for text
  // that is UTF-8 or a legacy encoding, which is judged line by line.
  const Encoding* transfer = nullptr;

  // What bytes that are not UTF-8 are, once enough of them were seen; null until then.
  const Encoding* legacy = nullptr;
  int legacy_confidence = 0;
  std::uint8_t legacy_language = 0xFF;  // evidence/language.hpp

  // Multi-byte characters in the first block that has any before its first byte that is not UTF-8:
  // a text that has them is UTF-8 with accidents.
  std::uint64_t utf8_characters = 0;

  // Apostrophes inside words so far, U+0027 and U+2019: a restored one is written like them.
  std::uint64_t straight_apostrophes = 0;
  std::uint64_t curly_apostrophes = 0;

  // Escape sequence in force at the start of the block, in a stateful encoding named by --from.
  std::string shift;
};

}  // namespace degarble
