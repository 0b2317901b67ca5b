// How likely a whole line is, in any of some 190 languages, which is not given: by character
// n-grams of up to six characters, the words that texts of the language have, and what its lines
// usually cost. More languages and longer contexts than evidence/language, which reads a thousand
// times as much: this is asked about what something else found odd. Knows nothing of encodings.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/language.hpp"

namespace degarble {

// A language that there is a model of sentences of: its place in the table.
using SentenceLanguage = std::uint8_t;
constexpr SentenceLanguage kNoSentenceLanguage = 0xFF;

[[nodiscard]] std::size_t sentence_language_count();
// Its BCP 47 code, or that of its wiki where it has none.
[[nodiscard]] std::string_view sentence_language_code(SentenceLanguage language);

// The languages in which pairs of characters make most sense of a text, the likeliest first. The
// winner of the whole model is first of them in 94 texts of 100, and among five in 99.
[[nodiscard]] std::vector<SentenceLanguage> likely_languages(std::u32string_view text,
                                                             std::size_t most);

// Reads a text in one language, character by character. A copy goes on from the same place.
class SentenceReader {
 public:
  explicit SentenceReader(SentenceLanguage language);  // behind a space

  // What the character costs behind those that were read, in units of kNat. Runs of spaces count
  // once.
  std::int32_t next(char32_t c);

  // Whether both go on alike: the last characters, as far as the model looks back, are the same.
  [[nodiscard]] bool is_like(const SentenceReader& other) const;

 private:
  static constexpr std::size_t kReach = 6;  // the longest n-gram, in characters

  std::uint64_t seed_;
  std::array<char32_t, kReach> signs_{};  // those that were read last, the latest first
  std::size_t known_ = 0;                 // characters of the longest context that the model has
  std::array<std::int32_t, kReach> back_offs_{};  // of contexts of one character and more
};

// What each character of a text costs in a language, behind those before it, in units of kNat. Runs
// of spaces count once; a space stands before the text.
[[nodiscard]] std::vector<std::int32_t> sentence_costs(std::u32string_view text,
                                                       SentenceLanguage language);

// What 99 of 100 lines of the language cost less than, for each character, in units of kNat.
[[nodiscard]] std::int32_t usual_limit(SentenceLanguage language, std::size_t characters);

// Whether texts of the language have the word, in lower case, more than once. One word in 256 that
// they do not have passes for one.
[[nodiscard]] bool was_seen_in_sentences(std::u32string_view word, SentenceLanguage language);

}  // namespace degarble
