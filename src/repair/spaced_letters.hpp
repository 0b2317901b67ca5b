// Letters of UTF-8 that were read as windows-1252, and whose no-break space became a plain one:
// "A-tilde, space" for a with grave, "A-ring, space" for S with caron. In a short text nothing but
// the word itself tells.
#pragma once

#include <string_view>
#include <vector>

#include "repair/misread.hpp"

namespace degarble {

// Those that make a word of a language which does not have what stands there. The passage must be
// well-formed.
[[nodiscard]] std::vector<Misread> find_spaced_letters(std::string_view passage);

}  // namespace degarble
