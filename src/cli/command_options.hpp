// The table of the command's own options; those of the library are in core/options.hpp. The parser,
// the help, the man page and the completions are made from both. To add an option, add a field to
// Job and a row here.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/job.hpp"

namespace degarble::cli {

// Under which heading the help shows an option.
enum class Group : std::uint8_t { repair, output, report, other };

struct CommandOption {
  std::string_view name;     // without the dashes
  char letter;               // its short form, or 0
  std::string_view value;    // what its value is called; empty for a switch
  bool value_may_lack;       // whether the option may stand without its value
  std::string_view choices;  // all possible values, separated by '|', if they can be listed
  Group group;
  std::string_view help;  // sentences
  // Stores a value that came as text; a switch gets "on". Throws Error if it is none of the
  // option's.
  std::function<void(Job&, std::string_view)> set;
};

// All options, the library's first, in the order in which the help shows them.
[[nodiscard]] const std::vector<CommandOption>& all_options();

[[nodiscard]] std::string_view title(Group group);

// The parts of "one|two".
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace degarble::cli
