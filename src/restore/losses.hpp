// Characters that left a mark: U+FFFD, or U+25A1 where a font or a program put a box for what it
// could not show. Tells an apostrophe or a dash by where the mark stands; the rest is reported.
#pragma once

#include "restore/loss.hpp"
#include "stage.hpp"

namespace degarble {

// In the order of the text.
[[nodiscard]] Losses find_marked_losses(const Block& block, const Engine& engine);

}  // namespace degarble
