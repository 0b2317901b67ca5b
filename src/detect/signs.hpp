// What a text says of its encoding itself: in its head, by escape sequences, or as UTF-7 does.
#pragma once

#include <string_view>

#include "encodings/encodings.hpp"

namespace degarble {

// The encoding that the head of an XML or HTML document names, or null.
[[nodiscard]] const Encoding* declared_encoding(std::string_view head);

// The stateful encoding that a text of seven-bit bytes is in, which its escape sequences tell:
// ISO-2022-JP, -KR, -CN or HZ; or UTF-7. Null for plain ASCII.
[[nodiscard]] const Encoding* find_stateful(std::string_view text);

}  // namespace degarble
