// Whether the windows-1252 character that a C1 control would be stands where that character stands
// in sentences. Knows one place, not what the other controls of the line say.
#pragma once

#include <cstdint>

#include "degarble/degarble.hpp"
#include "text/lines.hpp"

namespace degarble {

// How well a character fits its place.
enum class Fit : std::uint8_t {
  not_at_all,
  perhaps,  // if others of its kind are beyond doubt
  well,     // as punctuation, beside words that are whole without it
  surely,   // the word is one with it, and none without
};

// A control, and what it is taken for; 0 if windows-1252 has no character there.
struct ReadControl {
  Span span;
  char32_t meant = 0;
};

// `opened` tells whether a low quotation mark, which another one closes, stands before it in the
// line.
[[nodiscard]] Fit fit_of(Lines& lines, const ReadControl& control, bool opened);

}  // namespace degarble
