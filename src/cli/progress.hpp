// How far the work is, on standard error, for a person who waits.
#pragma once

#include <chrono>
#include <cstdint>

namespace degarble::cli {

class Progress {
 public:
  // Shows nothing unless `visible`. `total` is how many bytes there are, 0 if nobody knows.
  Progress(bool visible, std::uint64_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // So many more bytes were read.
  void advance(std::uint64_t bytes);
  // Removes what is shown, so that something else can be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  void show(Clock::time_point now);

  bool visible_;
  bool shown_ = false;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point next_;
};

}  // namespace degarble::cli
