// What a text says that it is encoded in, where a program would read it: XML's and HTML's
// declarations, @charset of CSS, comments for Python and editors, and the headers of mail, message
// catalogues, address cards and family trees.
#pragma once

#include <string_view>
#include <vector>

#include "degarble/degarble.hpp"
#include "encodings/encodings.hpp"

namespace degarble {

struct Declaration {
  Span label;                          // in the text
  const Encoding* encoding = nullptr;  // null if nobody knows the label
  bool may_change = true;  // whether the text would be as right with the label of UTF-8 there
};

// All declarations at the beginning of a text, whose bytes above ASCII may be in any encoding that
// has ASCII; in order.
[[nodiscard]] std::vector<Declaration> find_declarations(std::string_view text);

// The encoding of the first one that is known; null if there is none.
[[nodiscard]] const Encoding* declared_encoding(std::string_view text);

}  // namespace degarble
