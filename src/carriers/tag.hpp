// A start tag of HTML or XML, taken apart.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "degarble/degarble.hpp"

namespace degarble {

struct Attribute {
  std::string name;  // in small letters
  Span value;        // in the tag, without its quotation marks
  char mark = 0;     // the quotation mark around it; 0 if there is none
};

struct Tag {
  std::size_t size = 0;    // bytes, with both brackets
  std::string name;        // in small letters
  bool is_closed = false;  // "<name/>"
  std::vector<Attribute> attributes;
};

// The tag that `text` begins with, behind whose "<" its name stands; nothing if its end is not
// there.
[[nodiscard]] std::optional<Tag> read_tag(std::string_view text);

}  // namespace degarble
