// The pages that are generated: the man page, docs/rules.md and docs/options.md.
#include <array>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

#include "cli/command_options.hpp"
#include "cli/generate.hpp"
#include "core/rules.hpp"
#include "core/utf8.hpp"

namespace degarble::cli {
namespace {

// A character as roff has it: no macro at a line's start, dashes that can be copied, and what is
// not ASCII by its number.
std::string roff(char32_t c, bool at_start) {
  if (c == '\\') return "\\e";
  if (c == '-') return "\\-";
  if (c < 0x80) {
    const bool is_macro = at_start && (c == '.' || c == '\'');
    return (is_macro ? "\\&" : "") + std::string(1, static_cast<char>(c));
  }
  std::array<char, 16> number;
  std::snprintf(number.data(), number.size(), "\\[u%04X]", static_cast<unsigned>(c));
  return number.data();
}

std::string roff(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    result += roff(character.code_point, result.empty() || result.back() == '\n');
    at += character.length;
  }
  return result;
}

std::string roff_section(Group group) {
  std::string text = ".SS " + std::string(title(group)) + "\n";
  for (const CommandOption& option : all_options()) {
    if (option.group != group) continue;
    std::string name = spelling(option);
    name.erase(0, name.find_first_not_of(' '));
    text += ".TP\n.B " + roff(name) + "\n" + roff(option.help) + "\n";
    if (!option.choices.empty() && !option.value.empty()) {
      text += "One of: " + roff(option.choices) + ".\n";
    }
  }
  return text;
}

std::string roff_rules() {
  std::string text;
  for (const RuleInfo& rule : rule_table()) {
    text += ".TP\n.B " + roff(rule.name) + "\n" + roff(rule.summary) + "\n";
  }
  return text;
}

std::string_view profiles_with(Preset preset) {
  switch (preset) {
    case Preset::archive:
      return "all profiles";
    case Preset::standard:
      return "standard, nlp";
    case Preset::nlp:
      return "nlp";
  }
  return "";
}

std::string_view stage_of(const RuleInfo& rule) { return rule.name.substr(0, rule.name.find('.')); }

// A cell of a table; code, if it is not empty.
std::string code(std::string_view text) {
  return text.empty() ? "" : "`" + std::string(text) + "`";
}

std::string escaped_bars(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '|') result += '\\';
    result += c;
  }
  return result;
}

}  // namespace

std::string man_page() {
  std::string text =
      ".TH DEGARBLE 1 \"\" \"degarble " + std::string(version()) +
      "\" \"User Commands\"\n"
      ".SH NAME\n"
      "degarble \\- repair text of unknown history\n"
      ".SH SYNOPSIS\n"
      ".B degarble\n"
      "[\\fIOPTION\\fR]... [\\fIFILE\\fR]...\n"
      ".SH DESCRIPTION\n"
      "Takes bytes of unknown history and gives back clean UTF\\-8: decodes what is in another\n"
      "encoding, undoes what a machine did to it, and restores what was lost where that is\n"
      "sure. Good text stays as it is, byte for byte.\n"
      ".PP\n"
      "Reads standard input when there is no \\fIFILE\\fR, or \\fIFILE\\fR is \\-. Several files\n"
      "are written one after the other. A file that looks binary passes untouched,\n"
      "with a warning and exit status 2, unless \\fB\\-\\-binary\\fR says otherwise.\n"
      ".SH OPTIONS\n";
  for (const Group group : {Group::repair, Group::output, Group::report, Group::other}) {
    text += roff_section(group);
  }
  text +=
      ".SH RULES\n"
      "In the order in which they act. \\fB\\-\\-select\\fR, \\fB\\-\\-ignore\\fR and\n"
      "\\fB\\-\\-also\\fR take these names, or the part before the dot.\n" +
      roff_rules() +
      ".SH EXIT STATUS\n"
      ".TP\n.B 0\nDone, whether or not anything was repaired.\n"
      ".TP\n.B 1\n\\fB\\-\\-check\\fR, \\fB\\-\\-diff\\fR or \\fB\\-\\-list\\fR found something.\n"
      ".TP\n.B 2\nTrouble: a mistake in the options, a file that could not be read or written, "
      "or\na binary file among what was written.\n"
      ".SH ENVIRONMENT\n"
      ".TP\n.B NO_COLOR\nIf it is not empty, reports are not coloured unless \\fB\\-\\-color\\fR "
      "says so.\n"
      ".TP\n.B TMPDIR\nWhere \\fB\\-\\-diff\\fR, \\fB\\-\\-ledger\\fR and \\fB\\-\\-undo\\fR keep "
      "what is "
      "longer than a few megabytes.\n"
      ".SH EXAMPLES\n"
      ".EX\n"
      "degarble < article.txt > repaired.txt\n"
      "degarble \\-\\-check *.txt\n"
      "degarble \\-i.bak \\-\\-ledger changes.jsonl notes.txt\n"
      "degarble \\-i \\-\\-undo changes.jsonl notes.txt\n"
      ".EE\n";
  return text;
}

std::string rules_document() {
  std::string text =
      "# Rules\n\n"
      "Made by `degarble --generate rules`; to change it, change `src/core/rules.cpp`.\n\n"
      "Everything that may change a text has a name, by which `--select`, `--ignore` and `--also` "
      "take\n"
      "it; the part before the dot stands for all rules of a stage. Confidence is how often the "
      "rule is\n"
      "right where it acts, in per cent; `--min-confidence` says how much is enough.\n";
  std::string_view stage;
  for (const RuleInfo& rule : rule_table()) {
    if (stage_of(rule) != stage) {
      stage = stage_of(rule);
      text += "\n## " + std::string(stage) +
              "\n\n| rule | what it does | confidence | profiles | before | after |\n"
              "|---|---|---|---|---|---|\n";
    }
    text += "| `" + std::string(rule.name) + "` | " + escaped_bars(rule.summary) + " | " +
            std::to_string(rule.confidence) + " | " + std::string(profiles_with(rule.since)) +
            " | " + code(escaped_bars(rule.before)) + " | " + code(escaped_bars(rule.after)) +
            " |\n";
  }
  return text;
}

std::string options_document() {
  std::string text =
      "# Options\n\n"
      "Made by `degarble --generate options`; to change it, change `src/core/options.cpp` and\n"
      "`src/cli/command_options.cpp`.\n";
  for (const Group group : {Group::repair, Group::output, Group::report, Group::other}) {
    text += "\n## " + std::string(title(group)) +
            "\n\n| option | values | what it does |\n|---|---|---|\n";
    for (const CommandOption& option : all_options()) {
      if (option.group != group) continue;
      std::string name = spelling(option);
      name.erase(0, name.find_first_not_of(' '));
      const bool has_choices = !option.value.empty();
      text += "| `" + name + "` | " + code(has_choices ? escaped_bars(option.choices) : "") +
              " | " + escaped_bars(option.help) + " |\n";
    }
  }
  return text;
}

}  // namespace degarble::cli
