// Ligatures that a font shows and a program could not name: "The \uFFFDrst \uFFFDoor" of a PDF.
// Knows English words, not what else a mark may stand for.
#pragma once

#include <cstdint>
#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble {

// What may have been lost where a mark stands, an empty one perhaps.
class LostLigature {
 public:
  // The marks of one kind stand for one ligature.
  LostLigature& operator&=(const LostLigature& other);

  void add(std::size_t ligature) { fitting_ |= 1U << ligature; }

  // The only ligature that fits; none where no one does, or several do. Valid for ever.
  [[nodiscard]] std::string_view letters() const;

  // What is left is no word, beside which the mark might be something else.
  bool is_sure = false;

 private:
  std::uint32_t fitting_ = 0;  // a bit for each
};

// The ligatures that make an English word with the letters around the mark.
[[nodiscard]] LostLigature lost_ligature(std::string_view text, Span mark);

// Whether a character is one of the accents that PDF's own encoding has where fonts of TeX have
// their ligatures: U+02C6 to U+02DD.
[[nodiscard]] constexpr bool is_ligature_sign(char32_t c) { return c >= 0x2C6 && c <= 0x2DD; }

}  // namespace degarble
