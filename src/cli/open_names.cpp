#include "cli/open_names.hpp"

#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <string_view>

namespace degarble::cli {

std::optional<int> open_number(const std::string& name) {
  if (name == "-") return STDOUT_FILENO;
  const std::string path = std::filesystem::path(name).lexically_normal().string();
  if (path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/", "/proc/thread-self/fd/"}) {
    if (!path.starts_with(folder)) continue;
    const std::string_view digits = std::string_view(path).substr(folder.size());
    int number = -1;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool is_whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
    if (is_whole && number >= 0) return number;
  }
  return std::nullopt;
}

}  // namespace degarble::cli
