// What was written out in another notation: character references, escape sequences, controls.
#pragma once

#include "stage.hpp"

namespace degarble {

// The edits of all these families, as far as the engine's rules go.
[[nodiscard]] Edits repair_notations(const Block& block, const Engine& engine);

// Both lists as one; of two edits that overlap, the one of `first` stays.
[[nodiscard]] Edits merge(Edits first, Edits second);

}  // namespace degarble
