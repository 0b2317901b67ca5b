// A place in the file system: a directory that is held open, and a name in it. Holding the
// directory keeps what is checked and what is renamed the same, whatever happens to the path
// between.
#pragma once

#include <string>

#include "cli/descriptor.hpp"

namespace degarble::cli {

struct Place {
  Descriptor directory;
  std::string name;
};

// The place that `path` leads to. Throws FileFailure when its directory can't be opened.
[[nodiscard]] Place place_of(const std::string& path);

// `path` with all symbolic links followed; `path` itself where it leads nowhere.
[[nodiscard]] std::string follow_links(const std::string& path);

}  // namespace degarble::cli
