// Texts that have few bytes above ASCII. What is said twice tells once there, and what would be
// beside the point in a text of many letters decides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace degarble {

// A window without what it says again: lines all of whose words above ASCII stood in earlier ones,
// and the middle of long runs of one byte, which are rulers and frames.
struct Condensed {
  std::string text;
  std::size_t words = 0;  // different ones above ASCII, up to kManyWords
  bool has_letters =
      false;  // whether one of them has two different bytes, so that it may be a word
};
constexpr std::size_t kManyWords = 16;  // of a window that has so many, no line is left out
[[nodiscard]] Condensed condense(std::string_view window);

// What tells against a language that is written in another script than ASCII's, in sixteenths of a
// nat: that no word of the text is: three letters, or two ideographs or syllables, that are not one
// again and again; two letters are half a word.
[[nodiscard]] std::int64_t cost_of_unproven_script(std::u32string_view text);

// What tells against a reading, in sixteenths of a nat: ideographs, half-width katakana and parts
// of frames that touch the ASCII letter before them, as far as they are more than stand apart.
[[nodiscard]] std::int64_t cost_of_strangers(std::u32string_view text);

}  // namespace degarble
