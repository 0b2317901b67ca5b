#include "cli/files.hpp"

#include <sys/stat.h>

#include "cli/visible.hpp"

namespace degarble::cli {

void refuse_own_output(const Input& input, const Output& output) {
  struct stat from;
  struct stat to;
  const bool known =
      ::fstat(input.descriptor(), &from) == 0 && ::fstat(output.descriptor(), &to) == 0;
  const bool same = known && S_ISREG(from.st_mode) && from.st_dev == to.st_dev &&
                    from.st_ino == to.st_ino && from.st_size > 0;
  if (same) {
    throw FileFailure(input.name() +
                      ": is the output, too; --in-place repairs a file in its place");
  }
}

void commit_output(const Job& job, Output& output, bool all_done) {
  if (all_done || !output.is_file()) {
    output.commit();
  } else {
    complain(visible(job.output) + " is left as it was");
  }
}

}  // namespace degarble::cli
