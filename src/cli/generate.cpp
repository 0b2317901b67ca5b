#include "cli/generate.hpp"

#include <algorithm>
#include <array>

#include "cli/command_options.hpp"
#include "core/rules.hpp"
#include "encodings/encodings.hpp"

namespace degarble::cli {
namespace {

constexpr std::size_t kWidth = 79;
constexpr std::size_t kIndent = 6;

constexpr std::string_view kUsage = "usage: degarble [OPTION]... [FILE]...\n";

struct Generator {
  std::string_view name;
  std::string (*make)();
};

constexpr auto kGenerators = std::to_array<Generator>({
    {"man", man_page},
    {"bash", bash_completion},
    {"zsh", zsh_completion},
    {"fish", fish_completion},
    {"rules", rules_document},
    {"options", options_document},
});

// The text in lines of kWidth, each with so many spaces in front.
std::string wrapped(std::string_view text, std::size_t indent) {
  std::string result;
  std::size_t column = 0;
  for (const std::string_view word : split(text, ' ')) {
    if (column > 0 && column + 1 + word.size() > kWidth) {
      result += '\n';
      column = 0;
    }
    result += column == 0 ? std::string(indent, ' ') : " ";
    result += word;
    column += word.size() + (column == 0 ? indent : 1);
  }
  return result + "\n";
}

std::string padded(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(width - std::min(width, text.size()), ' ');
}

std::string_view name_of(Preset preset) {
  constexpr std::array<std::string_view, 3> kNames = {"archive", "standard", "nlp"};
  return kNames[static_cast<std::size_t>(preset)];
}

}  // namespace

std::string spelling(const CommandOption& option) {
  const std::string letter = option.letter == 0 ? "    " : std::string("-") + option.letter + ", ";
  const std::string value(option.value);
  const std::string part = value.empty()           ? ""
                           : option.value_may_lack ? "[=" + value + "]"
                                                   : "=" + value;
  return letter + "--" + std::string(option.name) + part;
}

std::string help() {
  std::string text(kUsage);
  text +=
      "Repair text of unknown history: bytes in, clean UTF-8 out. Reads standard input\n"
      "when there is no FILE, or FILE is -.\n\n"
      "  degarble < article.txt > repaired.txt    repair what is sure\n"
      "  degarble --check *.txt                   tell what would change, and where\n"
      "  degarble -i.bak notes.txt                repair the file, keep notes.txt.bak\n"
      "  degarble --select decode < old.csv       make it UTF-8, change nothing else\n"
      "  degarble --detect *.txt                  tell their encodings and languages\n";
  for (const Group group : {Group::repair, Group::output, Group::report, Group::other}) {
    text += "\n" + std::string(title(group)) + ":\n";
    for (const CommandOption& option : all_options()) {
      if (option.group != group) continue;
      text += "  " + spelling(option) + "\n" + wrapped(option.help, kIndent);
      if (!option.choices.empty() && !option.value.empty()) {
        text += wrapped("One of: " + std::string(option.choices), kIndent);
      }
    }
  }
  text +=
      "\nExit status: 0 done, whether or not anything was repaired; 1 --check, --diff or\n"
      "--list found something; 2 trouble.\n";
  return text;
}

std::string short_help() {
  return std::string(kUsage) +
         "Repairs text: bytes in, clean UTF-8 out. For example: degarble < in.txt > out.txt\n"
         "degarble --help shows the options.\n";
}

std::string rule_list() {
  std::size_t widest = 0;
  for (const RuleInfo& rule : rule_table()) widest = std::max(widest, rule.name.size());
  std::string text;
  for (const RuleInfo& rule : rule_table()) {
    const std::string confidence = std::to_string(rule.confidence);
    text += padded(rule.name, widest + 2) + padded(name_of(rule.since), 10) +
            std::string(4 - confidence.size(), ' ') + confidence + "  " +
            std::string(rule.summary) + "\n";
  }
  return text;
}

std::string encoding_list() {
  std::string text;
  for (const Encoding& encoding : encoding_table()) {
    text += std::string(encoding.name) + ": " + std::string(encoding.labels) + "\n";
  }
  return text;
}

std::string generate(std::string_view what) {
  const auto generator = std::ranges::find(kGenerators, what, &Generator::name);
  return generator->make();
}

}  // namespace degarble::cli
