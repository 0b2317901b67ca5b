// Whether the text around a place is English, by its words of grammar and by how many of its words
// are in the list. Knows nothing of what the answer is for.
#pragma once

#include <string_view>

#include "degarble/degarble.hpp"
#include "evidence/tokens.hpp"

namespace degarble {

// Judges the words on both sides of `place` in its paragraph, as many as tell enough, but not
// `place` itself; nearer ones must not be foreign for themselves, so a quotation is told from the
// text that quotes it. Apostrophes, U+FFFD and U+25A1 in words are passed over: to restore them
// does not change the answer. Takes the same small time whatever the text.
[[nodiscard]] bool is_english(std::string_view text, Span place);

// The same around tokens[at], for who has the words already. Notes in `tokens` what they are.
[[nodiscard]] bool is_english(Tokens& tokens, std::size_t at);

}  // namespace degarble
