#include "cli/temporary.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

#include "cli/failure.hpp"
#include "cli/lease.hpp"
#include "cli/leftovers.hpp"
#include "cli/output.hpp"

namespace degarble::cli {
namespace {

// Asking for it sets it, which may not happen while another thread makes a file.
mode_t creation_mask() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return mask;
}

const mode_t kCreationMask = creation_mask();

std::vector<char> attribute_names(int file) {
  const ssize_t size = ::flistxattr(file, nullptr, 0);
  std::vector<char> names(size > 0 ? static_cast<std::size_t>(size) : 0);
  const ssize_t got = ::flistxattr(file, names.data(), names.size());
  names.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return names;
}

// Access control lists are among them.
void copy_attributes(int from, int to) {
  const std::vector<char> names = attribute_names(from);
  std::vector<char> value;
  for (std::size_t at = 0; at < names.size(); at += std::strlen(&names[at]) + 1) {
    const ssize_t size = ::fgetxattr(from, &names[at], nullptr, 0);
    if (size < 0) continue;
    value.resize(static_cast<std::size_t>(size));
    if (::fgetxattr(from, &names[at], value.data(), value.size()) != size) continue;
    // Some can't be set by everyone; the file is no worse without them.
    static_cast<void>(::fsetxattr(to, &names[at], value.data(), value.size(), 0));
  }
}

void copy_content(int from, int to, const std::string& shown) {
  std::vector<char> buffer(256 * 1024);
  for (off_t at = 0;;) {
    const ssize_t count = ::pread(from, buffer.data(), buffer.size(), at);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail<FileFailure>(shown);
    if (count == 0) return;
    if (!write_all(to, {buffer.data(), static_cast<std::size_t>(count)})) fail<FileFailure>(shown);
    at += count;
  }
}

void copy_times(int from, int to) {
  struct stat status;
  if (::fstat(from, &status) != 0) return;
  const std::array<timespec, 2> times = {status.st_atim, status.st_mtim};
  static_cast<void>(::futimens(to, times.data()));
}

bool are_one_file(const std::optional<FileState>& a, const std::optional<FileState>& b) {
  return a && b && a->device == b->device && a->number == b->number;
}

// Whether the error says that this can't be done here, rather than that it went wrong.
bool is_impossible(int error) {
  return error == EPERM || error == EINVAL || error == ENOSYS || error == EOPNOTSUPP ||
         error == EMLINK;
}

}  // namespace

Temporary::Temporary(const Place& place, std::string shown)
    : place_(place), shown_(std::move(shown)), name_(temporary_name(place.name)) {
  const HeldSignals held;  // until the handler knows of it
  while (!create()) finish_interrupted(place_, shown_);
  litter_.emplace(place_.directory.number(), name_);
}

// False when there is one already.
bool Temporary::create() {
  descriptor_ = Descriptor(::openat(place_.directory.number(), name_.c_str(),
                                    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!descriptor_ && errno == EEXIST) return false;
  if (!descriptor_) fail<FileFailure>(shown_ + ": no temporary file beside it");
  claim(descriptor());
  return is_at(name_);  // another run may have taken it for a leftover before it was claimed
}

Temporary::~Temporary() {
  if (done_) return;
  ::unlinkat(place_.directory.number(), name_.c_str(), 0);
}

void Temporary::take_after(int model) {
  struct stat status;
  if (::fstat(model, &status) != 0) fail<FileFailure>(shown_);
  mode_t mode = status.st_mode & 07777;
  if (::fchown(descriptor(), status.st_uid, status.st_gid) != 0) {
    mode &= 0777u;  // a set-user-ID bit means another user's powers now
  }
  copy_attributes(model, descriptor());
  if (::fchmod(descriptor(), mode) != 0) fail<FileFailure>(shown_);
}

void Temporary::be_new() {
  if (::fchmod(descriptor(), 0666 & ~kCreationMask) != 0) fail<FileFailure>(shown_);
}

void Temporary::store() {
  if (::fsync(descriptor()) != 0) fail<FileFailure>(shown_);
  // Some file systems tell only on closing what went wrong. The file stays open, and so claimed.
  Descriptor again(::fcntl(descriptor(), F_DUPFD_CLOEXEC, 3));
  if (!again || again.close() != 0) fail<FileFailure>(shown_);
}

void Temporary::replace() {
  const HeldSignals held;
  move_into_place();
}

void Temporary::move_into_place() {
  const int directory = place_.directory.number();
  if (::renameat(directory, name_.c_str(), directory, place_.name.c_str()) != 0) {
    fail<FileFailure>(shown_);
  }
  end();
}

void Temporary::end() {
  done_ = true;
  litter_.reset();
  // Some file systems can't do this for directories, and the file is in its place already.
  static_cast<void>(::fsync(place_.directory.number()));
}

bool Temporary::replace_old(int old, const FileState& expected, const std::string& suffix) {
  const HeldSignals held;
  const Lease lease(old);
  const Swapped swapped = swap(lease, expected, suffix);
  if (swapped == Swapped::impossible) return copy_and_replace(old, expected, suffix);
  if (swapped == Swapped::yes) end();
  return swapped == Swapped::yes;
}

// The two change places in one step, so that what stood there, whatever it was, is still there to
// be looked at. If a run is killed on the way, finish_interrupted() knows what to do.
Temporary::Swapped Temporary::swap(const Lease& lease, const FileState& expected,
                                   const std::string& suffix) {
  const int directory = place_.directory.number();
  if (state_at(place_) != expected) return Swapped::no;
  const std::string link = name_ + suffix;
  const auto unlink = [&](const std::string& name) { ::unlinkat(directory, name.c_str(), 0); };
  if (!suffix.empty() &&
      ::linkat(directory, place_.name.c_str(), directory, link.c_str(), 0) != 0) {
    if (is_impossible(errno)) return Swapped::impossible;
    fail<FileFailure>(shown_ + ": no backup");
  }
  const auto give_up = [&] {
    if (!suffix.empty()) unlink(link);
  };
  if (::renameat2(directory, name_.c_str(), directory, place_.name.c_str(), RENAME_EXCHANGE) != 0) {
    const int error = errno;
    give_up();
    if (error == ENOENT) return Swapped::no;
    if (is_impossible(error)) return Swapped::impossible;
    fail<FileFailure>(shown_, error);
  }
  if (state_at(directory, name_) != expected || !lease.is_undisturbed()) {
    swap_back();
    give_up();
    return Swapped::no;
  }
  const std::string backup = place_.name + suffix;
  if (!suffix.empty() && ::renameat(directory, link.c_str(), directory, backup.c_str()) != 0) {
    const int error = errno;
    swap_back();
    give_up();
    fail<FileFailure>(shown_ + ": no backup " + backup, error);
  }
  // The link is still there when the backup was one to the same file: then renaming does nothing.
  give_up();
  unlink(name_);
  return Swapped::yes;
}

// What stood there last stands there again: somebody may put another file there between two steps,
// and what that took the place of is gone by right.
void Temporary::swap_back() {
  const int directory = place_.directory.number();
  std::optional<FileState> expected = state_of(descriptor());
  for (bool settled = false; !settled;) {
    const std::optional<FileState> given = state_at(directory, name_);
    if (::renameat2(directory, name_.c_str(), directory, place_.name.c_str(), RENAME_EXCHANGE) !=
        0) {
      const int error = errno;
      end();  // it is not this run's to remove
      fail<FileFailure>(shown_ + ": what stood there is in " + name_, error);
    }
    settled = are_one_file(state_at(directory, name_), expected);
    expected = given;
  }
}

// Whether the name is that of this file.
bool Temporary::is_at(const std::string& name) const {
  return are_one_file(state_of(descriptor()), state_at(place_.directory.number(), name));
}

// For file systems on which names can't change places, or have no second link.
bool Temporary::copy_and_replace(int old, const FileState& expected, const std::string& suffix) {
  if (!suffix.empty()) {
    const Place beside{Descriptor(::fcntl(place_.directory.number(), F_DUPFD_CLOEXEC, 3)),
                       place_.name + suffix};
    Temporary backup(beside, shown_ + ": no backup");
    copy_content(old, backup.descriptor(), shown_);
    backup.take_after(old);
    copy_times(old, backup.descriptor());
    backup.store();
    if (state_at(place_) != expected) return false;
    backup.move_into_place();
  }
  if (state_at(place_) != expected) return false;
  move_into_place();
  return true;
}

}  // namespace degarble::cli
