#include "cli/messages.hpp"

#include <unistd.h>

#include <string>

#include "cli/output.hpp"
#include "cli/visible.hpp"

namespace degarble::cli {

void say(std::string_view text) { static_cast<void>(write_all(STDERR_FILENO, text)); }

void complain(std::string_view message) { say("degarble: " + visible(message) + "\n"); }

}  // namespace degarble::cli
