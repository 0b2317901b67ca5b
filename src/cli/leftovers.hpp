// What a run that was killed left beside a file, and how the next one finishes it. The names are
// made from the file's, so that they are found again:
//
//   .degarble-0123456789ABCDEF       the new content, or, once they have changed places, the old
//   .degarble-0123456789ABCDEF.bak   a second link to the old content, which is to be NAME.bak
#pragma once

#include <string>

#include "cli/place.hpp"

namespace degarble::cli {

// The name under which the new content of the file `name` is written.
[[nodiscard]] std::string temporary_name(const std::string& name);

// Makes the backup that a killed run was about to make, and removes what else it left. Throws
// FileFailure when a run that is alive is at it; `shown` names the file.
void finish_interrupted(const Place& place, const std::string& shown);

// Says that this run is at it, as long as the file is open.
void claim(int temporary);

}  // namespace degarble::cli
