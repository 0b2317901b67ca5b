// Apostrophes that were dropped from elisions without a trace: "lhomme", "dellarte". Only in text
// of a language that elides, which is told from a few words of grammar first, and only where the
// word is none and what is elided is a usual one. English is left to restore/apostrophes.
#pragma once

#include "restore/loss.hpp"
#include "stage.hpp"

namespace degarble {

// In the order of the text.
[[nodiscard]] Losses find_dropped_elisions(const Block& block, const Engine& engine);

}  // namespace degarble
