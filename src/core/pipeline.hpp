// An ordered pipeline: jobs are made one after the other, worked on by several threads, and handed
// on in the order in which they were made. At most a few jobs exist at a time, so memory is
// bounded. Knows nothing of what a job is.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "core/crew.hpp"

namespace degarble {

// Runs `make(job)` until it says false, `work(job)` on each job that it made, and `deliver(job)` in
// the order of making. `make` and `work` fill a Job that was used before: they must set all of it.
// `work` runs on up to `threads` threads at once, the calling one among them; `make` and `deliver`
// run on any of them, each on one at a time. The first exception of any of them ends the run and is
// thrown to the caller.
template <typename Job, typename Make, typename Work, typename Deliver>
class OrderedPipeline {
 public:
  OrderedPipeline(std::size_t threads, Make make, Work work, Deliver deliver)
      : threads_(threads),
        make_(std::move(make)),
        work_(std::move(work)),
        deliver_(std::move(deliver)) {}

  void run() {
    if (threads_ <= 1) {
      run_alone();
    } else {
      run_together();
    }
  }

 private:
  enum class State : unsigned char { free, taken, done };
  struct Slot {
    Job job;
    State state = State::free;
  };

  void run_alone() {
    Job job;
    while (make_(job)) {
      work_(job);
      deliver_(job);
    }
  }

  // Every thread makes a job, works on it and hands on what is ready, so that a job mostly stays in
  // the cache of one core.
  void run_together() {
    // Two jobs a thread keep all busy while one of them is long.
    slots_ = std::vector<Slot>(2 * threads_);
    const auto help = [this] { guarded([this] { take_part(); }); };
    std::vector<std::thread> crew = start_crew(threads_ - 1, help);
    help();
    for (std::thread& thread : crew) thread.join();
    if (failure_) std::rethrow_exception(failure_);
  }

  template <typename Body>
  void guarded(Body body) {
    try {
      body();
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      changed_.notify_all();
    }
  }

  void take_part() {
    std::unique_lock lock(mutex_);
    while (Slot* mine = make_next(lock)) {
      lock.unlock();
      work_(mine->job);
      lock.lock();
      mine->state = State::done;
      hand_on(lock);
    }
  }

  // Makes a job, once nobody else does and there is room; null when there are no more.
  Slot* make_next(std::unique_lock<std::mutex>& lock) {
    changed_.wait(lock, [this] {
      return failure_ || made_all_ || (!making_ && slot(made_).state == State::free);
    });
    if (failure_ || made_all_) return nullptr;
    Slot& next = slot(made_);
    making_ = true;
    lock.unlock();
    const bool more = make_(next.job);
    lock.lock();
    making_ = false;
    if (more) {
      next.state = State::taken;
      ++made_;
      changed_.notify_one();
    } else {
      made_all_ = true;
      changed_.notify_all();
    }
    return more ? &next : nullptr;
  }

  // Hands on all jobs whose turn it is, unless another thread is at it.
  void hand_on(std::unique_lock<std::mutex>& lock) {
    if (delivering_) return;
    delivering_ = true;
    for (; !failure_ && slot(delivered_).state == State::done; ++delivered_) {
      Slot& ready = slot(delivered_);
      lock.unlock();
      deliver_(ready.job);
      lock.lock();
      ready.state = State::free;
      changed_.notify_one();
    }
    delivering_ = false;
  }

  Slot& slot(std::size_t number) { return slots_[number % slots_.size()]; }

  std::size_t threads_;
  Make make_;
  Work work_;
  Deliver deliver_;
  std::vector<Slot> slots_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t made_ = 0;       // jobs that were made
  std::size_t delivered_ = 0;  // jobs that were handed on
  bool made_all_ = false;
  bool making_ = false;      // whether a thread is in `make`
  bool delivering_ = false;  // whether a thread is in `deliver`
  std::exception_ptr failure_;
};

// Deduces the types of the three functions.
template <typename Job, typename Make, typename Work, typename Deliver>
void run_ordered(std::size_t threads, Make make, Work work, Deliver deliver) {
  OrderedPipeline<Job, Make, Work, Deliver>(threads, std::move(make), std::move(work),
                                            std::move(deliver))
      .run();
}

}  // namespace degarble
