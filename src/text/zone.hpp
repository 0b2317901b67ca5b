// What a span of a text is, beside the words of a sentence.
#pragma once

#include <cstdint>

#include "degarble/degarble.hpp"

namespace degarble {

enum class ZoneKind : std::uint8_t {
  code_span,      // what its author marked as code: in backticks, in a fenced block, in <code>
  source_code,    // program source, configuration, commands of roff and TeX; no comments, no prose
  address,        // of the net, of mail, of a file; an identifier
  markup,         // a tag, a comment or a character reference of HTML or XML, not the text between
  table_cell,     // one cell of a row, without the space around it
  quoted_string,  // a string of code, data or an attribute, with its delimiters
  letter_list,    // letters that make no word: an alphabet, flags of affixes, a character class
  mention,        // characters that the text speaks of; what they became, or stand for
};

struct Zone {
  Span span;  // of the text, in bytes; never empty, and inside one line
  ZoneKind kind = ZoneKind::code_span;
  char delimiter = 0;      // of a quoted string: what would end it; else 0
  std::uint8_t depth = 0;  // 1 for a string inside of a string

  friend constexpr bool operator==(const Zone&, const Zone&) = default;
};

}  // namespace degarble
