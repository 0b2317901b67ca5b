// Words of a text that its language's code page wrote, and that were read as windows-1252, in lines
// that are right otherwise: Turkish "kal\u00FDn" among words with dotless i and s with cedilla. The
// letters are those that the language does not have, so a few of them are enough.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "degarble/degarble.hpp"
#include "repair/channels.hpp"

namespace degarble {

struct ForeignWord {
  Span span;         // in the passage, in bytes
  std::string text;  // what it was
  Channel channel;
};

// The passage must be well-formed. Whether all of it may have been misread: then it needs no
// letters that prove its language.
[[nodiscard]] std::vector<ForeignWord> words_with_foreign_letters(std::string_view passage,
                                                                  bool may_be_all);

}  // namespace degarble
