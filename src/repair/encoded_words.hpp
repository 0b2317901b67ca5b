// Encoded words of mail headers, such as "=?iso-8859-1?Q?Caf=E9?=": RFC 2047, with the languages of
// RFC 2231.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace degarble {

struct EncodedWords {
  std::size_t end = 0;
  std::string text;  // well-formed UTF-8
};

// The encoded word that begins with "=?" at text[at], and those behind it with nothing but blanks
// between them; nothing if it is not well-formed, or its bytes are none in its encoding.
[[nodiscard]] std::optional<EncodedWords> encoded_words_at(std::string_view text, std::size_t at);

}  // namespace degarble
