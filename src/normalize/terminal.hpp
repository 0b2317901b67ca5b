// Escape sequences of terminals (ECMA-48, and what xterm adds).
#pragma once

#include <cstddef>
#include <string_view>

namespace degarble {

// Bytes of the sequence whose escape is text[at]; 0 if none that ends begins there.
[[nodiscard]] std::size_t terminal_escape_length(std::string_view text, std::size_t at);

}  // namespace degarble
