// Which characters stand beside each other in clean text of some language: the cheapest thing that
// can be said of a text that is not ASCII. Says where misread text may be, not what it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "evidence/pairs_table.hpp"

// Written by tools/train_pairs.
extern "C" const unsigned char degarble_usual_pairs[];

namespace degarble {

// From here on, characters may be rare in themselves: Han and Hangul.
constexpr char32_t kFirstWide = 0x3400;

// Whether the pair with this slot is in the table of those that were seen.
[[nodiscard]] inline bool was_seen(std::size_t slot) {
  return (degarble_usual_pairs[slot / 8] >> slot % 8 & 1) != 0;
}

// Whether no text of any language was seen to have these two characters beside each other, one of
// them at least above ASCII; a wide character may be rare all the same.
[[nodiscard]] inline bool is_unseen_pair(char32_t first, char32_t second) {
  return (first | second) >= 0x80 && !was_seen(pair_slot(pair_half(first), second));
}
[[nodiscard]] bool is_unusual_though_seen(char32_t second);
[[nodiscard]] bool is_unusual_if_unseen(char32_t first, char32_t second);

// Whether no language has these two characters beside each other, one of them at least above
// ASCII; or the second is a Han character or a Hangul syllable that hardly any text has.
[[nodiscard]] inline bool is_unusual_pair(char32_t first, char32_t second) {
  if (is_unseen_pair(first, second)) return is_unusual_if_unseen(first, second);
  return second >= kFirstWide && is_unusual_though_seen(second);
}

// How many pairs of the text are unusual. A space stands before and behind it.
[[nodiscard]] std::size_t count_unusual_pairs(std::u32string_view text);

// What of a text is odder than in clean text, by its pairs alone.
struct Suspicion {
  std::size_t pairs = 0;  // unusual ones; 0 if they are so few, and so far apart, as in clean text
  bool contraction = false;     // something else than an apostrophe is in an English contraction
  bool cut_letter = false;      // a word ends with what is left of a letter with grave accent
  bool strange_inside = false;  // a capital or sign of Latin-1 is in a word of small letters
  bool spaced_letter = false;   // A with tilde or ring before a space: perhaps two bytes of UTF-8
  bool rare_latin = false;      // nothing odd: Latin letters that Latin-1 has for Icelandic, or not

  [[nodiscard]] bool any() const {
    return pairs > 0 || contraction || cut_letter || strange_inside;
  }
};
// The text must be well-formed.
[[nodiscard]] Suspicion suspicion_of(std::string_view utf8);

}  // namespace degarble
