// What one block of a stream may tell the next. It is folded in block order before the blocks are
// repaired, from their bytes alone; adding a field is a design decision, argued for in
// docs/design.md.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "channel.hpp"
#include "encodings/encodings.hpp"
#include "evidence/language.hpp"

namespace degarble {

// What became of the apostrophes in pieces of a text.
struct ApostropheCounts {
  std::uint64_t intact = 0;
  std::uint64_t dropped = 0;  // contractions that are no words without theirs
};

struct Profile {
  // The encoding of the whole stream, when it is UTF-16, UTF-32 or named by --from; null for text
  // that is UTF-8 or a legacy encoding, which is judged line by line.
  const Encoding* transfer = nullptr;

  // Whether all of it is known, from a first pass over the same stream: nothing is folded any more.
  bool settled = false;

  // Blocks so far, and bytes of the stream before this one.
  std::uint64_t blocks = 0;
  std::uint64_t bytes = 0;

  // What the text is said to be: by --hint, or by itself in an XML declaration or a meta element;
  // null if nothing.
  const Encoding* declared = nullptr;

  // What bytes that are not UTF-8 are; null until there are some. Each block with more of them may
  // change it, until `legacy_window` is full.
  const Encoding* legacy = nullptr;
  int legacy_confidence = 0;
  Language legacy_language = kNoLanguage;
  std::shared_ptr<const std::string> legacy_window;

  // What `legacy` was before this block, if that made another text of what went before.
  const Encoding* previous_legacy = nullptr;

  // A second encoding, of lines that make no sense in the first; null if there are none.
  const Encoding* second = nullptr;
  Language second_language = kNoLanguage;

  // Multi-byte characters in the first block that has any before its first byte that is not UTF-8:
  // a text that has them is UTF-8 with accidents.
  std::uint64_t utf8_characters = 0;

  // Apostrophes inside words so far, U+0027 and U+2019: a restored one is written like them.
  std::uint64_t straight_apostrophes = 0;
  std::uint64_t curly_apostrophes = 0;

  // What became of apostrophes in the blocks before this one, and in this one: a loss that went on
  // for a thousand lines will hardly have ended.
  ApostropheCounts earlier;
  ApostropheCounts latest;

  // How the text so far was misread, for short strings that could be anything; null until some was.
  // Searches that failed are counted, so that they end.
  std::shared_ptr<const std::vector<KnownChannel>> misreadings;
  std::uint8_t failed_searches = 0;

  // Escape sequence in force at the start of the block, in a stateful encoding named by --from.
  std::string shift;
};

}  // namespace degarble
