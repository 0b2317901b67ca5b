// From the arguments of the command to a Job.
#pragma once

#include <string>
#include <vector>

#include "cli/job.hpp"

namespace degarble::cli {

// Throws UsageFailure or Error, whose messages say what was wrong and what would be right.
[[nodiscard]] Job parse_arguments(std::vector<std::string> arguments);

}  // namespace degarble::cli
