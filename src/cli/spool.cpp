#include "cli/spool.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <vector>

#include "cli/failure.hpp"
#include "cli/output.hpp"

namespace degarble::cli {
namespace {

constexpr std::size_t kInMemory = 4 * 1024 * 1024;
constexpr std::size_t kBufferSize = 256 * 1024;

std::string directory() {
  const char* const named = std::getenv("TMPDIR");
  return named != nullptr && *named != 0 ? named : "/tmp";
}

}  // namespace

void Spool::append(std::string_view bytes) {
  if (bytes.empty()) return;
  memory_ += bytes;
  size_ += bytes.size();
  last_ = bytes.back();
  if (memory_.size() > kInMemory) spill();
}

void Spool::spill() {
  if (!file_) {
    file_ = Descriptor(::open(directory().c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
    if (!file_) fail<Failure>("a temporary file in " + directory());
  }
  if (!write_all(file_.number(), memory_)) fail<Failure>("a temporary file in " + directory());
  memory_.clear();
}

void Spool::copy_to(const Put& put) const {
  std::vector<char> buffer(file_ ? kBufferSize : 0);
  for (off_t at = 0; file_;) {
    const ssize_t count = ::pread(file_.number(), buffer.data(), buffer.size(), at);
    if (count < 0) fail<Failure>("a temporary file in " + directory());
    if (count == 0) break;
    put({buffer.data(), static_cast<std::size_t>(count)});
    at += count;
  }
  put(memory_);
}

void Spool::clear() {
  memory_.clear();
  file_ = Descriptor();
  size_ = 0;
  last_ = 0;
}

}  // namespace degarble::cli
