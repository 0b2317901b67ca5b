// The shape of the compiled context model, which tools/train_context writes and evidence/context
// and evidence/rescoring read: a header, the weights of both questions of the first score, and the
// network of the rescoring. All numbers are little-endian.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "evidence/weights.hpp"

namespace degarble {

constexpr std::uint32_t kContextMagic = 0x43474403;  // "\3DGC" in memory

struct ContextHeader {
  std::uint32_t magic = kContextMagic;
  std::uint32_t missing = 0;  // buckets of "an apostrophe is missing here"
  std::uint32_t plural = 0;   // buckets of "and it stands behind the s"
  std::uint32_t zero = 0;     // so that the buckets stand at multiples of their size
};

// A feature is a 32-bit hash. The model knows those that tell most, and tells them from all others
// by a mark of eight bits: of 256 unknown ones that fall into a full bucket, eight are taken for a
// known one. The weight of a free place is 0.
struct WeightBucket {
  std::array<std::uint8_t, 8> marks{};  // of different features
  std::array<std::int8_t, 8> weights{};
};

[[nodiscard]] constexpr std::size_t bucket_of(std::uint32_t feature, std::size_t buckets) {
  return static_cast<std::size_t>(std::uint64_t{feature} * buckets >> 32);
}
[[nodiscard]] constexpr std::uint8_t mark_of(std::uint32_t feature) {
  return static_cast<std::uint8_t>(feature);
}

// The weight of a feature; 0 if it is unknown. Compares eight marks at once, and has no branch.
[[nodiscard]] inline int weight_of(std::uint32_t feature, std::span<const WeightBucket> buckets) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kSevens = 0x7F * kOnes;
  const WeightBucket& bucket = buckets[bucket_of(feature, buckets.size())];
  const auto apart = std::bit_cast<std::uint64_t>(bucket.marks) ^ mark_of(feature) * kOnes;
  const std::uint64_t same = ~(((apart & kSevens) + kSevens) | apart | kSevens);  // 0x80 in a byte
  const std::uint64_t weight = std::bit_cast<std::uint64_t>(bucket.weights) & (same >> 7) * 0xFF;
  return static_cast<std::int8_t>(weight * kOnes >> 56);  // the sum: all bytes but one are 0
}

// The network has a row of numbers for each clue. What the clues of one place say is added up; the
// sums and the scores of the first score go through one layer of hidden units. Two outputs correct
// the first score: an apostrophe before the s (or in the contraction), and one behind it.
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

struct RescoringWeights {
  std::int8_t rows[std::size_t{1} << kRowBits][kRowWidth];
  std::int16_t hidden[kHidden][kInputs];
  std::int16_t output[kOutputs][kHidden];
  std::int16_t direct[kOutputs][kInputs];  // from the inputs to the outputs
  std::int32_t hidden_bias[kHidden];       // in kRowUnits * kWeightUnits
  std::int32_t output_bias[kOutputs];      // in kHiddenUnits * kWeightUnits
};

// The parts of a compiled model.
struct ContextModel {
  std::span<const WeightBucket> missing;
  std::span<const WeightBucket> plural;
  const RescoringWeights* rescoring;
};

[[nodiscard]] inline ContextModel parts_of(const unsigned char* model) {
  const auto& header = *reinterpret_cast<const ContextHeader*>(model);
  const auto* const missing = reinterpret_cast<const WeightBucket*>(model + sizeof header);
  const auto* const plural = missing + header.missing;
  const auto* const network = plural + header.plural;
  return {{missing, header.missing},
          {plural, header.plural},
          reinterpret_cast<const RescoringWeights*>(network)};
}

}  // namespace degarble
