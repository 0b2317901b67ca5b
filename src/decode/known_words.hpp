// Words that a language is known to have tell for a reading what its letters alone may not: one
// word is too short for letters.
#pragma once

#include <cstddef>
#include <string_view>

#include "evidence/language.hpp"

namespace degarble {

// Different words with characters above ASCII that are in the word list of the language, or are
// English with an apostrophe: "caf\u00E9", "don\u2019t", "Syria\u2019s". Counts up to `most`.
[[nodiscard]] std::size_t count_known_words(std::u32string_view text, Language language,
                                            std::size_t most);

}  // namespace degarble
