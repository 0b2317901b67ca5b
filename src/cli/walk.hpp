// Finds the files that a job is about: those that were named, and those in the folders that were.
#pragma once

#include "cli/job.hpp"

namespace degarble::cli {

// Sets the job's `named` and `files`, in the order of the arguments, and within a folder in that of
// the names. In folders hidden files, symbolic links, what is no regular file, and what .gitignore
// (in a git repository) or .ignore leaves out are passed over. False if not all could be read,
// which is told.
[[nodiscard]] bool gather_files(Job& job);

}  // namespace degarble::cli
