// Ligatures of a PDF for which something else than U+FFFD stands: an accent ("o\u02DDce"), a
// control, or a space ("of cer").
#pragma once

#include "restore/loss.hpp"
#include "stage.hpp"

namespace degarble {

// In the order of the text.
[[nodiscard]] Losses find_lost_ligatures(const Block& block);

}  // namespace degarble
