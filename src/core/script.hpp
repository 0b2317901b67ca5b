// Which script a character belongs to, as far as there are models of languages in it: those that
// there are none of are one.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/characters.hpp"

namespace degarble {

enum class Script : std::uint8_t {
  none,  // no letter: stands between the words of any script
  latin,
  greek,
  cyrillic,
  hebrew,
  arabic,
  thai,
  wide,  // Han, kana and Hangul
  other,
};
constexpr std::size_t kScripts = 9;

[[nodiscard]] Script script_of(char32_t c);

// Whether it is a letter of any script, or a mark that stands with one.
[[nodiscard]] inline bool is_letter(char32_t c) { return script_of(c) != Script::none; }
[[nodiscard]] inline bool is_letter_or_digit(char32_t c) {
  return is_letter(c) || is_ascii_digit(c);
}

}  // namespace degarble
