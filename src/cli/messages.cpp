#include "cli/messages.hpp"

#include <unistd.h>

#include "cli/output.hpp"
#include "cli/visible.hpp"

namespace degarble::cli {

void say(std::string_view text) { static_cast<void>(write_all(STDERR_FILENO, text)); }

std::string complaint(std::string_view message) { return "degarble: " + visible(message) + "\n"; }

void complain(std::string_view message) { say(complaint(message)); }

}  // namespace degarble::cli
