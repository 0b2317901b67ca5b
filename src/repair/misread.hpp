// A piece of a passage that went through a channel, where the rest of the passage did not.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "degarble/degarble.hpp"
#include "repair/channels.hpp"
#include "repair/rereading.hpp"

namespace degarble {

struct Misread {
  Span span;         // in the passage, in bytes
  std::string text;  // what it was
  Channel channel;
};

// The passage as it reads with all of them, which are in order.
[[nodiscard]] Rereading reading_with(std::string_view passage, std::span<const Misread> misread);

}  // namespace degarble
