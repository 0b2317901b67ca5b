// What can be known of a stream from its first bytes: that it is UTF-16, UTF-32 or EBCDIC.
// Everything else is ASCII-compatible, or named by --from.
#pragma once

#include <cstddef>
#include <string_view>

#include "encodings/encodings.hpp"

namespace degarble {

struct Engine;

// Bytes at the start of the input that the decision is made from, where there are so many. Text in
// UTF-16 that has neither ASCII nor East Asian characters in so many bytes needs a byte order mark.
constexpr std::size_t kHead = 1024;

// The encoding of the whole stream that begins with `head` (its first kHead bytes, or all of it):
// the one that --from names, UTF-16, UTF-32 or EBCDIC; null if it is ASCII-compatible, or no text.
[[nodiscard]] const Encoding* find_transfer(std::string_view head, const Engine& engine);

// Bytes of the byte order mark that `head` begins with, in the encoding; 0 if there is none.
[[nodiscard]] std::size_t byte_order_mark_length(std::string_view head, const Encoding& encoding);

}  // namespace degarble
