// Escape sequences that were left in text: characters written out by their code points or bytes.
// In code and data they are right, so all of these rules are for those who ask for them; and then
// only what reads as valid, plausible text is taken.
#pragma once

#include "stage.hpp"

namespace degarble {

// Edits of the escape sequences, as far as the engine's rules go.
[[nodiscard]] Edits repair_escapes(const Block& block, const Engine& engine);

}  // namespace degarble
