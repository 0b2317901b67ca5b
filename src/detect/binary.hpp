// Whether bytes are text at all.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace degarble {

// Whether `head`, the start of a file that is not UTF-16 or UTF-32, looks like no text: it
// begins like a well-known binary format, or has many controls; beside NULs fewer are enough.
[[nodiscard]] bool looks_binary(std::string_view head);

// Where NULs stand among lines of text; none where they are so many that they separate or pad.
[[nodiscard]] std::vector<std::size_t> stray_nuls(std::string_view text);

}  // namespace degarble
