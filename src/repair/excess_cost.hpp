// Excess cost: by how much the words of a passage cost more than prose does. A first look at
// whether it can have been misread, on which a search is decided.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace degarble {

// A text as it is judged: with the characters of windows-1252 for C1 controls, and an apostrophe
// for an acute accent between letters. A replacement character is the mark of another loss, and no
// worse than a symbol.
[[nodiscard]] std::u32string as_judged(std::u32string_view text);

// The words of a passage that hold characters above ASCII, up to a few dozen; where they are too
// many, those in which something is unusual.
[[nodiscard]] std::u32string telling_words(std::u32string_view passage);

// That of the words in which something is unusual: where it is little, no reading can make more
// sense. In sixteenths of a nat.
[[nodiscard]] std::int64_t excess_cost_of(std::u32string_view passage);

// Whether a word of ASCII letters has something else in it that no such word has: a letter of
// another script, a sign, or a capital letter behind a small one. False where most is not ASCII.
[[nodiscard]] bool has_strange_word(std::u32string_view passage);

// Whether some character above ASCII has so many letters, or others above ASCII, beside it that
// they may be a word of three letters and more in another encoding. False for signs that stand by
// themselves; always true for text of East Asian encodings, whose characters are two bytes.
[[nodiscard]] bool may_spell_words(std::u32string_view passage);

// Whether the words above ASCII of a passage have an excess cost in every language, though
// nothing in it is unusual in all of them.
[[nodiscard]] bool has_excess_cost(std::u32string_view passage);

}  // namespace degarble
