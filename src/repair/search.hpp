// The search for the channel that a passage went through: every encoding that it may have been
// written in, shown in every one that it may have been taken for.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "evidence/language.hpp"
#include "repair/channels.hpp"
#include "repair/rereading.hpp"

namespace degarble {

// A channel, and the passage as it was before it went through.
struct Hypothesis {
  Channel channel;
  Rereading reading;
  int layers = 1;  // how often it went through the channel
  Language language = kNoLanguage;
  std::int64_t gain = 0;    // by how much it makes more sense, in sixteenths of a nat
  std::int64_t margin = 0;  // by how much it makes more sense than the next reading
};

// The reading of a passage that makes more sense than what stands there, by a margin. Linear in the
// passage, with a large factor.
[[nodiscard]] std::optional<Hypothesis> find_channel(std::u32string_view passage);

// The same, if the passage went through this channel, which others of the text did: less is enough.
[[nodiscard]] std::optional<Hypothesis> undo_channel(std::u32string_view passage,
                                                     const Channel& channel, Language language);

// Whether the channel's text was UTF-8, which proves itself.
[[nodiscard]] bool was_utf8(const Channel& channel);

}  // namespace degarble
