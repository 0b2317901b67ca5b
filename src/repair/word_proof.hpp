// What a word list says of a reading: words that the language has are a proof that no letter by
// itself can be.
#pragma once

#include <string_view>

#include "evidence/language.hpp"
#include "repair/rereading.hpp"

namespace degarble {

struct WordProof {
  // What else the reading changes than words stands where prose has it, and all words have the
  // language's letters, and were none before: enough where others have proven how it was misread.
  bool is_supported = false;
  // And all words are of the list, however short, and there is one: enough where bytes prove
  // themselves too, as those of UTF-8 do.
  bool has_only_words = false;
  // And there is a long one or several, and no more that the list lacks.
  bool is_enough = false;
};

// Nothing holds where there is no list of the language.
[[nodiscard]] WordProof weigh_words(std::u32string_view passage, const Rereading& reading,
                                    Language language);

// Whether a letter that it puts stands by itself, and is no word of the language.
[[nodiscard]] bool leaves_lone_letter(const Rereading& reading, Language language);

}  // namespace degarble
