// Which pieces of a line, between spaces, are words as sentences have them.
#pragma once

#include <cstddef>
#include <string_view>

namespace degarble::zoning {

// The end of the piece without spaces that begins at `at`.
[[nodiscard]] std::size_t piece_end(std::string_view line, std::size_t at);

// How many words the piece is: 0 if it has anything but letters, with the punctuation of sentences
// around and apostrophes and hyphens inside; of scripts without spaces one for three letters.
[[nodiscard]] std::size_t plain_words(std::string_view piece);

// Whether it is a number, a date, or punctuation of a sentence standing by itself.
[[nodiscard]] bool is_neutral(std::string_view piece);

}  // namespace degarble::zoning
