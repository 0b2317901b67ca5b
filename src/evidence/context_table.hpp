// The shape of the compiled context model, which tools/train_context writes and evidence/context
// reads: a header, then the weights of both questions, a signed byte each. All numbers are
// little-endian. A feature is a 32-bit hash; its weight is at hash * count / 2^32.
#pragma once

#include <cstddef>
#include <cstdint>

namespace degarble {

constexpr std::uint32_t kContextMagic = 0x43474401;  // "\1DGC" in memory

// Weights are log-odds in sixteenths of a nat.
constexpr int kWeightsPerNat = 16;

struct ContextHeader {
  std::uint32_t magic = kContextMagic;
  std::uint32_t missing = 0;  // weights of "an apostrophe is missing here"
  std::uint32_t plural = 0;   // weights of "and it stands behind the s"
};

[[nodiscard]] constexpr std::size_t weight_place(std::uint32_t feature, std::uint32_t count) {
  return static_cast<std::size_t>(static_cast<std::uint64_t>(feature) * count >> 32);
}

}  // namespace degarble
