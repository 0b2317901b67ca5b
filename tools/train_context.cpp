// Trains the model of English context from text whose apostrophes are intact:
//   train_context OUT FOLDER...
// Reads every .txt file below the folders, in order of their paths. The first score is two logistic
// regressions on hashed features by FTRL-proximal (H. B. McMahan et al., "Ad click prediction: a
// view from the trenches", KDD 2013, algorithm 1). The rescoring learns from what the first says
// of one half of the texts if it was trained on the other half. All on one thread and without
// chance: the same texts give the same bytes. The features are those that the library scores at
// (src/evidence/context, src/evidence/rescoring).
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/blocks.hpp"
#include "evidence/context.hpp"
#include "evidence/context_table.hpp"
#include "evidence/contractions.hpp"
#include "evidence/rescoring.hpp"
#include "tools/train_network.hpp"

namespace {

using degarble::Candidate;
using degarble::StandIn;
using degarble::Token;

// The English data in the library may have 2 MB; the word list takes 0.8 of it, the network 0.3.
constexpr std::size_t kMissingBuckets = 44'000;
constexpr std::size_t kPluralBuckets = 6'000;

constexpr int kEpochs = 4;
constexpr float kAlpha = 0.1F;  // how fast it learns
constexpr float kBeta = 1.0F;
constexpr float kL1 = 1.0F;  // weights that matter little become 0
constexpr float kL2 = 0.5F;
constexpr int kFewest = 2;  // a feature that was seen once tells nothing

constexpr int kNetworkEpochs = 1;
constexpr float kNetworkRate = 0.05F;
constexpr float kLastRate = 0.1F;  // of the first
constexpr int kFewestClues = 5;

struct Example {
  std::size_t first;  // of its features
  std::uint32_t count;
  std::uint32_t token;
  std::uint64_t hash;  // of the word
  std::size_t block;
  bool missing;
  bool possessive;
  bool plural;
};

struct Block {
  std::string text;
  bool half;  // which one of the texts it belongs to
};

struct Examples {
  std::vector<Example> rows;
  std::vector<std::uint32_t> features;  // hashes; then numbers, which begin with 0
  std::vector<std::uint32_t> hashes;    // of the features with these numbers
  std::vector<Block> blocks;
};

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path.string() + ": can't be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::filesystem::path> texts_below(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

// Whether the text drops its apostrophes itself: it teaches nothing.
bool is_careless(const degarble::Tokens& tokens) {
  std::size_t intact = 0;
  std::size_t bare = 0;
  for (const Token& token : tokens) {
    intact += token.mark == StandIn::apostrophe;
    if (token.mark != StandIn::none || degarble::candidate_of(token) != Candidate::contraction) {
      continue;
    }
    bare += !degarble::find_contraction(token.packed)->word_without;
  }
  return 20 * bare > intact;
}

void add_block(std::string_view text, bool half, Examples& examples) {
  degarble::Tokens tokens;
  degarble::find_tokens(text, tokens);
  if (is_careless(tokens)) return;
  examples.blocks.push_back({std::string(text), half});
  const degarble::WordCounts counts(tokens);
  degarble::Features features;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    const Candidate candidate = degarble::candidate_of(token);
    if (!degarble::may_lack_one(tokens[at], candidate)) continue;
    const bool possessive = candidate == Candidate::possessive;
    const bool missing = token.mark == StandIn::apostrophe;
    if (token.mark != StandIn::none && !missing) continue;
    const int tail = possessive ? 1 : degarble::find_contraction(token.packed)->tail;
    const bool plural = missing && token.tail == 0;
    if (missing && token.tail != tail && !(possessive && plural)) continue;
    degarble::find_features(tokens, counts, at, features);
    examples.rows.push_back({examples.features.size(), static_cast<std::uint32_t>(features.count),
                             static_cast<std::uint32_t>(at), token.hash, examples.blocks.size() - 1,
                             missing, possessive, plural});
    examples.features.insert(examples.features.end(), features.hashes.begin(),
                             features.hashes.begin() + static_cast<std::ptrdiff_t>(features.count));
  }
}

void add_text(std::string_view text, bool half, Examples& examples) {
  while (!text.empty()) {
    const std::size_t length = degarble::block_length(text, true);
    add_block(text.substr(0, length), half, examples);
    text.remove_prefix(length);
  }
}

// Each paragraph as a text of its own, in which no other word tells anything.
void add_paragraphs(std::string_view text, bool half, Examples& examples) {
  while (!text.empty()) {
    const std::size_t length = std::min(text.find("\n\n"), text.size() - 1) + 1;
    add_text(text.substr(0, length), half, examples);
    text.remove_prefix(length);
  }
}

// Drops the features that are seen too seldom, and numbers the others in the order in which they
// come. Counts by 26 bits of the hash.
void number_features(Examples& examples) {
  std::vector<std::uint8_t> seen(std::size_t{1} << 26);
  for (const std::uint32_t feature : examples.features) {
    std::uint8_t& count = seen[feature >> 6];
    if (count < kFewest) ++count;
  }
  std::unordered_map<std::uint32_t, std::uint32_t> numbers;
  std::size_t kept = 0;
  for (Example& row : examples.rows) {
    const std::size_t first = kept;
    for (std::size_t i = row.first; i < row.first + row.count; ++i) {
      const std::uint32_t feature = examples.features[i];
      if (seen[feature >> 6] < kFewest) continue;
      const auto next = static_cast<std::uint32_t>(examples.hashes.size());
      const auto [number, is_new] = numbers.try_emplace(feature, next);
      if (is_new) examples.hashes.push_back(feature);
      examples.features[kept++] = number->second;
    }
    row.first = first;
    row.count = static_cast<std::uint32_t>(kept - first);
  }
  examples.features.resize(kept);
}

// A logistic regression that learns one example after the other.
class Learner {
 public:
  explicit Learner(std::size_t count)
      : sums_(count), squares_(count), weights_(count), seen_(count) {}

  // Returns how wrong it was, as the negative logarithm of the probability of the truth.
  double learn(std::span<const std::uint32_t> features, bool truth) {
    float score = 0;
    for (const std::uint32_t at : features) {
      weights_[at] = weight(at);
      score += weights_[at];
    }
    const float probability = 1 / (1 + std::exp(-score));
    const float gradient = probability - (truth ? 1.0F : 0.0F);
    const float square = gradient * gradient;
    for (const std::uint32_t at : features) {
      const float before = squares_[at];
      const float step = (std::sqrt(before + square) - std::sqrt(before)) / kAlpha;
      sums_[at] += gradient - step * weights_[at];
      squares_[at] += square;
      ++seen_[at];
    }
    return -std::log(std::max(1e-7F, truth ? probability : 1 - probability));
  }

  // Of a feature, as a whole number.
  [[nodiscard]] std::int8_t rounded(std::size_t at) const {
    const float scaled = std::round(weight(at) * degarble::kWeightsPerNat);
    return static_cast<std::int8_t>(std::clamp(scaled, -127.0F, 127.0F));
  }

  // How much is lost without it.
  [[nodiscard]] float importance(std::size_t at) const {
    return std::abs(weight(at)) * std::sqrt(static_cast<float>(seen_[at]));
  }

 private:
  [[nodiscard]] float weight(std::size_t at) const {
    const float sum = sums_[at];
    if (std::abs(sum) <= kL1) return 0;
    return -(sum - std::copysign(kL1, sum)) / ((kBeta + std::sqrt(squares_[at])) / kAlpha + kL2);
  }

  std::vector<float> sums_;
  std::vector<float> squares_;
  std::vector<float> weights_;
  std::vector<std::uint32_t> seen_;
};

using Buckets = std::vector<degarble::WeightBucket>;

// Whether the weight found a place.
bool put(std::uint32_t feature, std::int8_t weight, Buckets& buckets) {
  degarble::WeightBucket& bucket = buckets[degarble::bucket_of(feature, buckets.size())];
  for (std::size_t i = 0; i < bucket.weights.size(); ++i) {
    const bool is_free = bucket.weights[i] == 0;
    if (!is_free && bucket.marks[i] == degarble::mark_of(feature)) return false;
    if (!is_free) continue;
    bucket.marks[i] = degarble::mark_of(feature);
    bucket.weights[i] = weight;
    return true;
  }
  return false;
}

// The weights that matter most, as many as there is room for.
Buckets pack(const Learner& learner, const std::vector<std::uint32_t>& hashes, std::size_t count) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < hashes.size(); ++i) {
    if (learner.rounded(i) != 0) order.push_back(i);
  }
  std::ranges::stable_sort(order, std::ranges::greater(),
                           [&](std::uint32_t i) { return learner.importance(i); });
  Buckets buckets(count);
  std::size_t kept = 0;
  for (const std::uint32_t i : order) kept += put(hashes[i], learner.rounded(i), buckets);
  std::cerr << kept << " of " << order.size() << " weights\n";
  return buckets;
}

template <typename Belongs, typename Truth>
Buckets train(const Examples& examples, std::size_t buckets, Belongs belongs, Truth truth) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < examples.rows.size(); ++i) {
    if (belongs(examples.rows[i])) order.push_back(i);
  }
  Learner learner(examples.hashes.size());
  Numbers numbers(88172645463325252);
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    shuffle(order, numbers);
    double loss = 0;
    for (const std::uint32_t i : order) {
      const Example& row = examples.rows[i];
      loss += learner.learn({examples.features.data() + row.first, row.count}, truth(row));
    }
    std::cerr << "epoch " << epoch + 1 << ": loss " << loss / static_cast<double>(order.size())
              << " of " << order.size() << " examples\n";
  }
  return pack(learner, examples.hashes, buckets);
}

struct FirstWeights {
  Buckets missing;
  Buckets plural;
};

template <typename Belongs>
FirstWeights train_first(const Examples& examples, Belongs belongs) {
  return {train(examples, kMissingBuckets, belongs, [](const Example& row) { return row.missing; }),
          train(
              examples, kPluralBuckets,
              [&](const Example& row) { return belongs(row) && row.missing && row.possessive; },
              [](const Example& row) { return row.plural; })};
}

int score_of(const Examples& examples, const Example& row, const Buckets& buckets) {
  int sum = 0;
  for (std::size_t i = row.first; i < row.first + row.count; ++i) {
    sum += degarble::weight_of(examples.hashes[examples.features[i]], buckets);
  }
  return sum;
}

float nats(int score) { return static_cast<float>(score) / degarble::kWeightsPerNat; }

// Adds what is unsure of the rows [begin, end), which are those of a block.
void add_unsure(const Examples& examples, std::size_t begin, std::size_t end,
                const FirstWeights& weights, std::vector<UnsureExample>& unsure) {
  degarble::Tokens tokens;
  degarble::find_tokens(examples.blocks[examples.rows[begin].block].text, tokens);
  const degarble::WordCounts counts(tokens);
  std::vector<degarble::FirstScore> scores;
  for (std::size_t i = begin; i < end; ++i) {
    const Example& row = examples.rows[i];
    scores.push_back({row.token, score_of(examples, row, weights.missing), row.hash});
  }
  const degarble::Occurrences occurrences(scores);
  for (std::size_t i = begin; i < end; ++i) {
    const Example& row = examples.rows[i];
    const degarble::FirstScore& first = scores[i - begin];
    if (first.score <= degarble::kUnsure) continue;
    UnsureExample example;
    example.clues = degarble::find_clues(tokens, counts, first, occurrences.elsewhere(first));
    example.score = nats(first.score);
    example.plural = row.possessive ? nats(score_of(examples, row, weights.plural)) : 0;
    example.possessive = row.possessive;
    example.truth = row.plural ? 2 : row.missing ? 1 : 0;
    unsure.push_back(example);
  }
}

// What the first score, trained on one half, leaves unsure of the other.
std::vector<UnsureExample> find_unsure(const Examples& examples) {
  FirstWeights weights[2];
  for (const bool half : {false, true}) {
    weights[half] = train_first(
        examples, [&](const Example& row) { return examples.blocks[row.block].half != half; });
  }
  std::vector<UnsureExample> unsure;
  for (std::size_t begin = 0; begin < examples.rows.size();) {
    const std::size_t block = examples.rows[begin].block;
    std::size_t end = begin;
    while (end < examples.rows.size() && examples.rows[end].block == block) ++end;
    add_unsure(examples, begin, end, weights[examples.blocks[block].half], unsure);
    begin = end;
  }
  return unsure;
}

void mark_seldom(std::vector<UnsureExample>& unsure) {
  std::unordered_map<std::uint32_t, int> seen;
  for (const UnsureExample& example : unsure) {
    for (const std::uint32_t clue : example.clues) ++seen[clue];
  }
  for (UnsureExample& example : unsure) {
    for (std::size_t i = 0; i < degarble::kClues; ++i) {
      if (seen[example.clues[i]] < kFewestClues) example.seldom |= std::uint64_t{1} << i;
    }
  }
}

std::unique_ptr<degarble::RescoringWeights> train_second(std::vector<UnsureExample> unsure) {
  mark_seldom(unsure);
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < unsure.size(); ++i) order.push_back(i);
  Network network(1234567);
  Numbers numbers(99);
  const auto all = static_cast<float>(kNetworkEpochs * unsure.size());
  float done = 0;
  for (int epoch = 0; epoch < kNetworkEpochs; ++epoch) {
    shuffle(order, numbers);
    double loss = 0;
    for (const std::uint32_t i : order) {
      loss += network.learn(unsure[i], kNetworkRate * (1 - (1 - kLastRate) * done / all));
      ++done;
    }
    std::cerr << "rescoring, epoch " << epoch + 1 << ": loss "
              << loss / static_cast<double>(order.size()) << " of " << order.size()
              << " examples\n";
  }
  return network.rounded();
}

void write(const std::filesystem::path& path, const FirstWeights& first,
           const degarble::RescoringWeights& second) {
  const degarble::ContextHeader header{.missing = static_cast<std::uint32_t>(first.missing.size()),
                                       .plural = static_cast<std::uint32_t>(first.plural.size())};
  std::ofstream out(path, std::ios::binary);
  const auto put = [&out](const auto* data, std::size_t bytes) {
    out.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(bytes));
  };
  put(&header, sizeof header);
  put(first.missing.data(), first.missing.size() * sizeof(degarble::WeightBucket));
  put(first.plural.data(), first.plural.size() * sizeof(degarble::WeightBucket));
  put(&second, sizeof second);
  out.close();
  if (!out) throw std::runtime_error(path.string() + ": can't be written");
}

void make(const std::filesystem::path& out, const std::vector<std::filesystem::path>& folders) {
  Examples examples;
  std::size_t texts = 0;
  for (const std::filesystem::path& folder : folders) {
    for (const std::filesystem::path& path : texts_below(folder)) {
      const std::string text = read(path);
      const bool half = texts % 2 != 0;
      ++texts;
      add_text(text, half, examples);
      add_paragraphs(text, half, examples);
    }
  }
  number_features(examples);
  const auto second = train_second(find_unsure(examples));
  write(out, train_first(examples, [](const Example&) { return true; }), *second);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::cerr << "train_context: give a file to write and folders: train_context OUT FOLDER...\n";
    return 2;
  }
  try {
    make(arguments[1], {arguments + 2, arguments + count});
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "train_context: " << error.what() << '\n';
    return 2;
  }
}
