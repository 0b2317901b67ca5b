#include "evidence/rescoring.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "evidence/window.hpp"

// Defined by cmake/embed.S.in.
extern "C" const unsigned char degarble_context_model[];

namespace degarble {
namespace {

constexpr int kFar = 6 * kWeightsPerNat;  // beyond it scores are as good as the same

int within(int score) { return std::clamp(score, -kFar, kFar); }

// A whole number of nats, from 0.
std::uint64_t step(int score) {
  return static_cast<std::uint64_t>((within(score) + kFar) / kWeightsPerNat);
}

class ClueCollector {
 public:
  explicit ClueCollector(Clues& clues) : clues_(clues) {}

  void add(std::uint64_t kind, std::uint64_t what) {
    clues_[count_++] = feature_hash(128 + kind, what);
  }
  void add(const Neighbour& word) {
    add(1, word.hash);
    add(2, word.kind);
    add(3, word.suffix ^ static_cast<std::uint64_t>(word.shape) << 32);
  }

 private:
  Clues& clues_;
  std::size_t count_ = 0;
};

// The word without its s.
Neighbour base_of(const Token& token) {
  const std::uint32_t flags = 0x200000 + look_up_hash(token.base_hash).bits();
  return {token.base_hash, flags, flags, last_letters(token.packed >> 8, 3), token.shape};
}

constexpr std::size_t kPhrase = 4;  // words, as far as "the two very long days' journey" goes

bool is_grammar(Token& token) {
  return token.shape == Shape::number || flags_of(token).is_function_word();
}

// The nearest word of grammar on the left, and how far it is: it tells one from several.
std::uint64_t grammar_before(Tokens& tokens, std::size_t at) {
  for (std::size_t far = 1; far <= std::min(kPhrase, at); ++far) {
    Token& token = tokens[at - far];
    if (token.after != After::space) return far;
    if (is_grammar(token)) return neighbour_of(token).hash + std::min<std::size_t>(far, 2);
  }
  return 0;
}

// The same on the right, where it may be the verb.
std::uint64_t grammar_after(Tokens& tokens, std::size_t at) {
  for (std::size_t far = 1; far <= kPhrase && at + far < tokens.size(); ++far) {
    if (tokens[at + far - 1].after != After::space) return far;
    Token& token = tokens[at + far];
    if (is_grammar(token)) return neighbour_of(token).hash + std::min<std::size_t>(far, 2);
  }
  return 0;
}

template <typename Enum>
constexpr std::uint64_t number(Enum value) {
  return static_cast<std::uint64_t>(value);
}

const RescoringWeights& weights() { return *parts_of(degarble_context_model).rescoring; }

using Inputs = std::array<std::int16_t, kInputs>;

// Adds up the rows of some clues.
void add_rows(std::span<const std::uint32_t> clues, const RescoringWeights& weights,
              std::int16_t* to) {
  std::array<std::int16_t, kRowWidth> sums{};
  for (const std::uint32_t clue : clues) {
    const auto& row = weights.rows[row_place(clue)];
    for (std::size_t i = 0; i < kRowWidth; ++i)
      sums[i] = static_cast<std::int16_t>(sums[i] + row[i]);
  }
  std::ranges::copy(sums, to);
}

Inputs inputs_of(const Clues& clues, int score, int plural, const RescoringWeights& weights) {
  Inputs inputs{};
  const std::span all(clues);
  for (std::size_t place = 0; place < kCluePlaces; ++place) {
    add_rows(all.subspan(place * kCluesOfPlace, kCluesOfPlace), weights,
             inputs.data() + place * kRowWidth);
  }
  add_rows(all.last(kOtherClues), weights, inputs.data() + kCluePlaces * kRowWidth);
  // A quarter of a nat is one.
  static_assert(kRowUnits == 4 * kWeightsPerNat);
  inputs[kInputs - 2] = static_cast<std::int16_t>(score);
  inputs[kInputs - 1] = static_cast<std::int16_t>(plural);
  return inputs;
}

int product(const std::int16_t* left, const std::int16_t* right, std::size_t count) {
  int sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += left[i] * right[i];
  return sum;
}

using Hidden = std::array<std::int32_t, kHidden>;

Hidden hidden_of(const Inputs& inputs, const RescoringWeights& weights) {
  constexpr int kScale = kRowUnits * kWeightUnits / kHiddenUnits;
  Hidden hidden{};
  for (std::size_t i = 0; i < kHidden; ++i) {
    const int sum = weights.hidden_bias[i] + product(weights.hidden[i], inputs.data(), kInputs);
    hidden[i] = std::max(sum, 0) / kScale;
  }
  return hidden;
}

// In sixteenths of a nat.
int output_of(std::size_t output, const Inputs& inputs, const Hidden& hidden,
              const RescoringWeights& weights) {
  constexpr std::int64_t kScale = std::int64_t{kHiddenUnits} * kWeightUnits / kWeightsPerNat;
  std::int64_t sum = weights.output_bias[output];
  for (std::size_t i = 0; i < kHidden; ++i) {
    sum += std::int64_t{weights.output[output][i]} * hidden[i];
  }
  const std::int64_t direct = product(weights.direct[output], inputs.data(), kInputs);
  return static_cast<int>((sum + direct * (kHiddenUnits / kRowUnits)) / kScale);
}

// The logarithm of the sum of what two are the logarithms of.
int sum_of(int a, int b) {
  const double apart = static_cast<double>(std::abs(a - b)) / kWeightsPerNat;
  const double more = kWeightsPerNat * std::log1p(std::exp(-apart));
  return std::max(a, b) + static_cast<int>(std::lround(more));
}

}  // namespace

void Occurrences::Word::add(int score) {
  if (count++ == 0) {
    most = least = score;
    second_most = std::numeric_limits<int>::min();
    second_least = std::numeric_limits<int>::max();
  } else {
    second_most = std::max(second_most, std::min(most, score));
    most = std::max(most, score);
    second_least = std::min(second_least, std::max(least, score));
    least = std::min(least, score);
  }
  sum += within(score);
}

Occurrences::Occurrences(std::span<const FirstScore> scores)
    : words_(std::bit_ceil(2 * scores.size() + 1)) {
  for (const FirstScore& first : scores) {
    Word& word = words_[place_of(first.hash)];
    word.hash = first.hash;
    word.add(first.score);
  }
}

std::size_t Occurrences::place_of(std::uint64_t hash) const {
  const std::size_t mask = words_.size() - 1;
  std::size_t at = (hash >> 20) & mask;
  while (words_[at].count > 0 && words_[at].hash != hash) at = (at + 1) & mask;
  return at;
}

Elsewhere Occurrences::elsewhere(const FirstScore& first) const {
  const Word& same = words_[place_of(first.hash)];
  if (same.count < 2) return {};
  const int others = same.count - 1;
  return {.count = others,
          .mean = (same.sum - within(first.score)) / others,
          .most = within(first.score >= same.most ? same.second_most : same.most),
          .least = within(first.score <= same.least ? same.second_least : same.least)};
}

Clues find_clues(Tokens& tokens, const WordCounts& counts, const FirstScore& first,
                 const Elsewhere& elsewhere) {
  Token& self = tokens[first.token];
  const Window around(tokens, first.token);
  const std::uint64_t uses =
      8 * std::uint64_t{counts.count(self.base_hash)} + counts.count(self.hash);
  const std::uint64_t shape = number(self.shape);
  const std::uint64_t next_shape = number(around.next.shape);
  const bool others = elsewhere.count > 0;
  const std::uint64_t mean = others ? 1 + step(elsewhere.mean) : 0;

  Clues clues{};
  ClueCollector to(clues);
  for (const Neighbour& word : {neighbour_of(self), around.previous, around.earlier, around.next,
                                around.second, around.third, base_of(self)}) {
    to.add(word);
  }
  to.add(4, around.next.hash ^ around.second.hash * 3);
  to.add(5, self.hash ^ around.next.hash * 3);
  to.add(6, self.hash ^ around.previous.hash * 5);

  to.add(16, shape + (self.starts ? 8 : 0));
  to.add(17, number(self.after));
  to.add(18, uses);
  to.add(19, next_shape);
  to.add(20, number(around.previous.shape));
  to.add(21, number(around.second.shape));
  to.add(22, number(candidate_of(self)));
  to.add(23, self.letters);
  to.add(24, 8 * uses + shape);
  to.add(25, 64 * number(self.after) + 8 * next_shape + shape);
  to.add(26, 64 * static_cast<std::uint64_t>(std::min(elsewhere.count, 3)) + mean);
  to.add(27, others ? 1 + 32 * step(elsewhere.most) + step(elsewhere.least) : 0);
  to.add(28, 32 * step(first.score) + mean);
  to.add(29, grammar_before(tokens, first.token));
  to.add(30, grammar_after(tokens, first.token));
  to.add(31, self.base_hash ^ grammar_before(tokens, first.token) * 3);
  return clues;
}

Opinion rescore(const Clues& clues, int score, int plural) {
  const RescoringWeights& all = weights();
  const Inputs inputs = inputs_of(clues, score, plural, all);
  const Hidden hidden = hidden_of(inputs, all);
  return {score + output_of(0, inputs, hidden, all),
          score + plural + output_of(1, inputs, hidden, all)};
}

std::vector<ScoredCandidate> judge_candidates(Tokens& tokens) {
  const WordCounts counts(tokens);
  std::vector<FirstScore> scores;
  std::vector<int> plurals;
  Features features;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const Candidate candidate = candidate_of(tokens[at]);
    if (candidate == Candidate::none || !may_lack_one(tokens[at], candidate)) continue;
    find_first_features(tokens, at, features);
    int score = kGivenUpScore;
    if (tokens[at].mark != StandIn::none || missing_score(features) > kGivenUp) {
      add_other_features(tokens, counts, at, features);
      score = missing_score(features);
    }
    scores.push_back({static_cast<std::uint32_t>(at), score, tokens[at].hash});
    const bool possessive = candidate == Candidate::possessive;
    plurals.push_back(possessive && score > kUnsure ? plural_score(features) : 0);
  }
  const Occurrences occurrences(scores);
  std::vector<ScoredCandidate> judged;
  judged.reserve(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const FirstScore& first = scores[i];
    judged.push_back({first.token, first.score, plurals[i]});
    if (first.score <= kUnsure || first.score >= kSure) continue;
    const Clues clues = find_clues(tokens, counts, first, occurrences.elsewhere(first));
    const Opinion opinion = rescore(clues, first.score, plurals[i]);
    if (candidate_of(tokens[first.token]) == Candidate::contraction) {
      judged.back().score = opinion.before;
    } else {
      judged.back().score = sum_of(opinion.before, opinion.behind);
      judged.back().plural = opinion.behind - opinion.before;
    }
  }
  return judged;
}

}  // namespace degarble
