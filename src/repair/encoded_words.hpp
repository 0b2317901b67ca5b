// Encoded words of mail headers, such as "=?iso-8859-1?Q?Caf=E9?=": RFC 2047, with the languages of
// RFC 2231.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace degarble {

struct EncodedWords {
  std::size_t end = 0;  // of all that was looked at
  std::string text;     // well-formed UTF-8; empty if they are not to be decoded
};

// The encoded words that begin with "=?" at text[at], with nothing but blanks between them. They
// are not to be decoded if one is ill-formed, or its bytes are none in its encoding.
[[nodiscard]] EncodedWords encoded_words_at(std::string_view text, std::size_t at);

}  // namespace degarble
