// The trained model of English context: does the word have an apostrophe here, going by the words
// around it, the word list, and the other words of the text. Knows nothing of how apostrophes get
// lost, nor of what else is in the text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "evidence/contractions.hpp"
#include "evidence/tokens.hpp"

namespace degarble {

// What apostrophe a word can have.
enum class Candidate : std::uint8_t {
  none,
  possessive,   // before or behind its s
  contraction,  // where evidence/contractions.hpp says
};
[[nodiscard]] inline Candidate candidate_of(const Token& token) {
  const bool ends_in_s = (token.packed & 0xFF) == 's';
  if (!ends_in_s && !contractions::may_be_one(token.packed)) return Candidate::none;
  if (token.letters < 2 || token.shape == Shape::number || token.shape == Shape::capitals) {
    return Candidate::none;
  }
  if (token.is_ascii && token.letters <= contractions::kLongest) {
    if (find_contraction(token.packed) != nullptr) return Candidate::contraction;
  }
  return ends_in_s && token.letters > 2 ? Candidate::possessive : Candidate::none;
}

// Whether the word list leaves room for an apostrophe in a candidate that has none: not in a word
// of grammar ("this"), nor in a word that is none without its s ("famous") and no plural
// ("countries"), which are half of them.
[[nodiscard]] bool may_lack_one(Token& token, Candidate candidate);

// How often each word stands in a text: never, once, up to three times, or more. Takes words of the
// same hash for one, which is one in 20 where the text has 3,000 different ones.
class WordCounts {
 public:
  explicit WordCounts(const Tokens& tokens);
  [[nodiscard]] std::uint8_t count(std::uint64_t hash) const { return counts_[place(hash)]; }

 private:
  static std::size_t place(std::uint64_t hash) { return hash >> 20 & 0xFFFF; }
  std::vector<std::uint8_t> counts_;
};

// What the model looks at, as hashes.
constexpr std::size_t kMostFeatures = 32;
struct Features {
  std::array<std::uint32_t, kMostFeatures> hashes;
  std::size_t count = 0;
};
// The features of tokens[at], which is a candidate. Looks words up on the way, and notes in
// `tokens` what they are.
void find_features(Tokens& tokens, const WordCounts& counts, std::size_t at, Features& features);

// The first of them, which tell most words that have no apostrophe, and need only the words on
// either side; and all others, which are added to those.
void find_first_features(Tokens& tokens, std::size_t at, Features& features);
void add_other_features(Tokens& tokens, const WordCounts& counts, std::size_t at,
                        Features& features);

// Log-odds in sixteenths of a nat, as the model was trained: that the word has an apostrophe; and
// that a possessive has it behind the s, if it has one.
[[nodiscard]] int missing_score(const Features& features);
[[nodiscard]] int plural_score(const Features& features);

}  // namespace degarble
