// How a text was misread: bytes of one encoding, shown in another. What blocks tell each other, and
// what repair searches for.
#pragma once

#include "encodings/encodings.hpp"
#include "evidence/language.hpp"

namespace degarble {

// What was shown wrongly may have been written out in another encoding, and shown wrongly again:
// some programs of the Macintosh did so with all that they were given.
struct Detour {
  const Encoding* written = nullptr;  // null for no detour
  const Encoding* shown = nullptr;
  int times = 0;

  friend bool operator==(const Detour&, const Detour&) = default;
};

struct Channel {
  const Encoding* meant = nullptr;  // what the bytes were
  const Encoding* shown = nullptr;  // what they were taken for
  Detour detour;                    // what became of it then

  [[nodiscard]] bool is_direct() const { return detour.written == nullptr; }

  friend bool operator==(const Channel&, const Channel&) = default;
};

// A channel that text went through, and what language the text was in.
struct KnownChannel {
  Channel channel;
  Language language = kNoLanguage;
};

}  // namespace degarble
