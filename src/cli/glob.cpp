#include "cli/glob.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <string>

namespace degarble::cli {
namespace {

std::string_view first_part(std::string_view path) { return path.substr(0, path.find('/')); }

std::string_view other_parts(std::string_view path) {
  const std::size_t slash = path.find('/');
  return slash == path.npos ? std::string_view() : path.substr(slash + 1);
}

}  // namespace

bool matches_path(std::string_view pattern, std::string_view path) {
  if (pattern.empty() || path.empty()) return pattern.empty() && path.empty();
  const std::string_view wanted = first_part(pattern);
  const std::string_view rest = other_parts(pattern);
  if (wanted == "**") {
    if (rest.empty()) return true;
    for (; !path.empty(); path = other_parts(path)) {
      if (matches_path(rest, path)) return true;
    }
    return false;
  }
  const bool fits =
      ::fnmatch(std::string(wanted).c_str(), std::string(first_part(path)).c_str(), 0) == 0;
  return fits && matches_path(rest, other_parts(path));
}

bool matches_file(std::string_view pattern, std::string_view path) {
  if (pattern.find('/') == pattern.npos) path = path.substr(path.rfind('/') + 1);
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  return matches_path(pattern, path);
}

}  // namespace degarble::cli
