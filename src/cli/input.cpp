#include "cli/input.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>
#include <vector>

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
  if (S_ISREG(status.st_mode)) {
    ::posix_fadvise(descriptor(), 0, 0, POSIX_FADV_SEQUENTIAL);
    find_compression();
  }
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

void Input::find_compression() {
  constexpr std::size_t kLongestMark = 16;
  std::array<char, kLongestMark> head{};
  const off_t begin = ::lseek(descriptor(), 0, SEEK_CUR);
  const ssize_t count = begin < 0 ? -1 : ::pread(descriptor(), head.data(), head.size(), begin);
  if (count <= 0) return;
  begin_ = static_cast<std::uint64_t>(begin);
  compression_ = compression_of({head.data(), static_cast<std::size_t>(count)});
}

void Input::unpack_again() {
  decompressor_ =
      std::make_unique<Decompressor>(compression_, descriptor(), begin_, most_expansion_);
  unpacked_ = 0;
}

void Input::limit_expansion(std::uint64_t most) {
  most_expansion_ = most;
  decompressor_.reset();
  unpacked_ = 0;
}

const std::string& Input::trouble() const {
  static const std::string kNone;
  return decompressor_ ? decompressor_->trouble() : kNone;
}

std::size_t Input::read(std::span<char> buffer, bool eager) {
  if (compression_ != Compression::none) {
    if (!decompressor_) unpack_again();
    const std::size_t count = decompressor_->read(buffer);
    unpacked_ += count;
    return count;
  }
  std::size_t filled = 0;
  while (filled < buffer.size()) {
    const std::size_t count = read_some(buffer.subspan(filled));
    filled += count;
    if (count == 0 || eager) break;
  }
  return filled;
}

std::uint64_t Input::place() const {
  if (compression_ != Compression::none) return unpacked_;
  const off_t place = ::lseek(descriptor(), 0, SEEK_CUR);
  if (place < 0)
    throw FileFailure(name_ + ": can be read only once, and has to be read twice; give a file");
  return static_cast<std::uint64_t>(place);
}

void Input::go_to(std::uint64_t place) {
  if (compression_ != Compression::none) {
    unpack_again();
    std::vector<char> passed(64 * 1024);
    while (unpacked_ < place) {
      const std::size_t wanted = std::min<std::uint64_t>(place - unpacked_, passed.size());
      if (read(std::span(passed).first(wanted), false) == 0) return;
    }
    return;
  }
  if (::lseek(descriptor(), static_cast<off_t>(place), SEEK_SET) < 0) fail<FileFailure>(name_);
}

bool Input::is_terminal() const { return ::isatty(descriptor()) == 1; }

bool Input::is_file() const {
  struct stat status;
  return ::fstat(descriptor(), &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace degarble::cli
