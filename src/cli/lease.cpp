#include "cli/lease.hpp"

#include <fcntl.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <thread>

namespace degarble::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 50ms;  // who appends a line is done long before; a log is open for ever
constexpr auto kInterval = 1ms;

}  // namespace

Lease::Lease(int file) : file_(file) {
  // By default the signal that tells of somebody who waits would end this program.
  if (::fcntl(file_, F_SETSIG, SIGURG) != 0) return;
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (!is_held_) {
    is_held_ = ::fcntl(file_, F_SETLEASE, F_RDLCK) == 0;
    if (is_held_ || errno != EAGAIN || std::chrono::steady_clock::now() > end) return;
    std::this_thread::sleep_for(kInterval);
  }
}

Lease::~Lease() {
  if (is_held_) ::fcntl(file_, F_SETLEASE, F_UNLCK);
}

bool Lease::is_undisturbed() const { return !is_held_ || ::fcntl(file_, F_GETLEASE) == F_RDLCK; }

}  // namespace degarble::cli
