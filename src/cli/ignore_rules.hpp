// What a directory's .gitignore or .ignore says (gitignore(5)).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace degarble::cli {

class IgnoreRules {
 public:
  // Those of a file's text.
  explicit IgnoreRules(std::string_view text);
  // Those of the file; none if it is not there.
  [[nodiscard]] static IgnoreRules of_file(const std::string& name);

  // Whether the file or directory, by its path from the directory of the rules, is ignored; nothing
  // where no rule is about it. The last rule that is decides.
  [[nodiscard]] std::optional<bool> verdict(std::string_view path, bool is_directory) const;

 private:
  struct IgnoreRule {
    std::string pattern;
    bool is_kept = false;  // what fits is not ignored
    bool is_of_folders = false;
  };

  void add_line(std::string_view line);

  std::vector<IgnoreRule> rules_;
};

}  // namespace degarble::cli
