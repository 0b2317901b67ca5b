// A file in memory, for what reads files.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <string>
#include <string_view>

#include "cli/descriptor.hpp"
#include "cli/input.hpp"
#include "target.hpp"

namespace degarble::fuzz {

class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : file_(::memfd_create("fuzz", MFD_CLOEXEC)) {
    require(
        ::write(file_.number(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
        "memory for a file");
  }

  [[nodiscard]] std::string name() const {
    return "/proc/self/fd/" + std::to_string(file_.number());
  }
  [[nodiscard]] cli::Input open() const { return cli::Input(name()); }

 private:
  cli::Descriptor file_;
};

}  // namespace degarble::fuzz
