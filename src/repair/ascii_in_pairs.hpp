// ASCII of which each two bytes were taken for one character of UTF-16: "Bush hid the facts" as
// nine Chinese characters that make no sense.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "degarble/degarble.hpp"
#include "repair/channels.hpp"

namespace degarble {

struct AsciiInPairs {
  Span span;         // in the passage, in bytes
  std::string text;  // what it was
  Channel channel;
};

// The passage must be well-formed.
[[nodiscard]] std::vector<AsciiInPairs> find_ascii_in_pairs(std::string_view passage);

}  // namespace degarble
