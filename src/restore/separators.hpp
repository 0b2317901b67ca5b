// The Ukrainian apostrophe, which keeps a consonant apart from the vowel behind it: words that lost
// it. Knows the list of words that have one.
#pragma once

#include "restore/loss.hpp"
#include "stage.hpp"

namespace degarble {

[[nodiscard]] Losses find_dropped_separators(const Block& block, const Engine& engine);

}  // namespace degarble
