// Where the finders of zones put what they found in a line.
#pragma once

#include <cstddef>
#include <vector>

#include "text/zone.hpp"

namespace degarble::zoning {

// Offsets are those of the line, and become those of the text.
class Found {
 public:
  Found(std::vector<Zone>& zones, std::size_t line_begin) : zones_(zones), begin_(line_begin) {}

  void add(ZoneKind kind, std::size_t begin, std::size_t end, char delimiter = 0,
           std::uint8_t depth = 0) {
    if (begin < end) zones_.push_back({{begin_ + begin, begin_ + end}, kind, delimiter, depth});
  }

  [[nodiscard]] const std::vector<Zone>& zones() const { return zones_; }
  [[nodiscard]] std::size_t line_begin() const { return begin_; }

 private:
  std::vector<Zone>& zones_;
  std::size_t begin_;
};

}  // namespace degarble::zoning
