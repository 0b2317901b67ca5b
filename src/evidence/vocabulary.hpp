// Word lists of the languages whose letters get lost: which words there are, how often they are
// used, and which of them fit a word with letters missing. They are read where they lie in the
// library: nothing is built when the program starts. Made by tools/make_vocabulary from sources
// named in corpus/README.md. English words of ASCII letters are in evidence/lexicon.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace degarble {

struct WordListHeader;  // evidence/vocabulary_table.hpp

// How a word is written inside a sentence.
enum class Capitals : std::uint8_t { lower, capital, either };

struct WordUse {
  std::uint8_t frequency = 0;  // about 2 log10 of its count; 0 for a word that was not met
  Capitals capitals = Capitals::lower;
};

// About how often it was met, in all words of the list.
[[nodiscard]] double count_of(WordUse use);
[[nodiscard]] double log_count_of(WordUse use);

constexpr std::size_t kLongestEntry = 32;  // letters of the longest word

// A word of a list, in lower case.
struct Entry {
  std::array<char32_t, kLongestEntry> letters{};
  std::uint8_t length = 0;
  WordUse use;

  [[nodiscard]] std::u32string_view word() const { return {letters.data(), length}; }
};

// In a pattern: one letter above ASCII, whichever.
constexpr char32_t kLostLetter = 0xFFFD;

class WordList {
 public:
  WordList(std::string_view code, std::span<const char32_t> letters, const std::uint8_t* automaton,
           const WordListHeader& header);

  // BCP 47.
  [[nodiscard]] std::string_view code() const { return code_; }

  // The word as the list spells it: Romanian is written with commas below, or with cedillas.
  [[nodiscard]] std::u32string spelled(std::u32string_view word) const;
  [[nodiscard]] bool spells_otherwise(std::u32string_view word) const;

  // The word, in lower case; nothing if it is not in the list.
  [[nodiscard]] std::optional<WordUse> find(std::u32string_view word) const;

  // How many letters of the word some word begins with; 0 for less than two.
  [[nodiscard]] std::size_t known_beginning(std::u32string_view word) const;

  // The words of text that were counted for it.
  [[nodiscard]] std::uint32_t met() const { return met_; }

  // Whether it has words of a dictionary as well; else many words are missing.
  [[nodiscard]] bool is_whole() const { return whole_; }

  // Whether the language's words have the letter, in lower case.
  [[nodiscard]] bool has_letter(char32_t letter) const { return symbol_of(letter) >= 0; }

  // The words that fit a pattern of lower-case letters and kLostLetter, in the order of the list.
  // Nothing if there are more than a word can be chosen from, or if it takes too long to find them.
  [[nodiscard]] std::vector<Entry> match(std::u32string_view pattern) const;

 private:
  friend class Matcher;
  using Node = const std::uint8_t*;
  static constexpr std::size_t kSymbols = 64;

  void index_words();
  template <typename Visit>
  void for_each_edge(Node node, Visit visit) const;
  [[nodiscard]] int symbol_of(char32_t letter) const;
  [[nodiscard]] Node step(Node node, int symbol) const;
  [[nodiscard]] Node behind(char32_t first, char32_t second) const;  // null for nowhere
  [[nodiscard]] Node root() const { return automaton_ + root_; }

  std::string_view code_;
  std::span<const char32_t> letters_;
  const std::uint8_t* automaton_;
  std::uint32_t root_;
  std::uint32_t met_;
  bool whole_;
  bool commas_;                             // Romanian, spelled with commas below only
  std::array<std::int8_t, 0x180> symbols_;  // of the letters that most languages have; else -1
  std::vector<std::uint32_t> pairs_;        // one more than where two letters lead to; 0: nowhere
};

// All lists, in the order of their codes.
[[nodiscard]] std::span<const WordList> word_lists();

// The list of the language with this code; null if there is none.
[[nodiscard]] const WordList* find_word_list(std::string_view code);

}  // namespace degarble
