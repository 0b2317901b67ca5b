#include "cli/pipes.hpp"

#include <fcntl.h>
#include <sys/stat.h>

namespace degarble::cli {

bool is_pipe(int descriptor) {
  struct stat status;
  return ::fstat(descriptor, &status) == 0 && S_ISFIFO(status.st_mode);
}

void widen_pipe(int descriptor) {
  constexpr int kSize = 1024 * 1024;  // 64 KiB unless asked for; more needs privileges
  if (!is_pipe(descriptor)) return;
  // There may be no memory left for it, and the pipe works without.
  static_cast<void>(::fcntl(descriptor, F_SETPIPE_SZ, kSize));
}

}  // namespace degarble::cli
