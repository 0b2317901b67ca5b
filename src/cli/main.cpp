// The command. Everything it does is in run.cpp; here is how it starts and ends.
#include <fcntl.h>
#include <malloc.h>
#include <unistd.h>

#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/generate.hpp"
#include "cli/messages.hpp"
#include "cli/run.hpp"

namespace {

using namespace degarble::cli;

// A file that is opened must not take the number of a standard stream that is closed, or messages
// would go into it. Standard output is replaced by something that can't be written.
void fill_standard_streams() {
  for (int stream = 0; stream <= STDERR_FILENO; ++stream) {
    if (::fcntl(stream, F_GETFD) == -1) ::open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY);
  }
}

// Each block needs a few hundred KiB for its edits. By default they are given back to the system
// after each, and asked for again: that made heavy mojibake seven times as slow.
void keep_memory() {
  constexpr int kKept = 32 * 1024 * 1024;
  ::mallopt(M_MMAP_THRESHOLD, kKept);
  ::mallopt(M_TRIM_THRESHOLD, kKept);
}

int status_of(const std::vector<std::string>& arguments) {
  try {
    return static_cast<int>(run(parse_arguments(arguments)));
  } catch (const std::bad_alloc&) {
    complain("out of memory");
  } catch (const std::exception& error) {
    complain(error.what());
  }
  return static_cast<int>(Status::trouble);
}

}  // namespace

int main(int count, char** arguments) {
  fill_standard_streams();
  keep_memory();
  std::signal(SIGXFSZ, SIG_IGN);  // a file that grows too large is an error of write()
  if (count <= 1 && ::isatty(STDIN_FILENO) == 1) {
    say(short_help());
    return static_cast<int>(Status::trouble);
  }
  return status_of({arguments + 1, arguments + count});
}
