// The ways in which text gets misread: bytes of one encoding, shown in another.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "decode/encodings.hpp"
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

// An encoding that text is taken for, and what it costs to assume so, in sixteenths of a nat.
struct Misreader {
  const Encoding* encoding = nullptr;
  std::int64_t cost = 0;
};

// All of them, the usual ones first.
[[nodiscard]] std::span<const Misreader> misreaders();

// Channels of UTF-8 with a detour.
[[nodiscard]] std::span<const Channel> detours();

// "UTF-8 read as windows-1252, twice". Lives forever.
[[nodiscard]] std::string_view description(const Channel& channel, int layers);

}  // namespace degarble
