// Grave and acute accents that were typed for apostrophes, in any language: "l\u00B4ambiente",
// "Python`un". Knows how they stand between letters, not the words.
#pragma once

#include "restore/loss.hpp"
#include "stage.hpp"

namespace degarble {

// In the order of the text.
[[nodiscard]] Losses find_accents_for_apostrophes(const Block& block, const Engine& engine);

}  // namespace degarble
