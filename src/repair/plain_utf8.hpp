// UTF-8 that was shown in an encoding whose bytes are a character each, where that explains all of
// a passage: most misread text, and read in one go.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "encodings/byte_table.hpp"

namespace degarble {

// A run of characters above ASCII, and what it means.
struct PlainRun {
  std::size_t begin = 0;  // in the passage, in bytes
  std::size_t end = 0;
  std::string_view meant;  // UTF-8, in the buffer of the reader
};

class PlainUtf8 {
 public:
  // Reads the runs of a passage, which must be well-formed. Whether all of them are UTF-8, nothing
  // is unusual in what they mean, and no program can have mixed them from windows-1252 and Latin-1.
  // The runs hold until the next call.
  [[nodiscard]] bool read(std::string_view passage, const ByteTable& table);

  [[nodiscard]] const std::vector<PlainRun>& runs() const { return runs_; }

 private:
  // Whether the run is UTF-8, and its characters stand where they do in some language.
  [[nodiscard]] static bool is_usual(std::string_view passage, const PlainRun& run);

  std::string bytes_;  // of all runs
  std::vector<PlainRun> runs_;
};

}  // namespace degarble
