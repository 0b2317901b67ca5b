// Text that was misread: bytes of one encoding, shown in another, once or several times. Undoing it
// is a hypothesis on a passage, and is made when it makes more sense than what stands there, by a
// margin. The channels that a block went through once are tried first on all of it.
#pragma once

#include "stage.hpp"

namespace degarble {

// All misreadings that are found undone.
[[nodiscard]] Edits repair_misreadings(const Block& block, const Profile& profile,
                                       const Engine& engine);

}  // namespace degarble
