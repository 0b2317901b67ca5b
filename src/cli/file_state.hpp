// What tells that a file is the one that was opened, and that nobody wrote to it since.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <optional>

#include "cli/place.hpp"

namespace degarble::cli {

struct FileState {
  dev_t device = 0;
  ino_t number = 0;
  off_t size = 0;
  mode_t mode = 0;
  uid_t owner = 0;
  gid_t group = 0;
  timespec written = {};

  // The same file with the same content, as far as the system tells.
  friend bool operator==(const FileState& a, const FileState& b);
};

// Of an open file, and of what stands at the place now; nothing if that can't be told.
[[nodiscard]] std::optional<FileState> state_of(int descriptor);
[[nodiscard]] std::optional<FileState> state_at(const Place& place);
[[nodiscard]] std::optional<FileState> state_at(int directory, const std::string& name);

// Times of files are those of the system's last tick: who writes twice within one leaves the same
// time. Whether the file was written so shortly before now that the next write may not show.
[[nodiscard]] bool may_hide_a_write(const FileState& state);
// Waits until the next write to the file will show.
void wait_until_writes_show(const FileState& state);

}  // namespace degarble::cli
