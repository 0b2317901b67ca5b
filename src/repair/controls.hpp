// C1 controls (U+0080..U+009F) that were meant to be windows-1252 characters: bytes of windows-1252
// that were read as Latin-1.
#pragma once

#include <cstddef>
#include <string_view>

#include "degarble/degarble.hpp"
#include "text/lines.hpp"

namespace degarble {

// The edit for the C1 control that begins at a place. What windows-1252 leaves undefined is a
// finding; so is U+0085, which is also a line end, in a text without others.
[[nodiscard]] Edit repair_control(Lines& lines, std::size_t at);

}  // namespace degarble
