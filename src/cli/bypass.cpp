#include "cli/bypass.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>

#include "cli/pipes.hpp"

namespace degarble::cli {
Bypass::Bypass(int input, int output) : input_(input), output_(output) {
  int ends[2];
  if (!is_pipe(input) || !is_pipe(output) || ::pipe2(ends, O_CLOEXEC) != 0) return;
  from_ = Descriptor(ends[0]);
  to_ = Descriptor(ends[1]);
  widen_pipe(ends[0]);
}

void Bypass::close() {
  from_ = Descriptor();
  to_ = Descriptor();
  kept_ = 0;
}

std::optional<std::size_t> Bypass::read(std::span<char> buffer) {
  if (!is_open()) return std::nullopt;
  errno = 0;
  const std::size_t kept = keep(buffer.size());
  if (kept == 0 && errno != 0) {
    close();
    return std::nullopt;
  }
  // They are there, so reading them neither waits nor fails.
  for (std::size_t have = 0; have < kept;) {
    const ssize_t count = ::read(input_, buffer.data() + have, kept - have);
    if (count > 0) have += static_cast<std::size_t>(count);
  }
  kept_ += kept;
  return kept;
}

// 0 at the end, and with an error in errno where no more can be kept.
std::size_t Bypass::keep(std::size_t most) {
  bool has_waited = false;
  while (true) {
    const ssize_t count = ::tee(input_, to_.number(), most, SPLICE_F_NONBLOCK);
    if (count >= 0) {
      errno = 0;
      return static_cast<std::size_t>(count);
    }
    // Either nothing is there yet, or there is no room to keep it.
    if (errno != EINTR && (errno != EAGAIN || has_waited)) return 0;
    if (errno == EINTR) continue;
    pollfd wanted{input_, POLLIN, 0};
    has_waited = ::poll(&wanted, 1, -1) > 0;
  }
}

std::size_t Bypass::send(std::size_t size) {
  if (size > kept_) close();  // it would wait for ever
  std::size_t sent = 0;
  while (is_open() && sent < size) {
    const ssize_t count =
        ::splice(from_.number(), nullptr, output_, nullptr, size - sent, SPLICE_F_MOVE);
    if (count > 0) {
      sent += static_cast<std::size_t>(count);
    } else if (count == 0 || errno != EINTR) {
      close();
    }
  }
  kept_ -= is_open() ? sent : 0;
  return sent;
}

}  // namespace degarble::cli
