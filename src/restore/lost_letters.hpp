// Letters that left a mark in their word: U+FFFD, a box, a question mark. The words that fit are
// looked up in the lists of the passage's language, and weighed by how often they are used and by
// the words beside them. Knows words; what else a mark may stand for is known to restore/losses.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evidence/vocabulary.hpp"
#include "restore/excerpt.hpp"

namespace degarble {

// A word with marks in it, as characters of a passage.
struct MarkedWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  char32_t mark = 0;
};

// The longest run of letters and marks around the passage's place, where one of `mark` stands.
[[nodiscard]] MarkedWord marked_word(const Excerpt& excerpt, char32_t mark);

// One run of marks, and what stood there.
struct Filling {
  std::size_t begin = 0;  // characters of the passage
  std::size_t end = 0;
  std::u32string letters;
};

struct Filled {
  std::vector<Filling> fillings;
  bool sure = false;  // no other word is nearly as likely, and a first letter's case is known
  int frequency = 0;  // of the word, see WordUse
};

// What the word was; nothing if no word fits.
[[nodiscard]] std::optional<Filled> fill(const Excerpt& excerpt, const MarkedWord& word,
                                         const std::vector<const WordList*>& lists);

}  // namespace degarble
