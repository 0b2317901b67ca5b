// Patterns of file names, as shells and .gitignore have them.
#pragma once

#include <string_view>

namespace degarble::cli {

// Whether the whole path, whose parts are separated by slashes, is as the pattern says: "*" and "?"
// stand for characters of one part, "[...]" for one of some, "**" for any number of parts.
[[nodiscard]] bool matches_path(std::string_view pattern, std::string_view path);

// The same of a pattern that somebody gave for a file: without a slash it is about the last part.
[[nodiscard]] bool matches_file(std::string_view pattern, std::string_view path);

}  // namespace degarble::cli
