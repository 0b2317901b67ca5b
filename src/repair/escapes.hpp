// Escape sequences that were left in text: characters written out by their code points or bytes.
// In code and data they are right, so all of these rules are for those who ask for them; and then
// only what reads as valid, plausible text is taken.
#pragma once

#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble {

struct Engine;

// Edits of the escape sequences, as far as the engine's rules go.
[[nodiscard]] Edits repair_escapes(std::string_view text, const Engine& engine);

}  // namespace degarble
