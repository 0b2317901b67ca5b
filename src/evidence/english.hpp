// Whether the text around a place is English, by its words of grammar and by how many of its words
// are in the list. Knows nothing of what the answer is for.
#pragma once

#include <cstddef>

#include "evidence/tokens.hpp"

namespace degarble {

// Judges the words on both sides of tokens[begin, end) in their paragraph, as many as tell enough,
// but not these; nearer ones must not be foreign for themselves, so a quotation is told from the
// text that quotes it. Words are the same with their apostrophe and without, so to restore one does
// not change the answer. Notes in `tokens` what the words are. Takes the same small time whatever
// the text.
[[nodiscard]] bool is_english(Tokens& tokens, std::size_t begin, std::size_t end);

// Whether tokens[begin, end) are English for themselves, without tokens[but]: a cell of a table.
[[nodiscard]] bool is_english_alone(Tokens& tokens, std::size_t begin, std::size_t end,
                                    std::size_t but);

// Whether tokens[begin, end) are in another language for themselves, without tokens[but]: a line of
// a catalogue. Of a few words that is never sure.
[[nodiscard]] bool is_foreign_alone(Tokens& tokens, std::size_t begin, std::size_t end,
                                    std::size_t but);

}  // namespace degarble
