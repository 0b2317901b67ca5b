// Apostrophes that were dropped from English words without a trace: "dont", "Syrias largest city".
// Proposes only where the word, or what stands around it, leaves no other reading; what is likely
// and no more is proposed with a low confidence. Knows nothing of marks left behind
// (restore/losses).
#pragma once

#include "restore/loss.hpp"
#include "stage.hpp"

namespace degarble {

// In the order of the text.
[[nodiscard]] Losses find_dropped_apostrophes(const Block& block, const Engine& engine);

}  // namespace degarble
