// The letters of a word as they are read, and what they come to: the hash of the word list, and the
// packed letters of the table of contractions. Up to eight ASCII letters are looked at together:
// words are mostly shorter, so that nothing has to be asked of each letter.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "evidence/lexicon_table.hpp"

namespace degarble {

// The ASCII letters that eight bytes begin with.
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

struct Spelling {
  WordHash hash;
  std::uint64_t packed = 0;  // the last eight letters, a byte each, the last one lowest
  std::uint32_t capitals = 0;
  std::uint32_t smalls = 0;

  [[nodiscard]] std::uint32_t letters() const { return capitals + smalls; }

  // Takes the ASCII letters that the text has at `at`, as far as `limit`.
  void read(std::string_view text, std::size_t at, std::size_t limit) {
    while (hash.takes_eight() && limit - at >= EightLetters::kBytes) {
      const EightLetters eight(text.data() + at);
      if (eight.count == 0) return;
      take(eight);
      if (eight.count < EightLetters::kBytes) return;
      at += EightLetters::kBytes;
    }
    for (; at < limit && is_ascii_letter(byte(text[at])); ++at) take(byte(text[at]));
  }

 private:
  void take(const EightLetters& eight) {
    hash.add_eight(eight.letters, eight.count);
    const unsigned shift = 8 * eight.count;
    packed = (shift == 64 ? 0 : packed << shift) | eight.reversed;
    capitals += eight.capitals;
    smalls += eight.count - eight.capitals;
  }
  void take(unsigned letter) {
    hash.add_lower(letter | 0x20);
    packed = packed << 8 | letter | 0x20;
    const bool small = (letter & 0x20) != 0;
    smalls += small ? 1 : 0;
    capitals += small ? 0 : 1;
  }
};

}  // namespace degarble
