// UTF-8 that was read as windows-1252 or Latin-1. A span is mojibake when its characters, written
// back as bytes, are well-formed UTF-8 - that alone is a proof for many - and when what stands
// there is odd enough that nobody can have meant it: a French quotation may end in an accented
// letter, a guillemet and an ellipsis, which are the bytes of a Chinese character.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble {

// A run of characters that are UTF-8 misread.
struct Mojibake {
  Span span;             // of the text
  std::string meant;     // what it was before it was misread
  bool is_sure = false;  // by itself; else only near a sure one of the same block
  char32_t block = 0;    // what `meant` begins with: 128 code points, or 0 for Latin and symbols
};

// The longest run that begins at text[at], which is where scan::find_mojibake stops; nothing if the
// characters are no UTF-8 misread.
[[nodiscard]] std::optional<Mojibake> find_misread_utf8(std::string_view text, std::size_t at);

}  // namespace degarble
