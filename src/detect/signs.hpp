// What text of seven-bit bytes is in: escape sequences tell, or what UTF-7 looks like.
#pragma once

#include <string_view>

#include "encodings/encodings.hpp"

namespace degarble {

// The stateful encoding that a text of seven-bit bytes is in, which its escape sequences tell:
// ISO-2022-JP, -KR, -CN or HZ; or UTF-7. Null for plain ASCII.
[[nodiscard]] const Encoding* find_stateful(std::string_view text);

}  // namespace degarble
