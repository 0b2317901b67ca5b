// Goes over the files of a job with all threads: small files side by side, each on one thread, and
// a large one by itself, on all of them. What is handed on is in the order of the files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "cli/job.hpp"

namespace degarble::cli {

// What a job does with one file. A FileFailure of its functions is told and ends the work on this
// file alone; any other exception ends the run when it is the file's turn.
class FileTask {
 public:
  virtual ~FileTask() = default;

  // What can be done while other files are worked on, on any thread.
  virtual void work() = 0;
  // Hands on what came out, also of a file that failed: in the order of the files, and on one
  // thread at a time.
  virtual void hand_on() = 0;
  // What is left to be done in that order, if the file did not fail.
  virtual void finish() {}
};

// How a task works: alone it may hand on at once what it has, and use all threads.
enum class Company : std::uint8_t { alone, others };

using MakeTask = std::function<std::unique_ptr<FileTask>(const NamedFile& file, Company company)>;

// Does a task for each file of the job; `company` says whether there may be others beside it.
// Returns how many files failed.
[[nodiscard]] std::size_t take_turns(const Job& job, Company company, const MakeTask& make);

}  // namespace degarble::cli
