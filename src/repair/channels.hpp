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

// Whether the channel's text was UTF-8, which proves itself.
[[nodiscard]] bool was_utf8(const Channel& channel);

// Whether it is UTF-8 or Latin-1 or anything else that was taken for windows-1252, and no more.
[[nodiscard]] bool was_shown_as_western(const Channel& channel);

// Whether each byte is a character.
[[nodiscard]] inline bool is_single_byte(const Encoding& encoding) {
  return encoding.kind == Encoding::Kind::single_byte;
}

// UTF-8 and windows-1252, which nearly all is about.
[[nodiscard]] const Encoding& utf8();
[[nodiscard]] const Encoding& western();

// "UTF-8 read as windows-1252, twice". Lives forever.
[[nodiscard]] std::string_view description(const Channel& channel, int layers);

}  // namespace degarble
