// How much a line looks like source rather than like prose.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "text/zone.hpp"

namespace degarble::zoning {

struct CodeEvidence {
  enum class Shape : std::uint8_t { blank, text, comment, lone_string };

  std::int8_t weight = 0;  // signs of code less words of prose, -kMost to kMost
  std::uint8_t words = 0;  // plain ones, as far as they can be counted
  Shape shape = Shape::blank;
  bool is_key = false;  // begins with a name and a colon or an equals sign

  static constexpr int kMost = 40;
};

// Of a line, which begins at `line_begin`; `tags` as for CodeParts. Strings, comments and markup
// tell nothing by what is in them. Linear.
[[nodiscard]] CodeEvidence code_evidence(std::string_view line, std::span<const Zone> tags,
                                         std::size_t line_begin);

}  // namespace degarble::zoning
