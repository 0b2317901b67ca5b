// Characters that nobody sees: controls, soft hyphens, joiners, marks of direction. Text may mean
// them, so they are dropped only where that is asked for, and only where nothing needs them.
#pragma once

#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble {

struct Engine;

// Edits that drop them, as far as the engine's rules go.
[[nodiscard]] Edits drop_invisible(std::string_view text, const Engine& engine);

}  // namespace degarble
