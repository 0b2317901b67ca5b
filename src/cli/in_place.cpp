#include "cli/in_place.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <utility>
#include <vector>

#include "cli/failure.hpp"
#include "cli/leftovers.hpp"
#include "cli/output.hpp"
#include "cli/visible.hpp"

namespace degarble::cli {
namespace {

constexpr std::size_t kWaiting = 64 * 1024;

std::string_view kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "a directory";
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

}  // namespace

InPlace::InPlace(const std::string& path, Links links) : shown_(visible(path)) {
  open(links == Links::follow ? follow_links(path) : path, path);
  finish_interrupted(place_, shown_);
  refuse_unfit(links);
  before_ = state();
  is_fresh_ = may_hide_a_write(before_);
}

void InPlace::open(const std::string& path, const std::string& given) {
  place_ = place_of(path);
  // A pipe would let nobody open it before its other end is open, too.
  Descriptor file(::openat(place_.directory.number(), place_.name.c_str(),
                           O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!file && errno == ELOOP) {
    throw FileFailure(shown_ + ": is a symbolic link; --follow-links repairs what it points to");
  }
  if (!file) fail<FileFailure>(shown_);
  struct stat status;
  if (::fstat(file.number(), &status) != 0) fail<FileFailure>(shown_);
  if (!S_ISREG(status.st_mode)) {
    throw FileFailure(shown_ + ": is " + std::string(kind_of(status.st_mode)) +
                      "; only regular files can be repaired in place");
  }
  input_ = std::make_unique<Input>(std::move(file), given);
}

void InPlace::refuse_unfit(Links links) const {
  struct stat status;
  if (::fstat(input_->descriptor(), &status) != 0) fail<FileFailure>(shown_);
  if (status.st_nlink > 1 && links == Links::refuse) {
    throw FileFailure(shown_ + ": has " + std::to_string(status.st_nlink) +
                      " hard links; --follow-links repairs it, and the others keep the old text");
  }
  // Renaming would pass over the protection of the file itself.
  if (::faccessat(place_.directory.number(), place_.name.c_str(), W_OK, AT_EACCESS) != 0) {
    fail<FileFailure>(shown_);
  }
}

FileState InPlace::state() const {
  const std::optional<FileState> found = state_of(input_->descriptor());
  if (!found) fail<FileFailure>(shown_);
  return *found;
}

void InPlace::keep(std::string_view bytes) {
  if (temporary_) {
    put(bytes);
  } else {
    same_ += bytes.size();
  }
}

void InPlace::change(std::string_view bytes) {
  if (!temporary_) begin_writing();
  put(bytes);
}

// Copies what was the same so far.
void InPlace::begin_writing() {
  temporary_ = std::make_unique<Temporary>(place_, shown_);
  if (input_->compression() != Compression::none) {
    compressor_ = std::make_unique<Compressor>(
        input_->compression(), [this](std::string_view bytes) { put_packed(bytes); });
    return copy_unpacked();
  }
  std::vector<char> buffer(kWaiting);
  for (std::uint64_t at = 0; at < same_;) {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(kWaiting, same_ - at));
    const ssize_t count =
        ::pread(input_->descriptor(), buffer.data(), wanted, static_cast<off_t>(at));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail<FileFailure>(shown_);
    if (count == 0) throw FileFailure(shown_ + ": became shorter while it was read");
    put({buffer.data(), static_cast<std::size_t>(count)});
    at += static_cast<std::uint64_t>(count);
  }
}

// The same of the text of a compressed file.
void InPlace::copy_unpacked() {
  constexpr std::uint64_t kAny = ~std::uint64_t{0};  // it was read before
  Decompressor again(input_->compression(), input_->descriptor(), 0, kAny);
  std::vector<char> buffer(kWaiting);
  for (std::uint64_t left = same_; left > 0;) {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(kWaiting, left));
    const std::size_t count = again.read(std::span(buffer).first(wanted));
    if (count == 0) throw FileFailure(shown_ + ": became shorter while it was read");
    put({buffer.data(), count});
    left -= count;
  }
}

void InPlace::put(std::string_view bytes) {
  if (compressor_) {
    compressor_->write(bytes);
  } else {
    put_packed(bytes);
  }
}

void InPlace::put_packed(std::string_view bytes) {
  waiting_ += bytes;
  if (waiting_.size() >= kWaiting) flush();
}

void InPlace::flush() {
  if (!write_all(temporary_->descriptor(), waiting_)) fail<FileFailure>(shown_);
  waiting_.clear();
}

void InPlace::refuse_changed(bool unchanged) const {
  if (unchanged) return;
  throw FileFailure(shown_ + ": was changed meanwhile, and is left as it is");
}

void InPlace::store() {
  if (!temporary_) return;
  if (compressor_) compressor_->finish();
  flush();
  temporary_->take_after(input_->descriptor());
  temporary_->store();
  refuse_changed(state() == before_ && state_at(place_) == before_);
}

// From here on the time of the file tells.
void InPlace::compare_again(const Fingerprint& read) {
  wait_until_writes_show(before_);
  input_->go_to(0);
  refuse_changed(fingerprint_of(*input_) == read);
}

void InPlace::commit(const std::string& suffix, const Fingerprint& read) {
  if (!temporary_) return;
  if (is_fresh_) compare_again(read);
  refuse_changed(temporary_->replace_old(input_->descriptor(), before_, suffix));
}

}  // namespace degarble::cli
