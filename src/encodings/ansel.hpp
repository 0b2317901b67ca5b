// ANSEL (ANSI/NISO Z39.47), as library catalogues (MARC 21, where it is a part of MARC-8) and
// family trees (GEDCOM) have it: marks stand before their letters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace degarble {

// What begins at bytes[at], which is no ASCII: a letter with the marks before it, or a sign.
struct AnselCharacter {
  char32_t code_point = 0;   // or kUndecodable
  char16_t mark = 0;         // that no character has together with the letter; 0 for none
  std::uint32_t length = 1;  // in bytes
  bool is_cut_off = false;   // the bytes end before the letter
};
[[nodiscard]] AnselCharacter ansel_character(std::string_view bytes, std::size_t at);

}  // namespace degarble
