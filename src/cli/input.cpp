#include "cli/input.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "cli/failure.hpp"
#include "cli/pipes.hpp"
#include "cli/visible.hpp"

namespace degarble::cli {
namespace {

Descriptor open_input(const std::string& name) {
  Descriptor descriptor(name == kStandard ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
                                          : ::open(name.c_str(), O_RDONLY | O_CLOEXEC));
  if (!descriptor) fail<FileFailure>(visible(name));
  return descriptor;
}

}  // namespace

Input::Input(const std::string& name) : Input(open_input(name), name) {}

Input::Input(Descriptor descriptor, std::string path)
    : descriptor_(std::move(descriptor)),
      path_(path == kStandard ? std::string(kStandardInput) : std::move(path)),
      name_(visible(path_)) {
  prepare();
}

void Input::prepare() {
  struct stat status;
  if (::fstat(descriptor(), &status) != 0) fail<FileFailure>(name_);
  if (S_ISDIR(status.st_mode)) fail<FileFailure>(name_, EISDIR);
  if (S_ISREG(status.st_mode)) ::posix_fadvise(descriptor(), 0, 0, POSIX_FADV_SEQUENTIAL);
  widen_pipe(descriptor());
}

std::size_t Input::read_some(std::span<char> buffer) {
  if (bypass_ != nullptr) {
    if (const auto count = bypass_->read(buffer)) return *count;
  }
  while (true) {
    const ssize_t count = ::read(descriptor(), buffer.data(), buffer.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EAGAIN) {  // a pipe whose other end was made non-blocking
      pollfd wanted{descriptor(), POLLIN, 0};
      ::poll(&wanted, 1, -1);
    } else if (errno != EINTR) {
      fail<FileFailure>(name_);
    }
  }
}

std::size_t Input::read(std::span<char> buffer, bool eager) {
  std::size_t filled = 0;
  while (filled < buffer.size()) {
    const std::size_t count = read_some(buffer.subspan(filled));
    filled += count;
    if (count == 0 || eager) break;
  }
  return filled;
}

std::uint64_t Input::place() const {
  const off_t place = ::lseek(descriptor(), 0, SEEK_CUR);
  if (place < 0)
    throw FileFailure(name_ + ": can be read only once, and has to be read twice; give a file");
  return static_cast<std::uint64_t>(place);
}

void Input::go_to(std::uint64_t place) {
  if (::lseek(descriptor(), static_cast<off_t>(place), SEEK_SET) < 0) fail<FileFailure>(name_);
}

bool Input::is_terminal() const { return ::isatty(descriptor()) == 1; }

bool Input::is_file() const {
  struct stat status;
  return ::fstat(descriptor(), &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace degarble::cli
