// The shape of the model of sentences, which tools/train_sentences writes and evidence/sentences
// reads: character n-grams of each language, their words, the commonest pairs of characters, and
// what a line of the language usually costs.
//
// n-grams and words lie in static functions: an array in which three slots of a key, found by its
// hash and taken exclusive-or, are its value, and nonsense for a key that was not put there (binary
// fuse filters, Graf and Lemire 2022, "Binary Fuse Filters: Fast and Smaller Than Xor Filters").
// A value holds eight bits of the hash, so that one strange key in 256 passes for one that is
// there.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace degarble::sentences {

constexpr std::size_t kOrder = 6;      // the longest n-gram, in characters
constexpr std::size_t kCodeSize = 12;  // bytes of a language's code, filled up with NUL
constexpr std::size_t kBandCount = 5;  // kinds of lines by their length
constexpr std::array<std::size_t, kBandCount> kBandBegins = {0, 15, 30, 60, 120};  // characters
constexpr int kUnitsPerNat = 2;    // of the costs in a value
constexpr unsigned kCostBits = 5;  // the rest are of the back-off
constexpr unsigned kMostCost = 31;
constexpr unsigned kMostBackOff = 7;
constexpr int kPairUnitsPerNat = 8;   // of the costs of pairs, a byte each
constexpr int kBandUnitsPerNat = 64;  // of what a character of a line costs

// What lies in front of the arrays, which follow in the order of their fields here: codes, bands of
// lines, keys of pairs in ascending order, a row of costs for each, n-grams, words.
struct Header {
  std::uint32_t languages = 0;
  std::uint32_t pairs = 0;
  std::uint32_t gram_segment = 0;  // slots of a segment, a power of two
  std::uint32_t gram_segments = 0;
  std::uint32_t word_segment = 0;
  std::uint32_t word_segments = 0;
  std::uint32_t reserved[2] = {};
};

// The sign that stands for a character: the case of letters is kept, digits are one, as are spaces,
// dashes, apostrophes, and quotation marks of each kind.
constexpr char32_t symbol(char32_t c) {
  if (c < 0x80) {
    if (c >= U'0' && c <= U'9') return U'0';
    return c <= U' ' ? U' ' : c;
  }
  if (c < 0xA1) return c == 0xA0 ? U' ' : c;
  if (c == 0xAB || c == 0xBB || c == 0x201C || c == 0x201D || c == 0x201E) return 0x201C;
  if (c == 0x2018 || c == 0x201A || c == 0x2039 || c == 0x203A) return 0x2018;
  if (c == 0x2019 || c == 0x2BC) return U'\'';
  if (c >= 0x2010 && c <= 0x2015) return 0x2013;
  if (c == 0x202F || (c >= 0x2000 && c <= 0x200A)) return U' ';
  return c >= 0x1F000 && c < 0x20000 ? 0x1F600 : c;
}

constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t next) {
  hash = (hash ^ next) * 0x9E3779B97F4A7C15ULL;
  hash ^= hash >> 32;
  hash *= 0xD6E8FEB86659FD93ULL;
  return hash ^ hash >> 29;
}

// The hash of no characters, in a language; and of words, which are no n-grams. The one of all
// languages together has the number behind the last.
constexpr std::uint64_t seed_of_grams(std::size_t language) { return mix(0x5E, language); }
constexpr std::uint64_t seed_of_words(std::size_t language) { return mix(0xA7, language); }

constexpr std::uint64_t pair_key(char32_t first, char32_t second) {
  return std::uint64_t{first} << 32 | second;
}

// The three slots of a key.
struct Slots {
  std::uint32_t first;
  std::uint32_t second;
  std::uint32_t third;
};
constexpr Slots slots_of(std::uint64_t hash, std::uint32_t segment, std::uint32_t segments) {
  const std::uint64_t range = std::uint64_t{segments} * segment;
  const auto first = static_cast<std::uint32_t>(((hash >> 32) * range) >> 32);
  const std::uint32_t mask = segment - 1;
  const auto second = (first + segment) ^ (static_cast<std::uint32_t>(hash >> 18) & mask);
  const auto third = (first + 2 * segment) ^ (static_cast<std::uint32_t>(hash) & mask);
  return {first, second, third};
}
constexpr std::size_t slot_count(std::uint32_t segment, std::uint32_t segments) {
  return std::size_t{segments + 2} * segment;
}

// Eight bits that have nothing to do with the slots.
constexpr std::uint8_t fingerprint(std::uint64_t hash) {
  return static_cast<std::uint8_t>((hash * 0xC2B2AE3D27D4EB4FULL) >> 56);
}

}  // namespace degarble::sentences
