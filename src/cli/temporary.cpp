#include "cli/temporary.hpp"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/xattr.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <vector>

#include "cli/failure.hpp"

namespace degarble::cli {
namespace {

// A temporary as the signal handler sees it. This is the one piece of state that is global, because
// a signal handler can't be given any.
struct Litter {
  std::atomic<bool> used = false;
  int directory = -1;
  int file = -1;
  char name[NAME_MAX + 1] = {};
  char target[NAME_MAX + 1] = {};
  std::atomic<std::int64_t> keep = -1;  // bytes worth keeping; -1 for none of it
};

std::array<Litter, 4> entries;  // an output, a ledger and a backup at once, and one to spare

// Only calls what signal-safety(7) allows.
void leave(int signal) {
  for (Litter& entry : entries) {
    if (!entry.used) continue;
    const std::int64_t keep = entry.keep;
    const bool kept = keep > 0 && ::ftruncate(entry.file, keep) == 0 &&
                      ::renameat(entry.directory, entry.name, entry.directory, entry.target) == 0;
    if (!kept) ::unlinkat(entry.directory, entry.name, 0);
  }
  std::signal(signal, SIG_DFL);
  ::raise(signal);
}

// A signal that was ignored from the start, as by nohup, stays so.
void watch_signals() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) {
    struct sigaction action;
    if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler != SIG_DFL) continue;
    action.sa_handler = leave;
    action.sa_flags = SA_RESTART;
    ::sigfillset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
  }
}

std::size_t enter(int directory, int file, const std::string& name, const std::string& target) {
  std::size_t at = 0;
  while (entries[at].used) ++at;
  Litter& entry = entries[at];
  entry.directory = directory;
  entry.file = file;
  entry.keep = -1;
  std::snprintf(entry.name, sizeof entry.name, "%s", name.c_str());
  std::snprintf(entry.target, sizeof entry.target, "%s", target.c_str());
  entry.used = true;
  return at;
}

std::string unlikely_name() {
  std::uint64_t number = 0;
  if (::getrandom(&number, sizeof number, 0) != sizeof number) fail<Failure>("random numbers");
  std::array<char, 40> name;
  std::snprintf(name.data(), name.size(), ".degarble-%016llx",
                static_cast<unsigned long long>(number));
  return name.data();
}

mode_t creation_mask() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return mask;
}

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

}  // namespace

Temporary::Temporary(const Place& place, std::string shown)
    : place_(place), shown_(std::move(shown)) {
  do {
    name_ = unlikely_name();
    descriptor_ = Descriptor(::openat(place_.directory.number(), name_.c_str(),
                                      O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  } while (!descriptor_ && errno == EEXIST);
  if (!descriptor_) fail<FileFailure>(shown_ + ": no temporary file beside it");
  entry_ = enter(place_.directory.number(), descriptor(), name_, place_.name);
  watch_signals();
}

Temporary::~Temporary() {
  if (!done_) ::unlinkat(place_.directory.number(), name_.c_str(), 0);
  entries[entry_].used = false;
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
  if (::fchmod(descriptor(), 0666 & ~creation_mask()) != 0) fail<FileFailure>(shown_);
}

void Temporary::keep(std::uint64_t bytes) {
  entries[entry_].keep = static_cast<std::int64_t>(bytes);
}

// The old file has both names for a while, so that there is no moment without it.
void Temporary::make_backup(const std::string& backup) {
  const int directory = place_.directory.number();
  const std::string link = unlikely_name();
  if (::linkat(directory, place_.name.c_str(), directory, link.c_str(), 0) == 0) {
    const bool renamed = ::renameat(directory, link.c_str(), directory, backup.c_str()) == 0;
    const int error = errno;
    // It is still there, too, when the backup was a link to the same file: then renaming does
    // nothing.
    ::unlinkat(directory, link.c_str(), 0);
    if (!renamed) fail<FileFailure>(shown_ + ": no backup " + backup, error);
    return;
  }
  // File systems without hard links.
  if (::renameat(directory, place_.name.c_str(), directory, backup.c_str()) != 0) {
    fail<FileFailure>(shown_ + ": no backup " + backup);
  }
}

void Temporary::replace(const std::string& backup) {
  const int directory = place_.directory.number();
  if (::fsync(descriptor()) != 0) fail<FileFailure>(shown_);
  if (descriptor_.close() != 0) fail<FileFailure>(shown_);
  if (!backup.empty()) make_backup(backup);
  if (::renameat(directory, name_.c_str(), directory, place_.name.c_str()) != 0) {
    fail<FileFailure>(shown_);
  }
  done_ = true;
  entries[entry_].used = false;
  // Some file systems can't do this for directories, and the file is in its place already.
  static_cast<void>(::fsync(directory));
}

}  // namespace degarble::cli
