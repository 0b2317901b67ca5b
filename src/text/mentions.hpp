// Use and mention: whether a text speaks of characters and of what becomes of them, or is made of
// them. Who repairs asks it of what would be changed. Every look goes a bounded number of bytes
// far.
#pragma once

#include <cstddef>
#include <string_view>

#include "degarble/degarble.hpp"
#include "text/lines.hpp"

namespace degarble {

// Whether the text speaks of what stands at a place that would become `meant`: it is marked as code
// or a mention, or its line has the word as it would be, too, or it is quoted in a text that speaks
// of encodings.
[[nodiscard]] bool is_mentioned(Lines& lines, Span place, std::string_view meant);

// Whether the place is in quotation marks, of any kind, with three words at most.
[[nodiscard]] bool is_quoted(std::string_view text, Span place);

// Whether nothing but the place is in quotation marks, and a space beside it perhaps: a character
// that is shown, and no word.
[[nodiscard]] bool is_quoted_alone(std::string_view text, Span place);

// Whether the lines around a place speak of encodings, markup or damage.
[[nodiscard]] bool speaks_of_encodings(std::string_view text, std::size_t at);

}  // namespace degarble
