// Accents that stand by themselves in front of their letters, as documents set with TeX give them
// away when their text is taken out: "informaci\u00B4on", "K\u00A8oln", "na\u00A8\u0131ve".
#pragma once

#include "stage.hpp"

namespace degarble {

// Each accent with its letter becomes one character, in words that the language of their line then
// has, and in others of a line with two such words.
[[nodiscard]] Edits repair_detached_accents(const Block& block, const Engine& engine);

}  // namespace degarble
