// The table of encodings: names and labels. Names and labels are those of the WHATWG Encoding
// Standard (https://encoding.spec.whatwg.org/, section 4.2) where it has the encoding. Knows
// nothing of how they are decoded.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/blocks.hpp"

namespace degarble {

struct Encoding {
  enum class Kind : std::uint8_t {
    utf8,
    utf16,
    utf32,
    single_byte,  // a byte is a character
    multi_byte,   // one to four bytes, the same whatever stands before
    stateful,     // escape sequences change what follows
  };

  std::string_view name;
  Kind kind;
  Units units;
  std::string_view converter;  // what ICU calls it; empty where ICU has none or is not needed
  std::string_view labels;     // in lower case, separated by spaces; the name itself is one too
};

[[nodiscard]] std::span<const Encoding> encoding_table();

// The encoding that `label` stands for, whatever its case and the white space around it; null if it
// stands for none.
[[nodiscard]] const Encoding* find_encoding(std::string_view label);

// As above, for a name that is known to be in the table.
[[nodiscard]] const Encoding& encoding(std::string_view name);

}  // namespace degarble
