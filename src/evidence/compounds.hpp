// Words that are made of two words of a list, as German and the languages of Scandinavia make them,
// and inflected forms that a list lacks.
#pragma once

#include <string_view>
#include <vector>

#include "evidence/vocabulary.hpp"

namespace degarble {

// Whether the list's language writes compounds as one word.
[[nodiscard]] bool makes_compounds(const WordList& list);

// The compounds of two words that fit a pattern, see WordList::match, and the words that fit it
// without an ending. A compound is used as often as the rarer of its parts.
[[nodiscard]] std::vector<Entry> match_compounds(std::u32string_view pattern, const WordList& list);

}  // namespace degarble
