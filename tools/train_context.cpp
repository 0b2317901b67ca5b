// Trains the model of English context from text whose apostrophes are intact:
//   train_context OUT FOLDER...
// Reads every .txt file below the folders, in order of their paths. Two logistic regressions on
// hashed features by FTRL-proximal (H. B. McMahan et al., "Ad click prediction: a view from the
// trenches", KDD 2013, algorithm 1), on one thread and without chance: the same texts give the same
// bytes. The features are those that the library looks at (src/evidence/context).
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/blocks.hpp"
#include "evidence/context.hpp"
#include "evidence/context_table.hpp"
#include "evidence/contractions.hpp"

namespace {

using degarble::Candidate;
using degarble::StandIn;
using degarble::Token;

// The English data in the library may have 2 MB; the word list takes half of it.
constexpr std::uint32_t kMissingWeights = 800'000;
constexpr std::uint32_t kPluralWeights = 120'000;

constexpr int kEpochs = 4;
constexpr float kAlpha = 0.1F;  // how fast it learns
constexpr float kBeta = 1.0F;
constexpr float kL1 = 1.0F;  // weights that matter little become 0
constexpr float kL2 = 0.5F;
constexpr int kFewest = 2;  // a feature that was seen once tells nothing

struct Example {
  std::size_t first;  // of its features
  std::uint32_t count;
  bool missing;
  bool possessive;
  bool plural;
};

struct Examples {
  std::vector<Example> rows;
  std::vector<std::uint32_t> features;
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

void add_block(std::string_view text, Examples& examples) {
  degarble::Tokens tokens;
  degarble::find_tokens(text, tokens);
  if (is_careless(tokens)) return;
  const degarble::WordCounts counts(tokens);
  degarble::Features features;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    const Candidate candidate = degarble::candidate_of(token);
    if (candidate == Candidate::none) continue;
    const bool possessive = candidate == Candidate::possessive;
    const bool missing = token.mark == StandIn::apostrophe;
    if (token.mark != StandIn::none && !missing) continue;
    const int tail = possessive ? 1 : degarble::find_contraction(token.packed)->tail;
    const bool plural = missing && token.tail == 0;
    if (missing && token.tail != tail && !(possessive && plural)) continue;
    degarble::find_features(tokens, counts, at, features);
    examples.rows.push_back({examples.features.size(), static_cast<std::uint32_t>(features.count),
                             missing, possessive, plural});
    examples.features.insert(examples.features.end(), features.hashes.begin(),
                             features.hashes.begin() + static_cast<std::ptrdiff_t>(features.count));
  }
}

void add_text(std::string_view text, Examples& examples) {
  while (!text.empty()) {
    const std::size_t length = degarble::block_length(text, true);
    add_block(text.substr(0, length), examples);
    text.remove_prefix(length);
  }
}

// Drops the features that are seen too seldom. Counts by 26 bits of the hash.
void drop_rare(Examples& examples) {
  std::vector<std::uint8_t> seen(std::size_t{1} << 26);
  for (const std::uint32_t feature : examples.features) {
    std::uint8_t& count = seen[feature >> 6];
    if (count < kFewest) ++count;
  }
  std::size_t kept = 0;
  for (Example& row : examples.rows) {
    const std::size_t first = kept;
    for (std::size_t i = row.first; i < row.first + row.count; ++i) {
      if (seen[examples.features[i] >> 6] >= kFewest) {
        examples.features[kept++] = examples.features[i];
      }
    }
    row.first = first;
    row.count = static_cast<std::uint32_t>(kept - first);
  }
  examples.features.resize(kept);
}

// A logistic regression that learns one example after the other.
class Learner {
 public:
  explicit Learner(std::uint32_t count)
      : count_(count), sums_(count), squares_(count), weights_(count) {}

  // Returns how wrong it was, as the negative logarithm of the probability of the truth.
  double learn(const std::uint32_t* features, std::uint32_t count, bool truth) {
    float score = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::size_t at = degarble::weight_place(features[i], count_);
      weights_[at] = weight(at);
      score += weights_[at];
    }
    const float probability = 1 / (1 + std::exp(-score));
    const float gradient = probability - (truth ? 1.0F : 0.0F);
    const float square = gradient * gradient;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::size_t at = degarble::weight_place(features[i], count_);
      const float before = squares_[at];
      const float step = (std::sqrt(before + square) - std::sqrt(before)) / kAlpha;
      sums_[at] += gradient - step * weights_[at];
      squares_[at] += square;
    }
    return -std::log(std::max(1e-7F, truth ? probability : 1 - probability));
  }

  [[nodiscard]] std::vector<std::int8_t> rounded() const {
    std::vector<std::int8_t> result(count_);
    for (std::size_t at = 0; at < count_; ++at) {
      const float scaled = std::round(weight(at) * degarble::kWeightsPerNat);
      result[at] = static_cast<std::int8_t>(std::clamp(scaled, -127.0F, 127.0F));
    }
    return result;
  }

 private:
  [[nodiscard]] float weight(std::size_t at) const {
    const float sum = sums_[at];
    if (std::abs(sum) <= kL1) return 0;
    return -(sum - std::copysign(kL1, sum)) / ((kBeta + std::sqrt(squares_[at])) / kAlpha + kL2);
  }

  std::uint32_t count_;
  std::vector<float> sums_;
  std::vector<float> squares_;
  std::vector<float> weights_;
};

// An order that mixes the texts and is always the same (xorshift, G. Marsaglia 2003).
void shuffle(std::vector<std::uint32_t>& order, std::uint64_t& state) {
  for (std::size_t i = order.size(); i > 1; --i) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    std::swap(order[i - 1], order[state % i]);
  }
}

template <typename Belongs, typename Truth>
std::vector<std::int8_t> train(const Examples& examples, std::uint32_t weights, Belongs belongs,
                               Truth truth) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < examples.rows.size(); ++i) {
    if (belongs(examples.rows[i])) order.push_back(i);
  }
  Learner learner(weights);
  std::uint64_t state = 88172645463325252;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    shuffle(order, state);
    double loss = 0;
    for (const std::uint32_t i : order) {
      const Example& row = examples.rows[i];
      loss += learner.learn(examples.features.data() + row.first, row.count, truth(row));
    }
    std::cerr << "epoch " << epoch + 1 << ": loss " << loss / static_cast<double>(order.size())
              << " of " << order.size() << " examples\n";
  }
  return learner.rounded();
}

void write(const std::filesystem::path& path, const std::vector<std::int8_t>& missing,
           const std::vector<std::int8_t>& plural) {
  const degarble::ContextHeader header{.missing = static_cast<std::uint32_t>(missing.size()),
                                       .plural = static_cast<std::uint32_t>(plural.size())};
  std::ofstream out(path, std::ios::binary);
  const auto put = [&out](const auto* data, std::size_t bytes) {
    out.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(bytes));
  };
  put(&header, sizeof header);
  put(missing.data(), missing.size());
  put(plural.data(), plural.size());
  out.close();
  if (!out) throw std::runtime_error(path.string() + ": can't be written");
}

void make(const std::filesystem::path& out, const std::vector<std::filesystem::path>& folders) {
  Examples examples;
  for (const std::filesystem::path& folder : folders) {
    for (const std::filesystem::path& path : texts_below(folder)) add_text(read(path), examples);
  }
  drop_rare(examples);
  const auto missing = train(
      examples, kMissingWeights, [](const Example&) { return true; },
      [](const Example& row) { return row.missing; });
  const auto plural = train(
      examples, kPluralWeights, [](const Example& row) { return row.missing && row.possessive; },
      [](const Example& row) { return row.plural; });
  write(out, missing, plural);
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
