// Where the values of a container are. A scanner reads the container once, from front to back, and
// says of each piece what is structure and what is a value. It changes nothing, and it decides from
// the bytes alone: how they arrive can't matter to anything behind it.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "carriers/notation.hpp"
#include "core/blocks.hpp"

namespace degarble {

// A value that is longer is cut into several, each a text of its own, so that memory is bounded.
constexpr std::size_t kLongestValue = 64 * kBlockLimit;

// Structure that is longer is told of in several steps.
constexpr std::size_t kLongestSkip = 4096;

// The next piece of a container: structure, then a value, then what ends the value.
struct ScanStep {
  std::size_t skip = 0;
  std::size_t value = 0;
  std::size_t tail = 0;
  const Notation* notation = nullptr;  // of the value; null if there is none
  bool is_open = false;                // no block may end here

  [[nodiscard]] std::size_t length() const { return skip + value + tail; }
};

class Scanner {
 public:
  Scanner() = default;
  virtual ~Scanner() = default;
  Scanner& operator=(const Scanner&) = delete;

  // The step that begins at the front of `rest`, where the last one ended. Its length is 0 when
  // more bytes are needed to be sure, which is never so when `last` says that no more will come
  // and there are any. Once it is not 0, more bytes never change it.
  [[nodiscard]] virtual ScanStep next(std::string_view rest, bool last) = 0;

  // A scanner that goes on where this one is.
  [[nodiscard]] virtual std::unique_ptr<Scanner> clone() const = 0;

 protected:
  Scanner(const Scanner&) = default;
};

}  // namespace degarble
