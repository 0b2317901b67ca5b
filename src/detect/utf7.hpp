// Is a text of seven-bit bytes UTF-7 (RFC 2152)?
#pragma once

#include <string_view>

namespace degarble {

// Whether all plus signs of the text are there for UTF-7, and what it says so explains the text
// better than sums, product numbers and names such as C++14 do.
[[nodiscard]] bool reads_as_utf7(std::string_view text);

}  // namespace degarble
