// The ways in which text gets misread: bytes of one encoding, shown in another.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "channel.hpp"
#include "encodings/encodings.hpp"
#include "evidence/language.hpp"

namespace degarble {

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

// "UTF-8 read as windows-1252, twice". Lives forever.
[[nodiscard]] std::string_view description(const Channel& channel, int layers);

}  // namespace degarble
