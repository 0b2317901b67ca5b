// What ICU says about UTF-8: a second opinion that shares no code with core/utf8 and scan/.
#pragma once

#include <cstddef>
#include <string_view>

namespace degarble::testing::oracle {

struct Character {
  bool valid = false;
  char32_t code_point = 0;  // if valid
  std::size_t length = 0;   // of an ill-formed one, its maximal subpart
};

// What begins at `at`, which must lie inside `text`.
[[nodiscard]] Character character_at(std::string_view text, std::size_t at);

// Where the first ill-formed sequence begins, or text.size().
[[nodiscard]] std::size_t find_ill_formed(std::string_view text);

}  // namespace degarble::testing::oracle
