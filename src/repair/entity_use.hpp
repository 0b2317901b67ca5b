// Whether a character reference stands where its character would, or the text speaks of it. Knows
// one place; whether the text has markup is for others to ask.
#pragma once

#include <cstdint>

#include "degarble/degarble.hpp"
#include "text/lines.hpp"

namespace degarble {

enum class EntityUse : std::uint8_t {
  none,    // written by a program or for one, or spoken of
  quoted,  // part of a word in quotation marks: used if others are
  alone,   // between spaces, as a dash is, or a reference that is spoken of
  used     // part of a word, or beside one
};

[[nodiscard]] EntityUse entity_use(Lines& lines, Span reference, char32_t code_point);

// Whether one that is alone stands in a sentence that does not speak of it.
[[nodiscard]] bool is_reference_in_sentence(Lines& lines, Span reference, char32_t code_point);

}  // namespace degarble
