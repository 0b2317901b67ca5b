// Apostrophes that are gone from English words: dropped without a trace ("dont", "Syrias largest
// city"), or with another character in their place ("don?t", "Syria s"). Each word is judged by its
// context (evidence/context) and by what became of the other apostrophes (restore/drop_rate).
#pragma once

#include "restore/loss.hpp"
#include "stage.hpp"

namespace degarble {

// In the order of the text; what is not sure too, with the confidence that it has.
[[nodiscard]] Losses find_lost_apostrophes(const Block& block, const Profile& profile,
                                           const Engine& engine);

}  // namespace degarble
