// Character references of HTML and XML (entities) that were left in text. In a document of markup
// they are no damage; elsewhere those of typographic and other characters above ASCII are, because
// they mean the same beside a few tags.
#pragma once

#include <cstdint>
#include <string_view>

#include "stage.hpp"

namespace degarble {

// Edits of the references, and of what is left of those that lost their '&', as far as the engine's
// rules go. What a text only speaks of, in quotation marks or in code, stays.
[[nodiscard]] Edits repair_entities(const Block& block, const Engine& engine);

}  // namespace degarble
