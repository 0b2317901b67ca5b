// How often apostrophes were dropped from a text, as far as the text tells: by those that are left,
// and by the words that should have one. What a word's context says is weighed with it: where all
// others are in place, one is hardly missing; where none is, most are. More apostrophes in place
// never make a missing one more likely, so to restore some is no reason to restore others.
#pragma once

#include <array>
#include <cstddef>

namespace degarble {

// The context model is surer of itself than it may be: so much of its log-odds counts. With it,
// nine in ten stands for the place from which on held-back texts one in ten is wrong.
constexpr double kModesty = 0.72;

// What the log-odds of the context model, in sixteenths of a nat, are as a probability.
[[nodiscard]] double probability_of(int score);

class DropRate {
 public:
  enum class Prior : unsigned char {
    unknown,  // nothing is known of the text
    damaged,  // it has lost other characters
    dropped,  // somebody says that apostrophes were dropped
  };

  explicit DropRate(Prior prior);

  // Apostrophes that are there. `count` may be a part of what was counted.
  void add_intact(double count);

  // A word without an apostrophe that has one by its context with these log-odds, in sixteenths of
  // a nat; or a part of one.
  void add_candidate(int score, double count = 1);

  // The probability that a word with these log-odds lost its apostrophe here.
  [[nodiscard]] double probability(int score) const;

 private:
  static constexpr std::size_t kRates = 7;
  std::array<double, kRates> likelihood_{};  // logarithms, of each rate
};

}  // namespace degarble
