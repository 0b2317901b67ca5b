// The ASCII letters that a text goes on with, up to eight of them, all looked at together. Words
// are mostly shorter, so that nothing has to be asked of each letter.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "evidence/lexicon_table.hpp"

namespace degarble {

struct EightLetters {
  static constexpr std::size_t kBytes = WordHash::kAtOnce;

  std::uint64_t letters;   // lower-cased, the first one lowest, and zeros above them
  std::uint64_t reversed;  // the last one lowest
  unsigned count;
  unsigned capitals;

  // Reads kBytes bytes.
  explicit EightLetters(const char* bytes) {
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    constexpr std::uint64_t kTops = 0x80 * kOnes;
    std::uint64_t all = 0;
    std::memcpy(&all, bytes, sizeof all);  // little-endian, as the models are
    const std::uint64_t lower = (all | 0x20 * kOnes) & ~kTops;
    const std::uint64_t from_a = lower + (0x80 - 'a') * kOnes;
    const std::uint64_t above_z = lower + (0x7F - 'z') * kOnes;
    const std::uint64_t others = ~(from_a & ~above_z & ~all) & kTops;
    count = others == 0 ? WordHash::kAtOnce : static_cast<unsigned>(std::countr_zero(others)) / 8;
    const unsigned rest = 64 - 8 * count;
    letters = count == 0 ? 0 : lower << rest >> rest;
    reversed = count == 0 ? 0 : __builtin_bswap64(letters) >> rest;
    const std::uint64_t large = count == 0 ? 0 : (~all >> 5 & kOnes) << rest;
    capitals = static_cast<unsigned>(large * kOnes >> 56);
  }
};

}  // namespace degarble
