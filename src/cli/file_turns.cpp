#include "cli/file_turns.hpp"

#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <string>
#include <unordered_set>

#include "cli/failure.hpp"
#include "cli/input.hpp"
#include "cli/messages.hpp"
#include "core/pipeline.hpp"

namespace degarble::cli {
namespace {

// What comes out of a file that is no larger is kept in memory until it is its turn.
constexpr off_t kSmall = 1024 * 1024;

// How much is known of the files that are worked on side by side, before all of them are waited
// for.
constexpr std::size_t kMostTouched = 32 * 1024;

// Descriptors that a file needs while it is worked on, with some to spare.
constexpr rlim_t kDescriptorsOfOne = 8;

// How many files can be worked on at once, with as many descriptors as the system lets us have.
std::size_t most_threads() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1;
  limit.rlim_cur = limit.rlim_max;
  static_cast<void>(::setrlimit(RLIMIT_NOFILE, &limit));
  static_cast<void>(::getrlimit(RLIMIT_NOFILE, &limit));
  return std::max<rlim_t>(limit.rlim_cur / (2 * kDescriptorsOfOne), 1);
}

std::string identity_of(const struct stat& status) {
  return std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
}

// A file, and how its task ended.
struct Turn {
  std::unique_ptr<FileTask> task;
  std::exception_ptr failure;
};

class Turns {
 public:
  Turns(const Job& job, Company company, const MakeTask& make)
      : job_(job),
        company_(company),
        make_(make),
        threads_(std::min(job.threads, most_threads())) {}

  std::size_t go_over() {
    while (next_ < job_.named.size()) {
      touched_.clear();
      if (begins_a_group()) {
        together();
      } else {
        alone();
      }
    }
    return failed_;
  }

 private:
  // A file that is small enough is worked on by itself if nothing follows that goes with it.
  bool begins_a_group() {
    if (company_ == Company::alone || threads_ <= 1 || next_ + 1 >= job_.named.size()) return false;
    const bool do_both = joins(job_.named[next_]) && joins(job_.named[next_ + 1]);
    touched_.clear();
    return do_both;
  }

  void alone() {
    Turn turn{make_(job_.named[next_++], Company::alone), nullptr};
    work(turn);
    end(turn);
  }

  void together() {
    const auto make = [this](Turn& turn) {
      if (next_ >= job_.named.size() || !joins(job_.named[next_])) return false;
      turn = {make_(job_.named[next_++], Company::others), nullptr};
      return true;
    };
    run_ordered<Turn>(std::min(threads_, job_.named.size() - next_), make, work,
                      [this](Turn& turn) { end(turn); });
  }

  static void work(Turn& turn) {
    try {
      turn.task->work();
    } catch (...) {
      turn.failure = std::current_exception();
    }
  }

  void end(Turn& turn) {
    turn.task->hand_on();
    try {
      if (turn.failure) std::rethrow_exception(turn.failure);
      turn.task->finish();
    } catch (const FileFailure& failure) {
      complain(failure.what());
      ++failed_;
    }
    turn.task.reset();
  }

  // Whether the file can be worked on beside those that were taken: it is small, and nobody else
  // reads or writes what it does.
  bool joins(const NamedFile& file) {
    if (touched_.size() >= kMostTouched) return false;
    struct stat status;
    const bool is_small = file.path != kStandard && ::stat(file.path.c_str(), &status) == 0 &&
                          S_ISREG(status.st_mode) && status.st_size <= kSmall;
    if (!is_small || !touch(identity_of(status))) return false;
    if (job_.mode == Mode::in_place && !job_.suffix.empty())
      return touch_name(file.path + job_.suffix);
    return job_.output_folder.empty() ||
           touch_name((std::filesystem::path(job_.output_folder) / file.inner).string());
  }

  bool touch(const std::string& what) { return touched_.insert(what).second; }

  // A name that is to be written, and what has it already.
  bool touch_name(const std::string& name) {
    struct stat status;
    return touch("name " + name) &&
           (::stat(name.c_str(), &status) != 0 || touch(identity_of(status)));
  }

  const Job& job_;
  Company company_;
  const MakeTask& make_;
  std::size_t threads_;
  std::size_t next_ = 0;                     // of the files
  std::unordered_set<std::string> touched_;  // what the files of this group read and write
  std::size_t failed_ = 0;
};

}  // namespace

std::size_t take_turns(const Job& job, Company company, const MakeTask& make) {
  return Turns(job, company, make).go_over();
}

}  // namespace degarble::cli
