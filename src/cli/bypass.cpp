#include "cli/bypass.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>

#include "cli/pipes.hpp"

namespace degarble::cli {

Bypass::Pipe::Pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  from = Descriptor(ends[0]);
  to = Descriptor(ends[1]);
  widen_pipe(ends[0]);
}

Bypass::Bypass(int input, int output) : input_(input), output_(output) {
  if (!is_pipe(input) || !is_pipe(output)) return;
  taken_.emplace();
  kept_.emplace();
  if (!taken_->to || !kept_->to) close();
}

void Bypass::close() {
  taken_.reset();
  kept_.reset();
  bytes_kept_ = 0;
}

// The bytes are taken out of the input first: it may have other readers, and what they take is
// gone.
std::optional<std::size_t> Bypass::read(std::span<char> buffer) {
  if (!is_open()) return std::nullopt;
  const std::optional<std::size_t> taken = take(buffer.size());
  if (!taken) {
    close();
    return std::nullopt;
  }
  const std::size_t kept = keep(*taken);
  for (std::size_t have = 0; have < *taken;) {
    const ssize_t count = ::read(taken_->from.number(), buffer.data() + have, *taken - have);
    if (count > 0) have += static_cast<std::size_t>(count);
  }
  bytes_kept_ += kept;
  if (kept < *taken) close();
  return taken;
}

// 0 at the end of the input; nothing where the kernel can't do it.
std::optional<std::size_t> Bypass::take(std::size_t most) {
  while (true) {
    const ssize_t count =
        ::splice(input_, nullptr, taken_->to.number(), nullptr, most, SPLICE_F_MOVE);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EAGAIN) {  // a pipe whose other end was made non-blocking
      pollfd wanted{input_, POLLIN, 0};
      ::poll(&wanted, 1, -1);
    } else if (errno != EINTR) {
      return std::nullopt;
    }
  }
}

// How many of the bytes that were taken there was room for.
std::size_t Bypass::keep(std::size_t size) {
  if (size == 0) return 0;
  const ssize_t count = ::tee(taken_->from.number(), kept_->to.number(), size, SPLICE_F_NONBLOCK);
  return count > 0 ? static_cast<std::size_t>(count) : 0;
}

std::size_t Bypass::send(std::size_t size) {
  if (size > bytes_kept_) close();  // it would wait for ever
  std::size_t sent = 0;
  while (is_open() && sent < size) {
    const ssize_t count =
        ::splice(kept_->from.number(), nullptr, output_, nullptr, size - sent, SPLICE_F_MOVE);
    if (count > 0) {
      sent += static_cast<std::size_t>(count);
    } else if (count == 0 || errno != EINTR) {
      close();
    }
  }
  bytes_kept_ -= is_open() ? sent : 0;
  return sent;
}

}  // namespace degarble::cli
