// Lines and columns, as people count them.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/blocks.hpp"

namespace degarble::cli {

// A place in a text, found by walking over all that stands before it.
struct Position {
  std::uint64_t line = 1;
  std::uint64_t column = 1;  // in characters; a byte that is no UTF-8 counts as one

  // Walks over `bytes`, which are whole characters.
  void advance(std::string_view bytes, Units units);

  friend bool operator==(const Position&, const Position&) = default;
};

}  // namespace degarble::cli
