// The table of the library's options, by the names that they have on the command line. The parser,
// the help, the man page, the completions and the C face are made from it. CONTRIBUTING.md tells
// how an option is added.
#pragma once

#include <span>
#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble {

struct OptionInfo {
  std::string_view name;     // without the dashes
  char letter;               // its short form, or 0
  std::string_view value;    // what its value is called; empty for a switch
  std::string_view choices;  // all possible values, separated by '|', if they can be listed
  std::string_view help;     // one sentence
  // Stores a value that came as text. Throws Error if it is none of the option's.
  void (*set)(Options&, std::string_view);
};

[[nodiscard]] std::span<const OptionInfo> option_table();

}  // namespace degarble
