// Which language's words a text is made of. Unlike evidence/language, which goes by letters, this
// can tell a text whose letters above ASCII are all lost.
#pragma once

#include <string_view>
#include <vector>

#include "evidence/vocabulary.hpp"

namespace degarble {

// The likeliest lists, the best first: one if it is clear, two if not, none if a text is in none of
// their languages, or too short to tell. Reads up to 64 words, from all over it. U+FFFD, boxes and
// question marks inside words may stand for letters.
[[nodiscard]] std::vector<const WordList*> likely_lists(std::string_view utf8);

}  // namespace degarble
