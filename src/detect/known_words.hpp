// Words that a language is known to have tell for a reading what its letters alone may not: one
// word is too short for letters.
#pragma once

#include <cstdint>
#include <string_view>

#include "evidence/language.hpp"

namespace degarble {

// By how many sixteenths of a nat they do: words with characters above ASCII that are in the word
// list of the language, or are English with an apostrophe: "caf\u00E9", "don\u2019t",
// "Syria\u2019s".
[[nodiscard]] std::int64_t gain_of_known_words(std::u32string_view text, Language language);

}  // namespace degarble
