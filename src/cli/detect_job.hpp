// --detect: says what each file is.
#pragma once

#include "cli/job.hpp"
#include "cli/run.hpp"

namespace degarble::cli {

[[nodiscard]] Status detect_files(const Job& job);

}  // namespace degarble::cli
