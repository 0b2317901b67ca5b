// The search for the channel that a passage went through: every encoding that it may have been
// written in, shown in every one that it may have been taken for.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/language.hpp"
#include "repair/channels.hpp"
#include "repair/rereading.hpp"
#include "repair/shortlist.hpp"

namespace degarble {

// A channel, and the passage as it was before it went through.
struct Hypothesis {
  Channel channel;
  Rereading reading;
  int layers = 1;           // how often it went through the channel
  bool has_losses = false;  // whether bytes had to be guessed
  Language language = kNoLanguage;
  std::int64_t prior = 0;   // what it costs to assume the channel, in sixteenths of a nat
  std::int64_t gain = 0;    // by how much it makes more sense, in sixteenths of a nat
  std::int64_t margin = 0;  // by how much it makes more sense than the next reading
  std::string next = {};    // what that reading undoes, in words; empty if there was none
};

// Whether a reading has to outweigh good text, which is so much more common, or only to be
// likelier.
enum class Belief : std::uint8_t { outweighing, anything };

// The reading of a passage that makes more sense than what stands there, by a margin. Linear in the
// passage, with a large factor.
[[nodiscard]] std::optional<Hypothesis> search_channel(std::u32string_view passage, Meant meant,
                                                       Belief belief = Belief::outweighing);

// The searches for channels, of which the last ones are kept: a block that changed is searched
// again, and most of it is as it was; texts repeat themselves, too. May be used by several threads
// at once.
class ChannelSearches {
 public:
  // What search_channel finds.
  [[nodiscard]] std::optional<Hypothesis> find_channel(std::u32string_view passage, Meant meant);

 private:
  struct Search {
    std::u32string passage;  // empty at first: nobody searches that
    Meant meant = Meant::utf8;
    std::optional<Hypothesis> found;
  };

  std::mutex mutex_;
  std::vector<Search> searches_;  // up to some kilobytes each, at the places of their hashes
};

// How much of a passage a known channel must explain: all that may have gone through it, or what it
// can, where nobody has the time to find out what became of the rest.
enum class Explains : std::uint8_t { all, part };

// The same, if the passage went through this channel, which others of the text did: less is enough.
[[nodiscard]] std::optional<Hypothesis> undo_channel(std::u32string_view passage,
                                                     const Channel& channel, Language language,
                                                     Explains least);

}  // namespace degarble
