// Bytes that are put in and later copied out, of any number: what is beyond a few megabytes lies in
// a file that has no name.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "cli/descriptor.hpp"

namespace degarble::cli {

class Spool {
 public:
  using Put = std::function<void(std::string_view)>;

  // Throws Failure, as copy_to does.
  void append(std::string_view bytes);
  void copy_to(const Put& put) const;
  void clear();

  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] bool ends_with_newline() const { return last_ == '\n'; }

 private:
  void spill();

  std::string memory_;  // the last bytes
  Descriptor file_;     // all that comes before them
  std::uint64_t size_ = 0;
  char last_ = 0;
};

}  // namespace degarble::cli
