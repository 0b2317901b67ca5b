// Which of several words that fit stands between two others: a linear model of each language, of
// hashed features of the word and its neighbours, trained by tools/train_choices. Knows words, not
// where they stand in a text.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/vocabulary.hpp"
#include "evidence/weights.hpp"

namespace degarble {

// What stands beside a word: a word, with an apostrophe if it has one, or one other character, or
// nothing. Letters above ASCII count as one another, since they may be lost as well.
struct Neighbours {
  std::u32string before;
  std::u32string after;
  std::u32string earlier;  // what stands before `before`
  std::u32string later;    // what stands behind `after`
};

// Of the word at text[begin, end), letters that are lost being kReplacement.
[[nodiscard]] Neighbours neighbours_of(std::u32string_view text, std::size_t begin,
                                       std::size_t end);

// The places of a candidate's features in a table of 2^kChoiceBits weights.
constexpr int kChoiceBits = 16;
constexpr std::size_t kChoiceFeatures = 18;
using ChoiceFeatures = std::array<std::uint32_t, kChoiceFeatures>;
[[nodiscard]] ChoiceFeatures choice_features(const Entry& entry, const Neighbours& neighbours);

// How likely each of the entries is, if it is one of them.
[[nodiscard]] std::vector<double> choose(std::string_view code, std::span<const Entry> entries,
                                         const Neighbours& neighbours);

}  // namespace degarble
