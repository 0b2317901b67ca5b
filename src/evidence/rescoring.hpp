// Rescoring of the words that the first score leaves unsure: a small network, trained on the first
// scores of texts that those were not trained on. It sees what no sum of weights can: how the clues
// go together, and the first scores of the same word elsewhere in the text.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "evidence/context.hpp"
#include "evidence/context_table.hpp"
#include "evidence/tokens.hpp"

namespace degarble {

// What the linear model (evidence/context) says of a candidate.
struct FirstScore {
  std::uint32_t token = 0;
  std::int32_t score = 0;  // as missing_score
  std::uint64_t hash = 0;  // of the word
};

// What it says of the same word elsewhere in the text, within six nats.
struct Elsewhere {
  int count = 0;
  int mean = 0;
  int most = 0;
  int least = 0;
};

class Occurrences {
 public:
  explicit Occurrences(std::span<const FirstScore> scores);
  [[nodiscard]] Elsewhere elsewhere(const FirstScore& first) const;

 private:
  // All occurrences of a word.
  struct Word {
    std::uint64_t hash = 0;
    int count = 0;  // 0 for a place that is free
    int sum = 0;    // of the scores, within six nats
    int most = 0;
    int second_most = 0;
    int least = 0;
    int second_least = 0;

    void add(int score);
  };
  [[nodiscard]] std::size_t place_of(std::uint64_t hash) const;

  std::vector<Word> words_;  // open addressing; at least half of the places are free
};

// What the network sees, as hashes.
using Clues = std::array<std::uint32_t, kClues>;
[[nodiscard]] Clues find_clues(Tokens& tokens, const WordCounts& counts, const FirstScore& first,
                               const Elsewhere& elsewhere);

// What both scores together say, as log-odds in sixteenths of a nat, against that the word has no
// apostrophe: that it has one before its s or in the contraction, and that it has one behind the s.
struct Opinion {
  int before = 0;
  int behind = 0;
};
[[nodiscard]] Opinion rescore(const Clues& clues, int score, int plural);

// A candidate that has nothing in it is given up if its first features leave it no more than
// kGivenUp. Of 124,000 held-back ones six in ten are; 21 of them would have had more than minus two
// nats, and of 1,500 one is right, which restore/drop_rate makes of kGivenUpScore.
constexpr int kGivenUp = -7 * kWeightsPerNat / 2;
constexpr int kGivenUpScore = -10 * kWeightsPerNat;

// Candidates with a score from kUnsure to kSure are scored again.
constexpr int kUnsure = -3 * kWeightsPerNat;
constexpr int kSure = 10 * kWeightsPerNat;

// A candidate, and what both scores make of it.
struct ScoredCandidate {
  std::uint32_t token = 0;
  int score = 0;   // log-odds that it has an apostrophe
  int plural = 0;  // log-odds that it stands behind the s, if it has one
};

// All candidates of a text, in their order; of those that have their apostrophe, as if they had
// not.
[[nodiscard]] std::vector<ScoredCandidate> judge_candidates(Tokens& tokens);

}  // namespace degarble
