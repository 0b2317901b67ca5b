#include "cli/leftovers.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <memory>
#include <string_view>
#include <vector>

#include "cli/failure.hpp"
#include "cli/file_state.hpp"
#include "cli/fingerprint.hpp"

namespace degarble::cli {
namespace {

// The names in the directory that begin with `beginning` and go on.
std::vector<std::string> names_with(const Place& place, std::string_view beginning) {
  std::vector<std::string> found;
  Descriptor again(::openat(place.directory.number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  const std::unique_ptr<DIR, int (*)(DIR*)> listing(::fdopendir(again.number()), &::closedir);
  if (!listing) return found;
  again.release();  // closed with the listing
  while (const dirent* const entry = ::readdir(listing.get())) {
    const std::string_view name = entry->d_name;
    if (name.size() > beginning.size() && name.starts_with(beginning)) found.emplace_back(name);
  }
  return found;
}

// The link is one to the file itself as long as the contents have not changed places.
void finish_backup(const Place& place, const std::string& link, const std::string& backup,
                   const std::string& shown) {
  const int directory = place.directory.number();
  const std::optional<FileState> now = state_at(place);
  const std::optional<FileState> old = state_at(directory, link);
  const bool is_over = !now || !old || now->number != old->number;
  if (is_over && ::renameat(directory, link.c_str(), directory, backup.c_str()) != 0) {
    fail<FileFailure>(shown + ": no backup " + backup + " of what an interrupted run left in " +
                      link);
  }
  // It is still there when the backup is a link to the same file: then renaming does nothing.
  ::unlinkat(directory, link.c_str(), 0);
}

}  // namespace

std::string temporary_name(const std::string& name) {
  Fingerprint fingerprint;
  fingerprint.add(name);
  return ".degarble-" + checksum_text(fingerprint);
}

void finish_interrupted(const Place& place, const std::string& shown) {
  const int directory = place.directory.number();
  const std::string name = temporary_name(place.name);
  const Descriptor left(
      ::openat(directory, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!left && errno == ENOENT) return;
  if (!left) fail<FileFailure>(shown + ": " + name + ", which an interrupted run left");
  if (::flock(left.number(), LOCK_EX | LOCK_NB) != 0) {
    throw FileFailure(shown + ": another run is writing it, to " + name);
  }
  for (const std::string& link : names_with(place, name)) {
    finish_backup(place, link, place.name + link.substr(name.size()), shown);
  }
  ::unlinkat(directory, name.c_str(), 0);
}

// Where files can't be locked, nobody can tell, and what is left stays.
void claim(int temporary) { static_cast<void>(::flock(temporary, LOCK_EX | LOCK_NB)); }

}  // namespace degarble::cli
