// The word at a place of a text: a run of the characters of an alphabet. The one answer to where a
// word begins and ends, for UTF-8 and for code points. Knows nothing of languages.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/characters.hpp"
#include "core/script.hpp"
#include "core/utf8.hpp"

namespace degarble {

// A run of characters: half-open, in the units of its text, which are bytes or code points.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr std::size_t size() const { return end - begin; }
  template <typename Char>
  [[nodiscard]] constexpr std::basic_string_view<Char> in(std::basic_string_view<Char> text) const {
    return text.substr(begin, end - begin);
  }
};

// What words are made of.
namespace alphabet {

struct Ascii {  // letters of ASCII: words of the English list
  constexpr bool operator()(char32_t c) const { return is_ascii_letter(c); }
};
struct Listed {  // Latin and Cyrillic letters: words of the other lists
  constexpr bool operator()(char32_t c) const { return is_latin_or_cyrillic(c); }
};
struct Any {  // letters of any script
  bool operator()(char32_t c) const { return is_letter(c); }
};
struct Printed {  // all but space
  constexpr bool operator()(char32_t c) const { return !is_space(c); }
};
inline constexpr Ascii kAscii;
inline constexpr Listed kListed;
inline constexpr Any kAny;
inline constexpr Printed kPrinted;

// Letters, and a mark that stands for some of them.
template <typename Letters>
struct WithMark {
  Letters letters;
  char32_t mark;
  constexpr bool operator()(char32_t c) const { return c == mark || letters(c); }
};
template <typename Letters>
constexpr WithMark<Letters> with_mark(Letters letters, char32_t mark) {
  return {letters, mark};
}

}  // namespace alphabet

// No word of a list is longer, in units of the text; of longer runs the words below are a part.
constexpr std::size_t kLongestWord = 64;

namespace words {

// The character that begins at `at`, or ends there.
constexpr Character next_character(std::u32string_view text, std::size_t at) {
  return {text[at], 1};
}
constexpr Character last_character(std::u32string_view text, std::size_t at) {
  return {text[at - 1], 1};
}
inline Character next_character(std::string_view text, std::size_t at) {
  return is_ascii(text[at]) ? Character{char32_t{byte(text[at])}, 1} : character_at(text, at);
}
inline Character last_character(std::string_view text, std::size_t at) {
  return is_ascii(text[at - 1]) ? Character{char32_t{byte(text[at - 1])}, 1}
                                : character_before(text, at);
}

}  // namespace words

// The word that ends at `at`, and the one that begins there: empty where no character of the
// alphabet stands on that side. Looks `most` units far.
template <typename Char, typename Alphabet>
[[nodiscard]] constexpr Word word_before(std::basic_string_view<Char> text, std::size_t at,
                                         Alphabet alphabet, std::size_t most = kLongestWord) {
  std::size_t begin = at;
  while (begin > 0) {
    const Character last = words::last_character(text, begin);
    if (!alphabet(last.code_point) || at - begin + last.length > most) break;
    begin -= last.length;
  }
  return {begin, at};
}
template <typename Char, typename Alphabet>
[[nodiscard]] constexpr Word word_behind(std::basic_string_view<Char> text, std::size_t at,
                                         Alphabet alphabet, std::size_t most = kLongestWord) {
  std::size_t end = at;
  while (end < text.size()) {
    const Character next = words::next_character(text, end);
    if (!alphabet(next.code_point) || end - at + next.length > most) break;
    end += next.length;
  }
  return {at, end};
}

// The word around what stands at [begin, end), with that.
template <typename Char, typename Alphabet>
[[nodiscard]] constexpr Word word_around(std::basic_string_view<Char> text, std::size_t begin,
                                         std::size_t end, Alphabet alphabet,
                                         std::size_t most = kLongestWord) {
  return {word_before(text, begin, alphabet, most).begin,
          word_behind(text, end, alphabet, most).end};
}

// The first word that begins at `from` or behind it; empty at the end of the text if there is none.
// Not cut.
template <typename Char, typename Alphabet>
[[nodiscard]] constexpr Word next_word(std::basic_string_view<Char> text, std::size_t from,
                                       Alphabet alphabet) {
  while (from < text.size()) {
    const Character next = words::next_character(text, from);
    if (alphabet(next.code_point)) return word_behind(text, from, alphabet, text.size());
    from += next.length;
  }
  return {text.size(), text.size()};
}

// A word of a UTF-8 text of which the letter at a place is not known, in small letters.
struct OpenWord {
  std::u32string before;
  std::u32string after;

  [[nodiscard]] std::u32string with(char32_t letter) const {
    return before + to_lower(letter) + after;
  }
};
template <typename Alphabet>
[[nodiscard]] OpenWord open_word(std::string_view text, std::size_t begin, std::size_t end,
                                 Alphabet alphabet) {
  return {in_lower_case(code_points(word_before(text, begin, alphabet).in(text))),
          in_lower_case(code_points(word_behind(text, end, alphabet).in(text)))};
}

}  // namespace degarble
