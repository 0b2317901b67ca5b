// Whether a text is JSON, told from its beginning.
#pragma once

#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble {

// `json` or `jsonl` if `head` is JSON as far as it goes, with a member or some strings to show for
// it; else `plain`.
[[nodiscard]] Format json_format(std::string_view head);

}  // namespace degarble
