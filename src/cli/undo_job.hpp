// Jobs that undo repairs.
#pragma once

#include "cli/job.hpp"
#include "cli/run.hpp"

namespace degarble::cli {

// Throws Failure when nothing more can be done.
[[nodiscard]] Status undo_files(const Job& job);

}  // namespace degarble::cli
