// ASCII of which each two bytes were taken for one character of UTF-16: "Bush hid the facts" as
// nine Chinese characters that make no sense.
#pragma once

#include <string_view>
#include <vector>

#include "repair/misread.hpp"

namespace degarble {

// The passage must be well-formed.
[[nodiscard]] std::vector<Misread> find_ascii_in_pairs(std::string_view passage);

}  // namespace degarble
