// What speaks for a reading of well-formed text, and against it, as a whole: by how much more sense
// it makes in the best language, whether words come out that texts have, whether that is the
// language of the rest, whether it is usual there. A score, so that strong evidence pays for weak;
// 0 is where it is taken. Good text is a thousand times as common as misread text.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "evidence/sentences.hpp"
#include "repair/rereading.hpp"

namespace degarble {

enum class WeighedFeature : std::uint8_t {
  gain,             // ln of the nats that the reading makes more sense
  gain_per_letter,  // nats for each character that it changes, at most 12
  fitting,          // of the different characters that it puts where they belong, up to 6
  listed,           // 2 if word lists prove it, 1 if they support it
  seen_words,       // of the changed words, up to 4, that texts of the language have
  no_seen_word,     // whether there is none
  seen_before,      // of the words that stand there, up to 4, that texts of some language have
  other_language,   // whether what stands there makes most sense in another language
  plain_words,      // tens of nats that the rest costs more in it than in its own language
  odd_words,        // nats that a character of a changed word costs above what is usual
  line,             // nats that a character of the line does
  letters,          // ln of the characters that change, in the text that has more of them
  outside_words,    // share of them that are in no word of three letters and more
  neighbours,  // share of them, before or after, that are next to one beside them in its alphabet
  row,         // whether these are half of three and more, or two of two: an alphabet
  signs,       // share of the characters that were letters, and are none
  bias,
};
constexpr std::size_t kFeatures = 17;

struct Weight {
  std::array<std::int32_t, kFeatures> features{};  // in hundredths
  std::int64_t gain = 0;                           // in units of kNat
  std::size_t kinds = 0;                           // different characters that change
  std::size_t words = 0;                           // different words in which something changed
  bool stood_well = false;                         // all changes, and is usual as it stands
  bool is_unspaced = false;                        // no spaces tell the words that come out
  SentenceLanguage language = kNoSentenceLanguage;

  [[nodiscard]] std::int32_t at(WeighedFeature feature) const {
    return features[static_cast<std::size_t>(feature)];
  }
  void set(WeighedFeature feature, double value);

  // In hundredths of the logarithm of the odds.
  [[nodiscard]] std::int64_t score() const;

  // Whether a reading as a legacy encoding may be taken at all: some of what it changes must be in
  // words, which somebody knows if it is little; and an alphabet becomes another one in any
  // encoding.
  [[nodiscard]] bool may_be_taken() const;

  // Whether a reading as a legacy encoding is to be taken: one or two different characters may be
  // anything, so that more words have to come out than stood there, or a contraction. `lead` is
  // what speaks for it elsewhere.
  [[nodiscard]] bool outweighs(std::int64_t lead = 0) const;
};

// The reading must change something; the language is that of its letters, and `prior` what it costs
// to assume its channel, in units of kNat.
[[nodiscard]] Weight weigh(std::u32string_view passage, const Rereading& reading, Language language,
                           std::int64_t prior);

}  // namespace degarble
