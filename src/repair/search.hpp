// The search for the channel that a passage went through: every encoding that it may have been
// written in, shown in every one that it may have been taken for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
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
  int layers = 1;           // how often it went through the channel
  bool has_losses = false;  // whether bytes had to be guessed
  Language language = kNoLanguage;
  std::int64_t gain = 0;    // by how much it makes more sense, in sixteenths of a nat
  std::int64_t margin = 0;  // by how much it makes more sense than the next reading
  std::string next;         // what that reading undoes, in words; empty if there was none
};

// By how much the words of a passage in which something is unusual are dearer than prose: where
// that is little, no reading can make more sense. In sixteenths of a nat.
[[nodiscard]] std::int64_t excess_of(std::u32string_view passage);

// Whether the words above ASCII of a passage are dearer than prose in every language, though
// nothing in it is unusual in all of them.
[[nodiscard]] bool is_dear(std::u32string_view passage);

// Whether some of the passage is UTF-8 that was read as windows-1252.
[[nodiscard]] bool reads_as_utf8(std::u32string_view passage);

// What a passage may have been written in: a few odd characters are enough to see UTF-8 in, but not
// to tell legacy encodings by; where nothing is odd, letters may stand for others of their script.
enum class Meant : std::uint8_t { utf8, same_script, anything };

// The reading of a passage that makes more sense than what stands there, by a margin. Linear in the
// passage, with a large factor.
[[nodiscard]] std::optional<Hypothesis> find_channel(std::u32string_view passage, Meant meant);

// How much of a passage a known channel must explain: all that may have gone through it, or what it
// can, where nobody has the time to find out what became of the rest.
enum class Explains : std::uint8_t { all, part };

// The same, if the passage went through this channel, which others of the text did: less is enough.
[[nodiscard]] std::optional<Hypothesis> undo_channel(std::u32string_view passage,
                                                     const Channel& channel, Language language,
                                                     Explains least);

// Whether the channel's text was UTF-8, which proves itself.
[[nodiscard]] bool was_utf8(const Channel& channel);

}  // namespace degarble
