// Ligatures that a font shows and a program could not name: "The \uFFFDrst \uFFFDoor" of a PDF.
// Knows English words, not where a mark is a quotation mark.
#pragma once

#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble {

// What may have been lost.
struct LostLigature {
  std::string_view letters;  // none where no ligature fits, or more than one; valid for ever
  bool is_sure = false;      // what is left is no word, beside which the mark is a quotation mark's
};

// The ligature that makes an English word with the letters around the mark.
[[nodiscard]] LostLigature lost_ligature(std::string_view text, Span mark);

}  // namespace degarble
