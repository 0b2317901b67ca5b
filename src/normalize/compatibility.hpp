// Characters that are other characters in another shape: ligatures, full-width forms, the
// private-use codes of old fonts. Text may mean the shape, so they are written plainly only where
// that is asked for.
#pragma once

#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble {

struct Engine;

// Edits that write them plainly, as far as the engine's rules go.
[[nodiscard]] Edits write_plainly(std::string_view text, const Engine& engine);

}  // namespace degarble
