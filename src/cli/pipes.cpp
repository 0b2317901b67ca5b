#include "cli/pipes.hpp"

#include <fcntl.h>
#include <sys/stat.h>

namespace degarble::cli {

void widen_pipe(int descriptor) {
  constexpr int kSize = 1024 * 1024;  // 64 KiB unless asked for; more needs privileges
  struct stat status;
  if (::fstat(descriptor, &status) != 0 || !S_ISFIFO(status.st_mode)) return;
  // There may be no memory left for it, and the pipe works without.
  static_cast<void>(::fcntl(descriptor, F_SETPIPE_SZ, kSize));
}

}  // namespace degarble::cli
