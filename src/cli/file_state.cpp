#include "cli/file_state.hpp"

#include <fcntl.h>

#include <chrono>
#include <thread>
#include <tuple>

namespace degarble::cli {
namespace {

// A tick has 10 ms at most (CONFIG_HZ=100).
constexpr auto kTick = std::chrono::milliseconds(20);

FileState state_from(const struct stat& status) {
  return {status.st_dev, status.st_ino, status.st_size, status.st_mode,
          status.st_uid, status.st_gid, status.st_mtim};
}

std::chrono::system_clock::time_point time_of(const FileState& state) {
  return std::chrono::system_clock::time_point(std::chrono::seconds(state.written.tv_sec) +
                                               std::chrono::nanoseconds(state.written.tv_nsec));
}

}  // namespace

bool operator==(const FileState& a, const FileState& b) {
  const auto all = [](const FileState& state) {
    return std::tie(state.device, state.number, state.size, state.mode, state.owner, state.group,
                    state.written.tv_sec, state.written.tv_nsec);
  };
  return all(a) == all(b);
}

std::optional<FileState> state_of(int descriptor) {
  struct stat status;
  if (::fstat(descriptor, &status) != 0) return std::nullopt;
  return state_from(status);
}

std::optional<FileState> state_at(const Place& place) {
  return state_at(place.directory.number(), place.name);
}

std::optional<FileState> state_at(int directory, const std::string& name) {
  struct stat status;
  if (::fstatat(directory, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
  return state_from(status);
}

bool may_hide_a_write(const FileState& state) {
  const auto age = std::chrono::system_clock::now() - time_of(state);
  return age < kTick && age > -kTick;
}

void wait_until_writes_show(const FileState& state) {
  while (may_hide_a_write(state)) std::this_thread::sleep_for(kTick / 4);
}

}  // namespace degarble::cli
