// C1 controls (U+0080..U+009F) that were meant to be windows-1252 characters: bytes of windows-1252
// that were read as Latin-1.
#pragma once

#include "degarble/degarble.hpp"
#include "text/lines.hpp"

namespace degarble {

// The edits of the controls that are no part of another edit. They are sure where the result is a
// contraction or a word of a list, or where all controls of the line give punctuation at a place
// where that stands: letters of other code pages are controls, too. What windows-1252 leaves
// undefined is a finding; so is U+0085, which is also a line end, in a text without others.
[[nodiscard]] Edits repair_controls(Lines& lines, const Edits& others);

}  // namespace degarble
