// Jobs that repair files, or tell what would be repaired.
#pragma once

#include "cli/job.hpp"
#include "cli/run.hpp"

namespace degarble::cli {

// Throws Failure or Error when nothing more can be done.
[[nodiscard]] Status repair_files(const Job& job);

}  // namespace degarble::cli
