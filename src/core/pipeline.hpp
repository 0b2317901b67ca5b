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

namespace degarble {

// Runs `make(job)` until it says false, `work(job)` on each job that it made, and `deliver(job)` in
// the order of making. `make` and `work` fill a Job that was used before: they must set all of it.
// `make` runs on the calling thread, `work` on `threads` threads at once, `deliver` on one more.
// With one thread, all run on the calling one. The first exception of any of them ends the run and
// is thrown to the caller.
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
  enum class State : unsigned char { free, made, taken, done };
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

  void run_together() {
    // Two jobs a thread keep all busy while one of them is long.
    slots_ = std::vector<Slot>(2 * threads_ + 2);
    std::vector<std::thread> crew;
    crew.reserve(threads_ + 1);
    for (std::size_t i = 0; i < threads_; ++i) {
      crew.emplace_back([this] { guarded([this] { worker(); }); });
    }
    crew.emplace_back([this] { guarded([this] { deliverer(); }); });
    guarded([this] { maker(); });
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

  // Waits until the slot is in the state, or nothing more will come to it; whether it is.
  bool await(std::unique_lock<std::mutex>& lock, std::size_t number, State state) {
    changed_.wait(lock, [&] {
      return failure_ || slot(number).state == state || (made_all_ && number >= made_);
    });
    return !failure_ && slot(number).state == state && !(made_all_ && number >= made_);
  }

  void maker() {
    for (std::size_t number = 0;; ++number) {
      std::unique_lock lock(mutex_);
      if (!await(lock, number, State::free)) return;
      lock.unlock();
      const bool more = make_(slot(number).job);
      lock.lock();
      if (more) {
        slot(number).state = State::made;
        made_ = number + 1;
      } else {
        made_all_ = true;
      }
      changed_.notify_all();
      if (!more) return;
    }
  }

  void worker() {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [this] { return failure_ || taken_ < made_ || made_all_; });
      if (failure_ || taken_ == made_) return;
      Slot& mine = slot(taken_++);
      mine.state = State::taken;
      lock.unlock();
      work_(mine.job);
      lock.lock();
      mine.state = State::done;
      changed_.notify_all();
    }
  }

  void deliverer() {
    for (std::size_t number = 0;; ++number) {
      std::unique_lock lock(mutex_);
      if (!await(lock, number, State::done)) return;
      lock.unlock();
      deliver_(slot(number).job);
      lock.lock();
      slot(number).state = State::free;
      changed_.notify_all();
    }
  }

  Slot& slot(std::size_t number) { return slots_[number % slots_.size()]; }

  std::size_t threads_;
  Make make_;
  Work work_;
  Deliver deliver_;
  std::vector<Slot> slots_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t made_ = 0;   // jobs that were made
  std::size_t taken_ = 0;  // jobs that a worker took
  bool made_all_ = false;
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
