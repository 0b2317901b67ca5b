// Reads the test cases of corpus/cases. A file holds blocks of `field: value` lines with empty
// lines between them; lines that begin with '#' are comments. A case has a name of its own, where
// it is from, and an input.
//
//   name:     right quote read as windows-1252, once
//   from:     synthetic
//   in:       don\u00E2\u20AC\u2122t
//   out:      don\u2019t
//   rules:    repair.utf8-as-windows-1252
//
// `in` and `out` stand for text with visible characters as themselves and the others as \uXXXX,
// \u{XXXXXX}, \xHH (a byte), \n, \r, \t or \\. Without `out`, or where that is `in`, the input must
// stay as it is, and without any edit. `rules` lists the rules of all edits, and `findings` those
// of all findings; where they are missing, nothing is said about them. `options` is a list such as:
// select=decode form=nfc
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "degarble/degarble.hpp"

namespace degarble::testing {

struct Case {
  std::string place;  // file:line
  std::string name;
  std::string from;
  Options options;
  std::string in;
  std::optional<std::string> out;
  std::optional<std::vector<std::string>> rules;
  std::optional<std::vector<std::string>> findings;
};

// The message begins with file:line.
class CaseError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The cases in `text`, which was read from `file`. Throws CaseError when it is not well-formed.
[[nodiscard]] std::vector<Case> parse_cases(const std::string& file, std::string_view text);

// The cases of all *.case files in `folder`, in the order of their names.
[[nodiscard]] std::vector<Case> read_cases(const std::string& folder);

[[nodiscard]] std::string read_file(const std::string& path);

// `text` with its escapes carried out. Throws std::invalid_argument for one that is none.
[[nodiscard]] std::string unescape(std::string_view text);

// `text` with all that is not visible ASCII escaped.
[[nodiscard]] std::string escape(std::string_view text);

}  // namespace degarble::testing
