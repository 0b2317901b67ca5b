#include "cli/output.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>

#include <cerrno>
#include <optional>

#include "cli/failure.hpp"
#include "cli/open_names.hpp"
#include "cli/pipes.hpp"
#include "cli/visible.hpp"

namespace degarble::cli {
namespace {

constexpr std::size_t kWaiting = 64 * 1024;  // what is gathered before it is written

// The system's own files are written where they are.
bool is_of_the_system(const std::string& path) { return path.starts_with("/proc/"); }

}  // namespace

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno == EAGAIN) {  // someone made the pipe non-blocking
      pollfd wanted{descriptor, POLLOUT, 0};
      ::poll(&wanted, 1, -1);
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

Output::Output(const std::string& name) {
  const std::optional<int> number = open_number(name);
  shown_ = number == STDOUT_FILENO ? "standard output" : visible(name);
  if (number) {
    take_open(*number);
    return;
  }
  const std::string path = follow_links(name);
  struct stat status;
  const bool exists = ::stat(path.c_str(), &status) == 0;
  const bool is_replaceable =
      exists ? S_ISREG(status.st_mode) : ::lstat(path.c_str(), &status) != 0;
  if (is_replaceable && !is_of_the_system(path)) {
    open_file(path);
  } else {
    open_directly(name);
  }
}

Output::~Output() = default;

void Output::take_open(int number) {
  direct_ = Descriptor(number == STDOUT_FILENO ? number : ::fcntl(number, F_DUPFD_CLOEXEC, 3));
  if (!direct_) fail<Failure>(shown_);
  widen_pipe(number);
}

void Output::open_file(const std::string& path) {
  place_ = place_of(path);
  old_ = Descriptor(
      ::openat(place_.directory.number(), place_.name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  const bool exists = old_ || errno != ENOENT;
  // Renaming would pass over the protection of the file itself.
  if (exists &&
      ::faccessat(place_.directory.number(), place_.name.c_str(), W_OK, AT_EACCESS) != 0) {
    fail<Failure>(shown_);
  }
  temporary_ = std::make_unique<Temporary>(place_, shown_);
}

void Output::open_directly(const std::string& path) {
  direct_ = Descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666));
  if (!direct_) fail<Failure>(shown_);
}

int Output::descriptor() const { return temporary_ ? temporary_->descriptor() : direct_.number(); }

bool Output::is_terminal() const { return ::isatty(descriptor()) == 1; }

void Output::write(std::string_view bytes) {
  if (!write_all(descriptor(), bytes)) fail<Failure>(shown_);
}

void Output::put(std::string_view bytes) {
  if (waiting_.size() + bytes.size() < kWaiting) {
    waiting_ += bytes;
    return;
  }
  flush();
  if (bytes.size() < kWaiting / 2) {
    waiting_ = bytes;
  } else {
    write(bytes);
  }
}

void Output::put(std::string_view bytes, Bypass& bypass) {
  if (bypass.is_open()) {
    flush();
    bytes.remove_prefix(bypass.send(bytes.size()));
  }
  put(bytes);
}

void Output::flush() {
  write(waiting_);
  waiting_.clear();
}

void Output::commit() {
  flush();
  if (!temporary_) {
    // Devices and some file systems tell only now what went wrong.
    if (direct_.close() != 0) fail<Failure>(shown_);
    return;
  }
  if (old_) {
    temporary_->take_after(old_.number());
  } else {
    temporary_->be_new();
  }
  temporary_->store();
  temporary_->replace();
}

}  // namespace degarble::cli
