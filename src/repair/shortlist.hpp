// Which channels a passage may have gone through: all of them are tried on its most telling words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "repair/channels.hpp"

namespace degarble {

// What a passage may have been written in: a few odd characters are enough to see UTF-8 in, but not
// to tell legacy encodings by, unless they make words; where nothing is odd, letters may stand for
// others of their script.
enum class Meant : std::uint8_t { utf8, words, same_script, anything };

// A channel that comes into question.
struct Shortlisted {
  Channel channel;
  std::int64_t prior = 0;   // what it costs to assume it, in sixteenths of a nat
  std::size_t unusual = 0;  // pairs that it leaves unusual in the words
  std::int64_t cost = 0;    // as a text of those who write so, where nothing unusual tells
};

// Those that make something of UTF-8 of the words, and the best of the others.
[[nodiscard]] std::vector<Shortlisted> shortlist(std::u32string_view words, Meant meant);

}  // namespace degarble
