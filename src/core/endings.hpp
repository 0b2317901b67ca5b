// What stands behind an apostrophe in English words: "Syria's", "isn't", "we'll". The one list.
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace degarble {

inline constexpr std::string_view kApostropheEndings[] = {"s", "t", "d", "m", "re", "ve", "ll"};

// In small letters.
template <typename Char>
[[nodiscard]] constexpr bool is_apostrophe_ending(std::basic_string_view<Char> letters) {
  return std::ranges::any_of(kApostropheEndings, [letters](std::string_view ending) {
    return std::ranges::equal(ending, letters);
  });
}

}  // namespace degarble
