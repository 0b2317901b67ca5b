// What a word list says of a reading: words that the language has are a proof that no letter by
// itself can be.
#pragma once

#include <string_view>

#include "evidence/language.hpp"
#include "repair/rereading.hpp"

namespace degarble {

// Whether most words that the reading changes are words of the language then, which were none
// before, and what else it changes stands where prose has it. False where there is no list of the
// language.
[[nodiscard]] bool is_proven_by_words(std::u32string_view passage, const Rereading& reading,
                                      Language language);

// Whether all words that it changes are words of the language then, however short, and there is
// one: enough where bytes prove themselves too, as those of UTF-8 do.
[[nodiscard]] bool makes_words(std::u32string_view passage, const Rereading& reading,
                               Language language);

// Whether a letter that it puts stands by itself, and is no word of the language.
[[nodiscard]] bool leaves_lone_letter(const Rereading& reading, Language language);

// Whether nothing speaks against it, where other words have proven how the passage was misread:
// words may be unknown if their letters are the language's.
[[nodiscard]] bool is_borne_by_words(std::u32string_view passage, const Rereading& reading,
                                     Language language);

}  // namespace degarble
