// What all jobs that go over files do alike.
#pragma once

#include "cli/failure.hpp"
#include "cli/input.hpp"
#include "cli/job.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"

namespace degarble::cli {

// Does `work` on each file of the job. A failure of one is told, and does not keep the others from
// being done. Whether there was none.
template <typename Work>
bool for_each_file(const Job& job, Work work) {
  bool all_done = true;
  for (const std::string& file : job.files) {
    try {
      work(file);
    } catch (const FileFailure& failure) {
      complain(failure.what());
      all_done = false;
    }
  }
  return all_done;
}

// Throws FileFailure when the output is the file that is to be read: it would never end.
void refuse_own_output(const Input& input, const Output& output);

// Replaces the output, unless an input failed: then a file stays as it was.
void commit_output(const Job& job, Output& output, bool all_done);

}  // namespace degarble::cli
