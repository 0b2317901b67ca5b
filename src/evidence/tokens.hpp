// The words of a text, as the context model sees them: letters and digits, with what is known of
// each. An apostrophe inside a word, or a character that stands for one, belongs to the word and
// leaves no trace in it, so to restore one changes nothing that the model looks at. Knows words,
// not what is missing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "evidence/lexicon.hpp"

namespace degarble {

// How a word is written. Letters that are not ASCII count as small ones.
enum class Shape : std::uint8_t {
  lower,        // word
  capitalised,  // Word, W
  mixed,        // McWord
  capitals,     // WORD
  acronym,      // WORDs
  number,       // begins with a digit
};

// What stands behind a word.
enum class After : std::uint8_t {
  space,     // and then a word
  comma,     // , ; :
  stop,      // . ! ?
  other,     // any other character
  opening,   // space, and then no word: a bracket, a quotation mark, a dash
  hyphen,    // -
  paragraph  // a blank line, or an end of the text
};

// What stands for an apostrophe in a word, or behind it.
enum class StandIn : std::uint8_t {
  none,
  apostrophe,   // U+0027, U+2019, U+02BC
  replacement,  // U+FFFD
  box,          // U+25A1
  question,     // ?
  accent,       // ` or U+00B4
  quote,        // "
  sign,         // _ or =
  digits,       // 92: the byte of the apostrophe in windows-1252
  control,      // U+0019, U+0012: what is left of U+2019
  space,        // U+0020; behind an s, before another one
};

struct Token {
  std::uint64_t hash = 0;       // of its letters, lower-cased, without what stands for apostrophes
  std::uint64_t base_hash = 0;  // the same without the last letter
  std::uint64_t packed = 0;     // the last eight letters, a byte each, the last one lowest
  std::uint32_t begin = 0;      // in the text; without a mark behind the word
  std::uint32_t end = 0;
  std::uint32_t mark_begin = 0;  // where its mark stands, if it has one
  std::uint16_t flags = 0;       // of the lexicon, once they were looked up; see flags_of
  std::uint8_t letters = 0;      // at most 255
  std::uint8_t mark_length = 0;  // bytes
  Shape shape = Shape::lower;
  After after = After::space;
  StandIn mark = StandIn::none;
  std::uint8_t tail = 0;  // letters behind the mark
  bool starts = false;    // begins a sentence
  // A sign of code, or characters of another script, stand before the word or right behind it.
  bool behind_strange = false;
  bool before_strange = false;
  bool is_joined = false;  // no space stands between it and the word before
  bool is_ascii = true;
};

using Tokens = std::vector<Token>;

// Stores the words of `text` in `tokens`, instead of what they held. Of a text above 4 GiB only the
// beginning is read.
void find_tokens(std::string_view text, Tokens& tokens);

// The word behind tokens[at], or before it, that nothing but a space keeps apart from it; null if
// there is none.
template <typename SomeTokens>
[[nodiscard]] auto* next_of(SomeTokens& tokens, std::size_t at) {
  const bool is_there = tokens[at].after == After::space && at + 1 < tokens.size();
  return is_there ? &tokens[at + 1] : nullptr;
}
template <typename SomeTokens>
[[nodiscard]] auto* previous_of(SomeTokens& tokens, std::size_t at) {
  const bool is_there = at > 0 && tokens[at - 1].after == After::space;
  return is_there ? &tokens[at - 1] : nullptr;
}

// What the word list says of the word. Looks it up once.
[[nodiscard]] inline WordFlags flags_of(Token& token) {
  constexpr std::uint16_t kLookedUp = 1 << 15;  // no flag of the word list
  if (token.flags == 0) {
    token.flags = static_cast<std::uint16_t>(look_up_hash(token.hash).bits() | kLookedUp);
  }
  return WordFlags(token.flags & ~static_cast<unsigned>(kLookedUp));
}

}  // namespace degarble
