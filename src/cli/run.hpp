// Does what a Job asks for.
#pragma once

#include "cli/job.hpp"

namespace degarble::cli {

enum class Status : int {
  done = 0,
  found = 1,    // --check, --diff or --list have something to tell
  trouble = 2,  // one file at least could not be done
};

// Throws Failure or Error when nothing more can be done.
[[nodiscard]] Status run(const Job& job);

}  // namespace degarble::cli
