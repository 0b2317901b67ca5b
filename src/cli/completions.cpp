// Completions for the shells that people use.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_options.hpp"
#include "cli/generate.hpp"
#include "core/rules.hpp"
#include "encodings/encodings.hpp"

namespace degarble::cli {
namespace {

std::string joined_by_spaces(const std::vector<std::string_view>& words) {
  std::string all;
  for (const std::string_view word : words) (all += all.empty() ? "" : " ") += word;
  return all;
}

// Stages and rules: what --select takes.
std::vector<std::string_view> rule_names() {
  std::vector<std::string_view> names;
  for (const RuleInfo& rule : rule_table()) {
    const std::string_view stage = rule.name.substr(0, rule.name.find('.'));
    if (std::ranges::find(names, stage) == names.end()) names.push_back(stage);
    names.push_back(rule.name);
  }
  return names;
}

std::vector<std::string_view> encoding_names() {
  std::vector<std::string_view> names = {"auto"};
  for (const Encoding& row : encoding_table()) names.push_back(row.name);
  return names;
}

// What can be written for an option's value, if that can be listed.
std::vector<std::string_view> values_of(const CommandOption& option) {
  if (option.value == "RULES") return rule_names();
  if (option.value == "ENCODING") return encoding_names();
  return option.value.empty() ? std::vector<std::string_view>() : split(option.choices, '|');
}

bool takes_file(const CommandOption& option) {
  return option.value == "FILE" || option.value == "LEDGER";
}

bool needs_value(const CommandOption& option) {
  return !option.value.empty() && !option.value_may_lack;
}

std::string first_sentence(std::string_view help) {
  return std::string(help.substr(0, help.find_first_of(".;:(")));
}

// The text inside single quotes of a shell, with every character of `special` behind a backslash.
std::string quotable(std::string_view text, std::string_view special) {
  std::string result;
  for (const char c : text) {
    if (special.find(c) != special.npos) result += '\\';
    result += c == '\'' ? "'\\''" : std::string(1, c);
  }
  return result;
}

std::string bash_case(const CommandOption& option) {
  std::string pattern = "--" + std::string(option.name);
  if (option.letter != 0) pattern += std::string("|-") + option.letter;
  const std::vector<std::string_view> values = values_of(option);
  std::string answer;
  if (takes_file(option)) answer = "COMPREPLY=($(compgen -f -- \"$word\"))";
  if (!values.empty())
    answer = "COMPREPLY=($(compgen -W '" + joined_by_spaces(values) + "' -- \"$word\"))";
  return "    " + pattern + ")" + (answer.empty() ? "" : "\n      " + answer) +
         "\n      return ;;\n";
}

std::string zsh_option(const CommandOption& option) {
  const std::string help = "[" + quotable(first_sentence(option.help), "[]:\\") + "]";
  std::string action;
  if (needs_value(option)) {
    const std::vector<std::string_view> values = values_of(option);
    action = ":" + std::string(option.value) + ":";
    if (takes_file(option)) action += "_files";
    if (!values.empty()) action += "(" + joined_by_spaces(values) + ")";
  }
  const std::string name = "--" + std::string(option.name);
  const std::string equals = needs_value(option) ? "=" : option.value_may_lack ? "=-" : "";
  const std::string maybe = option.value_may_lack ? "::" + std::string(option.value) + ":" : action;
  std::string text = "  '*" + name + equals + help + maybe + "'";
  if (option.letter != 0) {
    const std::string letter = std::string("-") + option.letter;
    const std::string attached = needs_value(option) ? "+" : option.value_may_lack ? "-" : "";
    text += " \\\n  '*" + letter + attached + help + maybe + "'";
  }
  return text + " \\\n";
}

std::string fish_option(const CommandOption& option) {
  std::string text = "complete -c degarble -l " + std::string(option.name);
  if (option.letter != 0) text += std::string(" -s ") + option.letter;
  const std::vector<std::string_view> values = values_of(option);
  if (needs_value(option)) text += takes_file(option) ? " -r -F" : " -x";
  if (!values.empty()) text += " -a '" + joined_by_spaces(values) + "'";
  return text + " -d '" + quotable(first_sentence(option.help), "\\") + "'\n";
}

}  // namespace

std::string bash_completion() {
  std::string names;
  std::string cases;
  for (const CommandOption& option : all_options()) {
    names += (names.empty() ? "--" : " --") + std::string(option.name);
    if (needs_value(option)) cases += bash_case(option);
  }
  return "# bash completion for degarble\n"
         "_degarble() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
         "  # Bash takes \"--option=value\" for three words.\n"
         "  if [[ $word == '=' ]]; then\n"
         "    word=''\n"
         "  elif [[ $before == '=' ]]; then\n"
         "    before=${COMP_WORDS[COMP_CWORD - 2]}\n"
         "  fi\n"
         "  case $before in\n" +
         cases +
         "  esac\n"
         "  if [[ $word == -* ]]; then\n"
         "    COMPREPLY=($(compgen -W '" +
         names +
         "' -- \"$word\"))\n"
         "  else\n"
         "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
         "  fi\n"
         "}\n"
         "complete -o filenames -F _degarble degarble\n";
}

std::string zsh_completion() {
  std::string text = "#compdef degarble\n_arguments -s -S \\\n";
  for (const CommandOption& option : all_options()) text += zsh_option(option);
  return text + "  '*:FILE:_files'\n";
}

std::string fish_completion() {
  std::string text = "# fish completion for degarble\n";
  for (const CommandOption& option : all_options()) text += fish_option(option);
  return text;
}

}  // namespace degarble::cli
