// The shape of the table of usual pairs, which tools/train_pairs writes and evidence/pairs reads:
// one bit for each pair of neighbouring characters, at most one of them ASCII, by a hash of the
// two. Twenty thousand pairs in half a million bits: one unusual pair in 25 passes for a usual one.
#pragma once

#include <cstddef>
#include <cstdint>

namespace degarble {

constexpr unsigned kPairBits = 19;
constexpr std::size_t kPairBytes = (std::size_t{1} << kPairBits) / 8;

// Characters that are alike for this purpose have one symbol: the first of their kind.
constexpr char32_t pair_symbol(char32_t c) {
  if (c >= 0x80 && c < 0x3041) return c;
  if (c < 0x80) {
    if (c >= '0' && c <= '9') return '0';
    return c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  }
  if (c <= 0x30FF) return 0x3041;                 // hiragana and katakana
  if (c >= 0x3400 && c <= 0x9FFF) return 0x4E00;  // Han
  if (c >= 0xAC00 && c <= 0xD7A3) return 0xAC00;  // Hangul
  if (c >= 0xE000 && c <= 0xF8FF) return 0xE000;  // private use
  return c >= 0x10000 ? 0x10000 : c;
}

// What the symbol of a pair's first character adds to its slot. Who goes through a text keeps it.
constexpr std::uint32_t symbol_half(char32_t symbol) { return symbol * 0x9E3779B1U; }
constexpr std::uint32_t pair_half(char32_t first) { return symbol_half(pair_symbol(first)); }

constexpr std::size_t symbol_slot(std::uint32_t half, char32_t symbol) {
  const std::uint32_t mixed = half ^ symbol * 0x85EBCA6BU;
  return (mixed * 0xC2B2AE35U) >> (32 - kPairBits);
}
constexpr std::size_t pair_slot(std::uint32_t half, char32_t second) {
  return symbol_slot(half, pair_symbol(second));
}

}  // namespace degarble
