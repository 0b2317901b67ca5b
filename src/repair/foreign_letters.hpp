// Words of a text that its language's code page wrote, and that were read as windows-1252, in lines
// that are right otherwise: Turkish "kal\u00FDn" among words with dotless i and s with cedilla. The
// letters are those that the language does not have, so a few of them are enough.
#pragma once

#include <string_view>
#include <vector>

#include "repair/misread.hpp"

namespace degarble {

// The passage must be well-formed. Whether all of it may have been misread: then it needs no
// letters that prove its language.
[[nodiscard]] std::vector<Misread> words_with_foreign_letters(std::string_view passage,
                                                              bool may_be_all);

}  // namespace degarble
