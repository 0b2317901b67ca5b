#include "cli/output.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>

#include <cerrno>

#include "cli/failure.hpp"
#include "cli/pipes.hpp"
#include "cli/visible.hpp"

namespace degarble::cli {
namespace {

constexpr std::size_t kWaiting = 64 * 1024;  // what is gathered before it is written

bool is_standard_output(const std::string& name) {
  return name == "-" || name == "/dev/stdout" || name == "/dev/fd/1" || name == "/proc/self/fd/1";
}

// A name of something that is open already is no file to be replaced, even where it leads to one.
bool is_device_name(const std::string& name) {
  return name.starts_with("/dev/") || name.starts_with("/proc/");
}

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
  if (is_standard_output(name)) {
    shown_ = "standard output";
    direct_ = Descriptor(STDOUT_FILENO);
    widen_pipe(STDOUT_FILENO);
    return;
  }
  shown_ = visible(name);
  const std::string path = follow_links(name);
  struct stat status;
  const bool exists = ::stat(path.c_str(), &status) == 0;
  const bool is_replaceable =
      exists ? S_ISREG(status.st_mode) : ::lstat(path.c_str(), &status) != 0;
  if (is_replaceable && !is_device_name(name)) {
    open_file(path);
  } else {
    open_directly(name);
  }
}

Output::~Output() = default;

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
  written_ += bytes.size();
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
    const std::size_t sent = bypass.send(bytes.size());
    written_ += sent;
    bytes.remove_prefix(sent);
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
  temporary_->replace();
}

std::uint64_t Output::mark() {
  flush();
  return written_;
}

void Output::keep(std::uint64_t mark) {
  if (temporary_) temporary_->keep(mark);
}

void Output::cut(std::uint64_t mark) {
  waiting_.clear();
  if (!temporary_ || written_ == mark) return;
  const auto length = static_cast<off_t>(mark);
  keep(mark);
  if (::ftruncate(descriptor(), length) != 0 || ::lseek(descriptor(), length, SEEK_SET) != length) {
    fail<Failure>(shown_);
  }
  written_ = mark;
}

}  // namespace degarble::cli
