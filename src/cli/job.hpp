// What the arguments ask the command to do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "degarble/degarble.hpp"

namespace degarble::cli {

enum class Mode : std::uint8_t {
  write,     // the repaired text, to standard output or --output
  in_place,  // into the files themselves
  check,     // what would change, a line each
  diff,      // what would change, as a patch
  list,      // names of the files that would change
  detect,    // what can be said of each file
};

// What is done with a file that is no text.
enum class Binary : std::uint8_t {
  pass,  // it is passed on byte for byte
  text,  // it is taken as text
  fail,  // nothing of it is written
  tell,  // it is passed on, with a warning and an exit status of its own
};

enum class Color : std::uint8_t { automatic, always, never };

// A file that a job is about.
struct NamedFile {
  std::string path;
  std::string inner;    // its path from the folder that was named; else its name without folders
  bool by_name = true;  // whether somebody asked for this file
};

struct Job {
  Mode mode = Mode::write;
  Options options = {.as = Format::automatic};  // the library's
  std::vector<std::string>
      files;                     // "-" for standard input; folders among them until gather_files()
  std::vector<NamedFile> named;  // the same files, from gather_files() on
  bool recursive = false;
  bool hidden = false;               // also hidden files of folders
  bool no_ignore = false;            // also those that .gitignore and .ignore leave out
  std::vector<std::string> include;  // of folders: only what fits one of these
  std::vector<std::string> exclude;  // and none of these
  std::string files_from;            // a list of more files; empty for none
  bool null_names = false;           // names end with NUL in lists that are read and written
  bool dry_run = false;
  std::string output_folder;  // where each file is written; empty for nowhere
  std::string output = "-";
  std::string suffix;  // of backups; empty for none
  std::string ledger;  // to be written; empty for none
  std::string undo;    // ledger to be undone; empty to repair
  std::size_t threads = 1;
  std::uint64_t most_expansion = 1000;  // of compressed files
  bool follow_links = false;
  bool two_pass = false;
  bool json = false;
  bool summary = false;
  bool quiet = false;
  bool verbose = false;
  Color color = Color::automatic;
  Binary binary = Binary::tell;

  bool help = false;
  bool version = false;
  bool list_rules = false;
  bool list_encodings = false;
  std::string generate;  // what to generate; empty for nothing
};

}  // namespace degarble::cli
