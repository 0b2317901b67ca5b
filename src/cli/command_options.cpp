#include "cli/command_options.hpp"

#include <array>
#include <charconv>
#include <thread>

#include "core/options.hpp"

namespace degarble::cli {
namespace {

constexpr std::string_view kColors = "auto|always|never";
constexpr std::string_view kBinary = "pass|text|fail";
constexpr std::string_view kGenerated = "man|bash|zsh|fish|rules|options";

[[noreturn]] void refuse(std::string_view name, std::string_view value, std::string_view right) {
  throw Error("--" + std::string(name) + ": \"" + std::string(value) +
              "\" is not a value of it; it takes " + std::string(right));
}

std::size_t place_in(std::string_view choices, std::string_view name, std::string_view value) {
  const std::vector<std::string_view> all = split(choices, '|');
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i] == value) return i;
  }
  refuse(name, value, choices);
}

std::size_t thread_count(std::string_view value) {
  constexpr std::size_t kMost = 256;
  std::size_t number = kMost + 1;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool whole = error == std::errc() && end == value.data() + value.size();
  if (!whole || number > kMost) refuse("jobs", value, "a whole number from 0 to 256");
  if (number > 0) return number;
  return std::max(1u, std::thread::hardware_concurrency());
}

std::uint64_t expansion(std::string_view value) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool whole = error == std::errc() && end == value.data() + value.size();
  if (!whole || number == 0) refuse("max-expansion", value, "a whole number from 1 on");
  return number;
}

std::string file_name(std::string_view option, std::string_view value) {
  if (value.empty()) refuse(option, value, "the name of a file");
  return std::string(value);
}

std::string backup_suffix(std::string_view value) {
  if (value.find('/') != std::string_view::npos) {
    refuse("in-place", value, "an ending for the backup's name, without a slash");
  }
  return std::string(value);
}

// Sets one of the switches of Job.
template <auto Field>
void turn_on(Job& job, std::string_view) {
  job.*Field = true;
}

template <Mode mode>
void choose(Job& job, std::string_view) {
  job.mode = mode;
}

using View = std::string_view;

const auto kOwn = std::to_array<CommandOption>({
    {"output", 'o', "FILE", false, "", Group::output,
     "Write to FILE, which has its old content until the new one is complete.",
     [](Job& job, View value) { job.output = file_name("output", value); }},
    {"in-place", 'i', "SUFFIX", true, "", Group::output,
     "Repair the files themselves; those in which nothing is to be repaired are not touched. With "
     "SUFFIX, keep the old one under its name with the suffix. A file that another program changes "
     "meanwhile is left as it is.",
     [](Job& job, View value) {
       job.mode = Mode::in_place;
       job.suffix = backup_suffix(value);
     }},
    {"recursive", 'r', "", false, "", Group::output,
     "Take the files in folders that are named, too; without a name, those in this one. Left out "
     "are "
     "hidden files, symbolic links, and what .gitignore (in a git repository) or .ignore leaves "
     "out.",
     turn_on<&Job::recursive>},
    {"include", 0, "GLOB", false, "", Group::output,
     "Of files in folders, take only what fits one of these: *.txt, or a path from the folder on, "
     "in "
     "which ** stands for any folders.",
     [](Job& job, View value) { job.include.emplace_back(value); }},
    {"exclude", 0, "GLOB", false, "", Group::output,
     "Of files and folders in folders, leave out what fits one of these.",
     [](Job& job, View value) { job.exclude.emplace_back(value); }},
    {"hidden", 0, "", false, "", Group::output, "Take hidden files of folders, too.",
     turn_on<&Job::hidden>},
    {"no-ignore", 0, "", false, "", Group::output,
     "Take also what .gitignore and .ignore leave out.", turn_on<&Job::no_ignore>},
    {"files-from", 0, "FILE", false, "", Group::output,
     "Take the files that FILE lists, too, a name a line; - stands for standard input.",
     [](Job& job, View value) { job.files_from = file_name("files-from", value); }},
    {"null", '0', "", false, "", Group::output,
     "Names end with NUL, not with a line end, in --files-from and --list.",
     turn_on<&Job::null_names>},
    {"output-dir", 0, "DIR", false, "", Group::output,
     "Write each file to DIR, under its path from the folder that was named, or its own name.",
     [](Job& job, View value) { job.output_folder = file_name("output-dir", value); }},
    {"dry-run", 0, "", false, "", Group::output,
     "Write nothing but the names of the files that would change, and what would be done.",
     turn_on<&Job::dry_run>},
    {"follow-links", 0, "", false, "", Group::output,
     "In place, also repair what a symbolic link points to, and files with several hard links, "
     "whose "
     "other names keep the old text.",
     turn_on<&Job::follow_links>},
    {"ledger", 0, "FILE", false, "", Group::output,
     "Write every change to FILE, one JSON object a line. In place, rows are added to what FILE "
     "holds; else it must be new or empty.",
     [](Job& job, View value) { job.ledger = file_name("ledger", value); }},
    {"undo", 0, "LEDGER", false, "", Group::output,
     "Give back the input that LEDGER was written for, byte for byte; nothing where the text is "
     "not "
     "the one that came out.",
     [](Job& job, View value) { job.undo = file_name("undo", value); }},
    {"binary", 0, "HOW", false, kBinary, Group::output,
     "What becomes of a file that is no text: it is passed on byte for byte, repaired as text, or "
     "nothing of it is written. Without this it is passed on, with a warning and exit status 2; in "
     "place and in reports it is skipped.",
     [](Job& job, View value) {
       job.binary = static_cast<Binary>(place_in(kBinary, "binary", value));
     }},
    {"max-expansion", 0, "N", false, "", Group::output,
     "Read a compressed file (gzip, zstd, xz, bzip2, lz4) as long as its text is at most N times "
     "as "
     "large (1000). What comes out is compressed as it was.",
     [](Job& job, View value) { job.most_expansion = expansion(value); }},
    {"jobs", 'j', "N", false, "", Group::output,
     "Repair on N threads (1); 0 stands for all cores. The output is the same.",
     [](Job& job, View value) { job.threads = thread_count(value); }},
    {"two-pass", 0, "", false, "", Group::output,
     "Read each file to its end before repairing it, so that the encoding is judged by all of it. "
     "Takes files, not pipes.",
     turn_on<&Job::two_pass>},
    {"check", 0, "", false, "", Group::report,
     "Write what would change and what is left for you, a line each, instead of the text. Exit 1 "
     "if "
     "there is any.",
     choose<Mode::check>},
    {"diff", 0, "", false, "", Group::report,
     "Write what would change as a patch, instead of the text. Exit 1 if there is any.",
     choose<Mode::diff>},
    {"list", 'l', "", false, "", Group::report,
     "Write the names of the files that would change. Exit 1 if there are any.",
     choose<Mode::list>},
    {"detect", 0, "", false, "", Group::report,
     "Write what each file is, a line each: encoding and how sure that is, language, line ends, "
     "lines that are damaged. Nothing is repaired.",
     choose<Mode::detect>},
    {"json", 0, "", false, "", Group::report, "With --detect, write a JSON object a line.",
     turn_on<&Job::json>},
    {"summary", 0, "", false, "", Group::report,
     "At the end, count on standard error what was done.", turn_on<&Job::summary>},
    {"verbose", 'v', "", false, "", Group::report,
     "Tell on standard error what looks broken and was left alone.", turn_on<&Job::verbose>},
    {"quiet", 'q', "", false, "", Group::report,
     "No warnings; and with --check, no lines, but the exit status.", turn_on<&Job::quiet>},
    {"color", 0, "WHEN", false, kColors, Group::report,
     "Whether reports are coloured (auto: on a terminal, unless NO_COLOR is set).",
     [](Job& job, View value) {
       job.color = static_cast<Color>(place_in(kColors, "color", value));
     }},
    {"list-rules", 0, "", false, "", Group::other, "List the rules and exit.",
     turn_on<&Job::list_rules>},
    {"list-encodings", 0, "", false, "", Group::other,
     "List the encodings that --from takes, with their labels, and exit.",
     turn_on<&Job::list_encodings>},
    {"generate", 0, "WHAT", false, kGenerated, Group::other,
     "Write the man page, the completions of a shell, or the tables of the documentation, and "
     "exit.",
     [](Job& job, View value) {
       static_cast<void>(place_in(kGenerated, "generate", value));
       job.generate = value;
     }},
    {"help", 'h', "", false, "", Group::other, "Show this and exit.", turn_on<&Job::help>},
    {"version", 'V', "", false, "", Group::other, "Show the version and exit.",
     turn_on<&Job::version>},
});

CommandOption from_library(const OptionInfo& row) {
  return {row.name,
          row.letter,
          row.value,
          false,
          row.choices,
          Group::repair,
          row.help,
          [name = row.name](Job& job, View value) { set_option(job.options, name, value); }};
}

std::vector<CommandOption> gather() {
  std::vector<CommandOption> all;
  for (const OptionInfo& row : option_table()) all.push_back(from_library(row));
  all.insert(all.end(), kOwn.begin(), kOwn.end());
  return all;
}

}  // namespace

const std::vector<CommandOption>& all_options() {
  static const std::vector<CommandOption> kAll = gather();
  return kAll;
}

std::string_view title(Group group) {
  constexpr std::array<std::string_view, 4> kTitles = {"Repairing", "Input and output", "Reports",
                                                       "Other"};
  return kTitles[static_cast<std::size_t>(group)];
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return parts;
}

}  // namespace degarble::cli
