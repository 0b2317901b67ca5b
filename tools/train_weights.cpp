// Finds the weights of what speaks for a reading (src/repair/weighing.cpp):
//   train_weights LINES...           fits them, and prints them and how they do
//   train_weights --features LINES   prints what is fitted: 1 for a right reading, the features
//   train_weights --found LINES      prints the lines in which a reading is found: no others count
// A file of LINES has a line of text and what it is to be, with a tab between them: the same where
// the line is good. What the search finds in it is right if that comes out. Logistic regression by
// gradient descent, on two of three lines; the rest say how well it does. What is never taken,
// whatever it weighs (Weight::may_be_taken), is left out.
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/utf8.hpp"
#include "repair/search.hpp"
#include "repair/weighing.hpp"

namespace {

using namespace degarble;

// How often a line stands for: good text is so much more common than damaged text, and in what is
// damaged a wrong reading is worse than none.
constexpr double kOfGood = 30;
constexpr double kOfWrong = 10;

struct Example {
  bool is_right = false;
  double times = 1;
  std::array<std::int32_t, kFeatures> features{};
  std::string line;
  std::string shown;
};

void add_examples(const std::string& path, bool keeps_utf8, std::vector<Example>& examples) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    const std::u32string passage = code_points(line.substr(0, tab));
    const std::u32string gold = code_points(line.substr(tab + 1));
    const auto found = search_channel(passage, Meant::anything, Belief::anything);
    if (!found || (was_utf8(found->channel) && !keeps_utf8)) continue;
    const Weight weight = weigh(passage, found->reading, found->language, found->prior);
    if (!weight.may_be_taken() && !keeps_utf8) continue;
    const bool is_right = found->reading.text == gold;
    const double times = is_right ? 1 : passage == gold ? kOfGood : kOfWrong;
    examples.push_back({is_right, times, weight.features, line,
                        line.substr(0, 80) + " => " + to_utf8(found->reading.text).substr(0, 80) +
                            " (" + std::string(description(found->channel, found->layers)) + ")"});
  }
}

using Weights = std::array<double, kFeatures>;

double odds(const Weights& weights, const Example& example) {
  double sum = 0;
  for (std::size_t i = 0; i < kFeatures; ++i) sum += weights[i] * example.features[i] / 100.0;
  return sum;
}

Weights fit(const std::vector<Example>& examples) {
  constexpr int kRounds = 3000;
  constexpr double kShrink = 1e-4;
  Weights weights{};
  Weights squares{};
  for (int round = 0; round < kRounds; ++round) {
    Weights slope{};
    double count = 0;
    for (std::size_t n = 0; n < examples.size(); ++n) {
      if (n % 3 == 2) continue;
      const Example& example = examples[n];
      const double share = 1 / (1 + std::exp(-odds(weights, example)));
      for (std::size_t i = 0; i < kFeatures; ++i) {
        slope[i] += example.times * (example.is_right - share) * example.features[i] / 100.0;
      }
      count += example.times;
    }
    for (std::size_t i = 0; i < kFeatures; ++i) {
      const double step = slope[i] / count - kShrink * weights[i];
      squares[i] = 0.9 * squares[i] + 0.1 * step * step;
      const double rate = 0.03 * (1 - static_cast<double>(round) / kRounds);
      weights[i] += rate * step / (std::sqrt(squares[i]) + 1e-8);
    }
  }
  return weights;
}

void report(const Weights& weights, const std::vector<Example>& examples) {
  for (int least = -4; least <= 4; ++least) {
    std::size_t right = 0;
    std::size_t wrong = 0;
    std::size_t all = 0;
    for (std::size_t n = 2; n < examples.size(); n += 3) {
      all += examples[n].is_right ? 1 : 0;
      if (odds(weights, examples[n]) < least) continue;
      (examples[n].is_right ? right : wrong) += 1;
    }
    std::cout << "from " << least << ": " << right << " of " << all << " right ones, " << wrong
              << " wrong ones\n";
  }
}

}  // namespace

int main(int argc, char** argv) try {
  const std::string_view option = argc > 1 ? argv[1] : "";
  const bool shows = option == "--features";
  const bool lists = option == "--found";
  std::vector<Example> examples;
  for (int i = shows || lists ? 2 : 1; i < argc; ++i) add_examples(argv[i], shows, examples);
  if (examples.empty())
    throw std::runtime_error("no lines: train_weights [--features|--found] LINES...");
  if (shows) {
    for (const Example& example : examples) {
      std::cout << example.is_right;
      for (const std::int32_t feature : example.features) std::cout << ' ' << feature;
      std::cout << "\t" << example.shown << '\n';
    }
    return 0;
  }
  if (lists) {
    for (const Example& example : examples) std::cout << example.line << '\n';
    return 0;
  }
  const Weights weights = fit(examples);
  for (const double weight : weights) std::cout << std::lround(weight * 100) << ", ";
  std::cout << '\n';
  report(weights, examples);
  return 0;
} catch (const std::exception& error) {
  std::cerr << "train_weights: " << error.what() << '\n';
  return 2;
}
