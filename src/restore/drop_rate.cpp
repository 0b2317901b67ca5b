#include "restore/drop_rate.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "evidence/context_table.hpp"

namespace degarble {
namespace {

// The rates that are thought of. The least is that of authors, who forget one in a thousand.
constexpr std::array kRateList = {0.001, 0.02, 0.1, 0.3, 0.6, 0.9, 0.995};
constexpr std::array kUnknown = {0.35, 0.03, 0.03, 0.04, 0.05, 0.10, 0.40};
constexpr std::array kDamaged = {0.20, 0.08, 0.12, 0.12, 0.12, 0.12, 0.24};
constexpr std::array kDropped = {0.004, 0.004, 0.01, 0.02, 0.05, 0.112, 0.80};

// Log-odds beyond ten nats are as good as certain: no model is surer than its training text.
constexpr int kHighest = 10 * kWeightsPerNat;

}  // namespace

double probability_of(int score) {
  return 1 / (1 + std::exp(-score * (kModesty / kWeightsPerNat)));
}

namespace {

// For each score, the logarithm of how likely a word without apostrophe is at each rate.
using RateRow = std::array<double, kRateList.size()>;
const std::vector<RateRow>& likelihoods() {
  static const std::vector<RateRow> kTable = [] {
    std::vector<RateRow> rows(2 * kHighest + 1);
    std::size_t row = 0;
    for (int score = -kHighest; score <= kHighest; ++score, ++row) {
      const double p = probability_of(score);
      for (std::size_t i = 0; i < kRateList.size(); ++i) {
        rows[row][i] = std::log(1 - p + p * kRateList[i]);
      }
    }
    return rows;
  }();
  return kTable;
}

}  // namespace

DropRate::DropRate(Prior prior) {
  static_assert(kRateList.size() == kRates);
  const auto& priors = prior == Prior::unknown   ? kUnknown
                       : prior == Prior::damaged ? kDamaged
                                                 : kDropped;
  for (std::size_t i = 0; i < kRates; ++i) likelihood_[i] = std::log(priors[i]);
}

void DropRate::add_intact(double count) {
  for (std::size_t i = 0; i < kRates; ++i) likelihood_[i] += count * std::log(1 - kRateList[i]);
}

void DropRate::add_candidate(int score, double count) {
  const auto place = static_cast<std::size_t>(std::clamp(score, -kHighest, kHighest) + kHighest);
  const RateRow& row = likelihoods()[place];
  for (std::size_t i = 0; i < kRates; ++i) likelihood_[i] += count * row[i];
}

double DropRate::probability(int score) const {
  const double p = probability_of(std::clamp(score, -kHighest, kHighest));
  const double most = *std::ranges::max_element(likelihood_);
  double all = 0;
  double lost = 0;
  for (std::size_t i = 0; i < kRates; ++i) {
    const double weight = std::exp(likelihood_[i] - most);
    all += weight;
    lost += weight * p * kRateList[i] / (1 - p + p * kRateList[i]);
  }
  return lost / all;
}

}  // namespace degarble
