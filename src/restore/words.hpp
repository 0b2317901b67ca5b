// Words of ASCII letters and their neighbours, where they stand in running text. Every look goes a
// bounded number of bytes far. Knows bytes and the word list, not what is missing.
#pragma once

#include <cstddef>
#include <string_view>

#include "evidence/lexicon.hpp"

namespace degarble {

// A run of ASCII letters; empty where there is none.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] std::string_view in(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
};

// The longest word that is looked at; longer runs of letters count as no word.
constexpr std::size_t kLongestWord = 24;

// The word that ends just before `end`, and the one that begins at `begin`.
[[nodiscard]] Word word_ending(std::string_view text, std::size_t end);
[[nodiscard]] Word word_beginning(std::string_view text, std::size_t begin);

// The neighbour of a word: apart from it by space only, a line end at most among it. It has its
// apostrophe, so that to restore one never makes another word of it.
[[nodiscard]] Word word_before(std::string_view text, Word word);
[[nodiscard]] Word word_after(std::string_view text, Word word);

// Whether the word has no capital.
[[nodiscard]] bool is_lower(std::string_view word);

// Whether the word stands in running text: space or punctuation of sentences around it, not part of
// a path, an address, an identifier or a compound, not quoted for itself, not in code or a table.
[[nodiscard]] bool stands_alone(std::string_view text, Word word);

// Whether the line is one of a table, or `at` is in a piece of code, as far as a look back tells.
[[nodiscard]] bool in_code_or_table(std::string_view text, std::size_t at);

}  // namespace degarble
