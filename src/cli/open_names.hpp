// Names of what is open already, as /dev/fd/3 is: they stand for the open file itself, with the
// place where it is written, and not for whatever it leads to.
#pragma once

#include <optional>
#include <string>

namespace degarble::cli {

// The descriptor that is meant; nothing for any other name. "-" is standard output.
[[nodiscard]] std::optional<int> open_number(const std::string& name);

}  // namespace degarble::cli
