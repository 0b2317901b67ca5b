// A single byte 80..9F in a word that is windows-1252 in all likelihood, but no word then:
// "tur\x92stico" was written on a Macintosh, "M\x81nchen" with a code page of DOS.
#pragma once

#include <string_view>

#include "degarble/degarble.hpp"
#include "text/lines.hpp"

namespace degarble {

// The letter that the byte is, where it makes a word of the language of the line, and windows-1252
// does not; else 0. `place` is what stands for the byte in the text, and is no letter.
[[nodiscard]] char32_t odd_letter(Lines& lines, Span place, unsigned char byte);

}  // namespace degarble
