// Texts that are made from the tables of options and rules, so that they can't differ from what the
// command does.
#pragma once

#include <string>
#include <string_view>

namespace degarble::cli {

[[nodiscard]] std::string help();
[[nodiscard]] std::string short_help();
[[nodiscard]] std::string rule_list();
[[nodiscard]] std::string encoding_list();

// What --generate can be asked for, by the name it has there.
[[nodiscard]] std::string generate(std::string_view what);

// For generate: a file for each kind of text.
[[nodiscard]] std::string man_page();
[[nodiscard]] std::string bash_completion();
[[nodiscard]] std::string zsh_completion();
[[nodiscard]] std::string fish_completion();
[[nodiscard]] std::string rules_document();
[[nodiscard]] std::string options_document();

// "-o, --output=FILE": the option as it stands in the help.
struct CommandOption;
[[nodiscard]] std::string spelling(const CommandOption& option);

}  // namespace degarble::cli
