// C0 controls that are what was left of other characters: the low byte of a quotation mark or dash
// of U+20xx, its byte of windows-1252 without the highest bit, or a ligature's code in a font of
// TeX. And byte order marks that files brought along when they were put together.
#pragma once

#include "stage.hpp"

namespace degarble {

// Edits of the block's controls as far as the engine's rules go. Text may use them as separators or
// signals, so where the character would not fit, they stay and are findings at most.
[[nodiscard]] Edits repair_low_controls(const Block& block, const Engine& engine);

}  // namespace degarble
