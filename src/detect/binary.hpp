// Whether bytes are text at all.
#pragma once

#include <string_view>

namespace degarble {

// Whether `head`, the start of a file that is not UTF-16 or UTF-32, looks like no text: it has a
// NUL, begins like a well-known binary format, or is full of controls.
[[nodiscard]] bool looks_binary(std::string_view head);

}  // namespace degarble
