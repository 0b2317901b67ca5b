#include "cli/arguments.hpp"

#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>

#include "cli/command_options.hpp"
#include "cli/failure.hpp"
#include "cli/input.hpp"
#include "cli/visible.hpp"

namespace degarble::cli {
namespace {

using Names = std::set<std::string_view>;  // of the options that were given

constexpr std::string_view kHint = "; degarble --help lists the options";

// Options that make no sense together.
constexpr auto kContradictions = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"in-place", "output"},   {"in-place", "check"},    {"in-place", "diff"},
    {"in-place", "list"},     {"check", "output"},      {"check", "diff"},
    {"check", "list"},        {"check", "ledger"},      {"diff", "output"},
    {"diff", "list"},         {"diff", "ledger"},       {"list", "output"},
    {"list", "ledger"},       {"undo", "check"},        {"undo", "diff"},
    {"undo", "list"},         {"undo", "ledger"},       {"undo", "summary"},
    {"quiet", "verbose"},     {"detect", "in-place"},   {"detect", "check"},
    {"detect", "diff"},       {"detect", "list"},       {"detect", "output"},
    {"detect", "ledger"},     {"detect", "undo"},       {"detect", "summary"},
    {"detect", "two-pass"},   {"undo", "two-pass"},     {"line-buffered", "two-pass"},
    {"explain", "diff"},      {"explain", "list"},      {"explain", "detect"},
    {"explain", "undo"},      {"output-dir", "output"}, {"output-dir", "in-place"},
    {"output-dir", "check"},  {"output-dir", "diff"},   {"output-dir", "list"},
    {"output-dir", "ledger"}, {"output-dir", "undo"},   {"output-dir", "detect"},
    {"dry-run", "check"},     {"dry-run", "diff"},      {"dry-run", "detect"},
    {"dry-run", "undo"},      {"dry-run", "ledger"},    {"dry-run", "output"},
});

// Single-character edits that make one name the other (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] != b[j] ? 1 : 0);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

// "; did you mean --NAME?", or where to look.
std::string advice(std::string_view argument) {
  const std::string_view wrong = argument.substr(0, argument.find('='));
  if (!wrong.starts_with("--")) return std::string(kHint);
  const std::string_view name = wrong.substr(2);
  const auto badness = [name](const CommandOption& row) {
    return row.name.starts_with(name) ? 0 : distance(row.name, name);
  };
  const auto best = std::ranges::min_element(all_options(), {}, badness);
  if (name.empty() || badness(*best) > 2) return std::string(kHint);
  return "; did you mean --" + std::string(best->name) + "?";
}

// -iSUFFIX, alone or behind other letters, as --in-place=SUFFIX: an option whose value may lack is
// beyond CLI11, which takes the next argument for the value.
void spell_out(const std::string& argument, std::vector<std::string>& arguments) {
  const bool has_letters = argument.size() > 1 && argument[0] == '-' && argument[1] != '-';
  for (std::size_t at = 1; has_letters && at < argument.size(); ++at) {
    const auto row = std::ranges::find(all_options(), argument[at], &CommandOption::letter);
    if (row == all_options().end()) break;
    if (row->value_may_lack) {
      if (at > 1) arguments.push_back(argument.substr(0, at));
      const std::string value = argument.substr(at + 1);
      arguments.push_back("--" + std::string(row->name) + (value.empty() ? "" : "=" + value));
      return;
    }
    if (!row->value.empty()) break;
  }
  arguments.push_back(argument);
}

CLI::Option* add_to(CLI::App& app, const CommandOption& row) {
  std::string names = "--" + std::string(row.name);
  if (row.value_may_lack) names += "{}";  // its value when it has none
  if (row.letter != 0 && !row.value_may_lack) names += ",-" + std::string(1, row.letter);
  CLI::Option* option = nullptr;
  if (row.value.empty() || row.value_may_lack) {
    option = app.add_flag(names);
  } else {
    option =
        app.add_option(names, CLI::callback_t())->expected(1)->type_name(std::string(row.value));
  }
  return option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void set(Job& job, const CommandOption& row, std::string value) {
  if (row.value.empty()) {
    if (value == "true") value = "on";
    const bool takes_value = !row.choices.empty();
    if (!takes_value && value != "on") {
      throw UsageFailure("--" + std::string(row.name) + " takes no value, but was given \"" +
                         visible(value) + "\"");
    }
  }
  row.set(job, value);
}

void refuse_unknown(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    if (file.size() > 1 && file[0] == '-') {
      throw UsageFailure("there is no option " + visible(file) + advice(file));
    }
  }
}

// Sets the options in `job`, and what remains as its files.
Names parse(std::vector<std::string> arguments, Job& job) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<CLI::Option*> options;
  for (const CommandOption& row : all_options()) options.push_back(add_to(app, row));
  std::ranges::reverse(arguments);
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string_view message = error.what();  // "--form: 1 required FORM missing"
    throw UsageFailure(std::string(message.substr(0, message.find(':'))) + " needs a value" +
                       std::string(kHint));
  } catch (const CLI::ParseError& error) {
    throw UsageFailure(error.what() + std::string(kHint));
  }
  job.files = app.remaining();
  refuse_unknown(job.files);
  Names given;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const CommandOption& row = all_options()[i];
    for (const std::string& value : options[i]->results()) set(job, row, value);
    if (options[i]->count() > 0) given.insert(row.name);
  }
  return given;
}

bool is_same_file(const std::string& a, const std::string& b) {
  if (a == b) return true;
  struct stat first;
  struct stat second;
  return ::stat(a.c_str(), &first) == 0 && ::stat(b.c_str(), &second) == 0 &&
         S_ISREG(first.st_mode) && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

void refuse_contradictions(const Names& given) {
  for (const auto& [a, b] : kContradictions) {
    if (given.contains(a) && given.contains(b)) {
      throw UsageFailure("--" + std::string(a) + " and --" + std::string(b) +
                         " contradict each other; give one of them");
    }
  }
}

void refuse_lonely(const Names& given) {
  for (const char* const name : {"include", "exclude", "hidden", "no-ignore"}) {
    if (given.contains(name) && !given.contains("recursive")) {
      throw UsageFailure("--" + std::string(name) +
                         " is about files in folders; give --recursive, too");
    }
  }
  if (given.contains("null") && !given.contains("files-from") && !given.contains("list")) {
    throw UsageFailure("--null is about lists of names; give --files-from or --list, too");
  }
  if (given.contains("json") && !given.contains("detect")) {
    throw UsageFailure("--json says how --detect writes; give that, too");
  }
}

// Reasons stand in the ledger, or in the lines of --check.
void choose_place_of_reasons(Job& job, const Names& given) {
  if (!job.options.explain || !job.ledger.empty() || job.mode == Mode::check) return;
  if (given.contains("output") || given.contains("in-place")) {
    throw UsageFailure(
        "--explain writes its reasons to a ledger where text is written; give "
        "--ledger=FILE, too");
  }
  job.mode = Mode::check;
}

void refuse_same_files(const Job& job) {
  for (const std::string& ledger : {std::cref(job.ledger), std::cref(job.undo)}) {
    if (ledger.empty()) continue;
    const bool is_input = std::ranges::any_of(
        job.files, [&](const std::string& file) { return is_same_file(file, ledger); });
    if (is_input) {
      throw UsageFailure("the ledger " + visible(ledger) +
                         " is one of the inputs; name another file");
    }
    const bool is_input_only = &ledger == &job.undo && ledger == kStandard;
    if (job.mode == Mode::write && !is_input_only && is_same_file(job.output, ledger)) {
      throw UsageFailure("the ledger " + visible(ledger) +
                         " is the output, too; name another file for one of them");
    }
  }
}

void refuse_in_place(const Job& job) {
  const bool has_standard = std::ranges::find(job.files, "-") != job.files.end();
  if (!job.output_folder.empty() && has_standard) {
    throw UsageFailure("--output-dir needs files; standard input has no name to be written under");
  }
  if (job.mode == Mode::in_place && has_standard) {
    throw UsageFailure("--in-place needs files; standard input has no place to write to");
  }
}

}  // namespace

Job parse_arguments(std::vector<std::string> arguments) {
  const auto end = std::ranges::find(arguments, "--");
  std::vector<std::string> spelled;
  for (auto argument = arguments.begin(); argument != end; ++argument) {
    spell_out(*argument, spelled);
  }
  Job job;
  const Names given = parse(std::move(spelled), job);
  if (end != arguments.end()) job.files.insert(job.files.end(), end + 1, arguments.end());
  if (job.files.empty() && job.files_from.empty())
    job.files.emplace_back(job.recursive ? "." : "-");
  refuse_contradictions(given);
  refuse_lonely(given);
  choose_place_of_reasons(job, given);
  refuse_in_place(job);
  refuse_same_files(job);
  if (job.dry_run && (job.mode == Mode::in_place || job.mode == Mode::write)) {
    job.mode = Mode::list;
    job.output_folder.clear();
  }
  return job;
}

}  // namespace degarble::cli
