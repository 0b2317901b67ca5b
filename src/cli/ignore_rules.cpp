#include "cli/ignore_rules.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "cli/glob.hpp"

namespace degarble::cli {

IgnoreRules::IgnoreRules(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    add_line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

IgnoreRules IgnoreRules::of_file(const std::string& name) {
  std::ifstream file(name, std::ios::binary);
  return IgnoreRules(std::string(std::istreambuf_iterator<char>(file), {}));
}

void IgnoreRules::add_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
  if (line.empty() || line.starts_with('#')) return;
  IgnoreRule rule;
  rule.is_kept = line.starts_with('!');
  if (rule.is_kept) line.remove_prefix(1);
  rule.is_of_folders = line.ends_with('/');
  if (rule.is_of_folders) line.remove_suffix(1);
  const bool is_anywhere = line.find('/') == line.npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  if (line.empty()) return;
  rule.pattern = (is_anywhere ? "**/" : "") + std::string(line);
  rules_.push_back(std::move(rule));
}

std::optional<bool> IgnoreRules::verdict(std::string_view path, bool is_directory) const {
  for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
    if (rule->is_of_folders && !is_directory) continue;
    if (matches_path(rule->pattern, path)) return !rule->is_kept;
  }
  return std::nullopt;
}

}  // namespace degarble::cli
