// UTF-8 that was read as windows-1252 or Latin-1. A span is mojibake when its characters, written
// back as bytes, are well-formed UTF-8 - that alone is a proof for many - and when what stands
// there is odd enough that nobody can have meant it: a French quotation may end in an accented
// letter, a guillemet and an ellipsis, which are the bytes of a Chinese character.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble {

// One way to read a run of characters: as UTF-8 that was misread, once or several times.
struct Reading {
  enum class Strength : std::uint8_t {
    weak,    // somebody may have meant what stands there
    strong,  // hardly; but what it would mean is odd as well, so it needs company
    sure,
  };

  std::string meant;  // what it was before it was misread; empty if there is no such reading
  Strength strength = Strength::weak;
  char32_t script = 0;  // of `meant`, by a code point of it; 0 for Latin and symbols
};

// A run of characters that can be read as misread UTF-8.
struct Mojibake {
  Span span;        // of the text
  Reading reading;  // as it is best read by itself
  Reading deeper;   // with one layer more, if there is company that is read so
};

// The longest run that begins at text[at], which is where scan::find_mojibake stops; nothing if the
// characters are no UTF-8 misread.
[[nodiscard]] std::optional<Mojibake> find_misread_utf8(std::string_view text, std::size_t at);

}  // namespace degarble
