#include "cli/progress.hpp"

#include <unistd.h>

#include <string>

#include "cli/output.hpp"

namespace degarble::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 2s;     // work that is done sooner needs no progress
constexpr auto kInterval = 100ms;  // nobody reads faster
constexpr std::uint64_t kMegabyte = 1000 * 1000;

}  // namespace

Progress::Progress(bool visible, std::uint64_t total)
    : visible_(visible), total_(total), next_(begin_ + kPatience) {}

Progress::~Progress() { clear(); }

void Progress::advance(std::uint64_t bytes) {
  done_ += bytes;
  if (!visible_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + kInterval;
  show(now);
}

void Progress::show(Clock::time_point now) {
  const auto elapsed = std::chrono::duration<double>(now - begin_).count();
  const auto rate = static_cast<std::uint64_t>(static_cast<double>(done_ / kMegabyte) / elapsed);
  std::string line = "\r" + std::to_string(done_ / kMegabyte) + " MB";
  if (total_ > 0) line += ", " + std::to_string(done_ * 100 / total_) + " %";
  line += ", " + std::to_string(rate) + " MB/s\x1B[K";
  shown_ = write_all(STDERR_FILENO, line);
}

void Progress::clear() {
  if (shown_) shown_ = !write_all(STDERR_FILENO, "\r\x1B[K");
}

}  // namespace degarble::cli
