// Jobs that have nothing to do with each other, on several threads. Knows nothing of what a job is.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "core/crew.hpp"

namespace degarble {

// Runs `work(i)` once for each i below `count`, on up to `threads` threads, the calling one among
// them, which also asks `goes_on()` before each of its jobs. Once that says false no more jobs are
// begun. The first exception ends the run and is thrown to the caller, when all threads have ended.
// Whether all jobs were done.
template <typename Work, typename GoesOn>
class Batch {
 public:
  Batch(std::size_t count, Work& work, GoesOn& goes_on)
      : count_(count), work_(work), goes_on_(goes_on) {}

  bool run(std::size_t threads) {
    const auto help = [this] {
      guarded([this] {
        while (do_next()) continue;
      });
    };
    const std::size_t all = std::max<std::size_t>(std::min(threads, count_), 1);
    std::vector<std::thread> crew = start_crew(all - 1, help);
    guarded([this] {
      while (goes_on_() && do_next()) continue;
    });
    // Unless all is done, the calling thread was stopped.
    if (next_ < count_) stopped_ = true;
    for (std::thread& thread : crew) thread.join();
    if (failure_) std::rethrow_exception(failure_);
    return next_ >= count_;
  }

 private:
  bool do_next() {
    if (stopped_) return false;
    const std::size_t mine = next_++;
    if (mine >= count_) return false;
    work_(mine);
    return true;
  }

  template <typename Body>
  void guarded(Body body) {
    try {
      body();
    } catch (...) {
      stopped_ = true;
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
    }
  }

  std::size_t count_;
  Work& work_;
  GoesOn& goes_on_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  std::exception_ptr failure_;
};

template <typename Work, typename GoesOn>
bool run_batch(std::size_t count, std::size_t threads, Work work, GoesOn goes_on) {
  return Batch<Work, GoesOn>(count, work, goes_on).run(threads);
}

// How many threads a caller wants: 0 stands for one a processor.
inline std::size_t thread_count(unsigned wanted) {
  return wanted != 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace degarble
