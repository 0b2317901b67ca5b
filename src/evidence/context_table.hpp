// The shape of the compiled context model, which tools/train_context writes and evidence/context
// and evidence/second_look read: a header, the weights of both questions of the first look, a
// signed byte each, and the network of the second look. All numbers are little-endian. A feature is
// a 32-bit hash; its weight is at hash * count / 2^32.
#pragma once

#include <cstddef>
#include <cstdint>

namespace degarble {

constexpr std::uint32_t kContextMagic = 0x43474402;  // "\2DGC" in memory

// Weights are log-odds in sixteenths of a nat.
constexpr int kWeightsPerNat = 16;

struct ContextHeader {
  std::uint32_t magic = kContextMagic;
  std::uint32_t missing = 0;  // weights of "an apostrophe is missing here"; a multiple of four
  std::uint32_t plural = 0;   // weights of "and it stands behind the s"; the same
};

[[nodiscard]] constexpr std::size_t weight_place(std::uint32_t feature, std::uint32_t count) {
  return static_cast<std::size_t>(static_cast<std::uint64_t>(feature) * count >> 32);
}

// The network has a row of numbers for each clue. What the clues of one place say is added up; the
// sums and the scores of the first look go through one layer of hidden units. Two outputs correct
// the first look: an apostrophe before the s (or in the contraction), and one behind it.
constexpr int kRowBits = 15;
[[nodiscard]] constexpr std::size_t row_place(std::uint32_t clue) {
  return clue >> (32 - kRowBits);
}
constexpr std::size_t kRowWidth = 8;
constexpr std::size_t kCluePlaces = 8;  // words, the candidate among them, and pairs of them
constexpr std::size_t kCluesOfPlace = 3;
constexpr std::size_t kOtherClues = 16;  // which add up to a place of their own
constexpr std::size_t kClues = kCluePlaces * kCluesOfPlace + kOtherClues;
constexpr std::size_t kInputs = (kCluePlaces + 1) * kRowWidth + 2;
constexpr std::size_t kHidden = 32;
constexpr std::size_t kOutputs = 2;

// Fixed point, so that every machine gets the same: units in one.
constexpr int kRowUnits = 64;
constexpr int kWeightUnits = 4096;
constexpr int kHiddenUnits = 1024;

struct SecondLookWeights {
  std::int8_t rows[std::size_t{1} << kRowBits][kRowWidth];
  std::int16_t hidden[kHidden][kInputs];
  std::int16_t output[kOutputs][kHidden];
  std::int16_t direct[kOutputs][kInputs];  // from the inputs to the outputs
  std::int32_t hidden_bias[kHidden];       // in kRowUnits * kWeightUnits
  std::int32_t output_bias[kOutputs];      // in kHiddenUnits * kWeightUnits
};

}  // namespace degarble
