// English words in running text: whether a word stands in it, and which words stand beside it.
// Every look goes a bounded number of bytes far. Knows bytes, not what is missing.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/words.hpp"
#include "text/lines.hpp"

namespace degarble {

// The neighbour of a word: apart from it by space only, a line end at most among it. It has its
// apostrophe, so that to restore one never makes another word of it.
[[nodiscard]] Word neighbour_before(std::string_view text, Word word);
[[nodiscard]] Word neighbour_behind(std::string_view text, Word word);

// Whether the word has no capital.
[[nodiscard]] bool is_lower(std::string_view word);

// Whether the word stands in running text: space or punctuation of sentences around it, not part of
// a path, an address, an identifier or a compound, not quoted for itself, not in code. A cell of a
// table is a text of its own.
[[nodiscard]] bool stands_alone(Lines& lines, Word word);

// Whether it stands in code, markup, an address, or where the text speaks of characters.
[[nodiscard]] bool is_in_code(Zones& zones, std::size_t at);

// Whether it stands in a piece of code, or in a table with tabs or bars.
[[nodiscard]] bool is_in_code_or_table(Lines& lines, std::size_t at);

}  // namespace degarble
