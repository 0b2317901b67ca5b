// ISCII (IS 13194:1991), the encoding of India: one byte stands for a letter of any script from
// Devanagari to Malayalam, and says not of which.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "encodings/encodings.hpp"
#include "encodings/step.hpp"

namespace degarble {

// Reads it in the script that the encoding is named after. EF and a byte behind it is another
// script, up to the end of the line.
class IsciiReader {
 public:
  explicit IsciiReader(const Encoding& encoding);

  Step operator()(std::string_view bytes, std::size_t at);
  [[nodiscard]] std::string shift() const;

 private:
  Step attribute(std::string_view rest);

  std::size_t first_;    // the script of a line's begin
  std::size_t current_;  // the script in force
};

}  // namespace degarble
