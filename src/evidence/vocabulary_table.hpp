// How the word lists lie in memory: a minimal automaton of each language's words, written by
// tools/make_vocabulary and read in place.
//
//   VocabularyHeader
//   for each language: WordListHeader, its letters as code points, its automaton, padded to 4 bytes
//
// A node is a run of edges, an edge a byte: the symbol, and two flags. The symbol is the index of a
// letter, or says how often the word that ends here is used and how it is written. Behind a letter
// follows where its node lies, a number of 7 bits a byte, the low ones first: twice the offset in
// the automaton, or twice the distance from the end of the number, and one. Nothing follows where
// the node is the next one.
#pragma once

#include <cstdint>

namespace degarble {

constexpr std::uint8_t kSymbol = 0x3F;    // bits of the symbol
constexpr std::uint8_t kLastEdge = 0x40;  // of its node
constexpr std::uint8_t kNextNode = 0x80;  // its node follows behind this one, which it ends

constexpr int kFrequencies = 7;  // classes of word counts
constexpr int kCapitals = 3;     // l, c, b, in the order of Capitals
constexpr int kFirstEnd = kSymbol + 1 - kFrequencies * kCapitals;  // symbol; below it are letters

struct VocabularyHeader {
  std::uint32_t languages;
};

struct WordListHeader {
  char code[8];  // BCP 47
  std::uint32_t letters;
  std::uint32_t root;   // offset of the first node
  std::uint32_t met;    // words of the texts that were counted
  std::uint32_t whole;  // 1 if it has words of a dictionary, that were not met
  std::uint32_t bytes;  // of the automaton, with its padding
};

// The class of a word that was counted so often: 0, 1, 3, 10, 32, 100, 316 and more.
constexpr int frequency_of(std::uint64_t count) {
  constexpr std::uint64_t kAtLeast[] = {1, 3, 10, 32, 100, 316};
  int frequency = 0;
  for (const std::uint64_t least : kAtLeast) frequency += count >= least ? 1 : 0;
  return frequency;
}

}  // namespace degarble
