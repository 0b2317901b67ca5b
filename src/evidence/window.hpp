// What the models of English context see of a word and of those beside it. Punctuation is a word of
// its own. Knows words, not what the models make of them.
#pragma once

#include <cstddef>
#include <cstdint>

#include "evidence/tokens.hpp"

namespace degarble {

struct Neighbour {
  std::uint64_t hash;
  std::uint32_t kind;    // of word, by the word list; a word of grammar is a kind for itself
  std::uint32_t part;    // of speech: the same told less finely
  std::uint32_t suffix;  // its last three letters
  Shape shape;
};

// What the word without its s can be.
[[nodiscard]] std::uint32_t part_of_base(WordFlags base);

[[nodiscard]] constexpr std::uint32_t last_letters(std::uint64_t packed, int count) {
  return static_cast<std::uint32_t>(packed & ((std::uint64_t{1} << 8 * count) - 1));
}

[[nodiscard]] Neighbour neighbour_of(Token& token);

// The hashes of the words on either side of tokens[at], or of the punctuation.
[[nodiscard]] std::uint64_t next_hash(const Tokens& tokens, std::size_t at);
[[nodiscard]] std::uint64_t previous_hash(const Tokens& tokens, std::size_t at);

// The words around tokens[at].
struct Window {
  Window(Tokens& tokens, std::size_t at);

  Neighbour next;
  Neighbour second;
  Neighbour third;
  Neighbour previous;
  Neighbour earlier;
};

// A hash of what a feature says, and of which feature it is.
[[nodiscard]] constexpr std::uint32_t feature_hash(std::uint64_t id, std::uint64_t what) {
  std::uint64_t mixed = (what ^ id * 0x9E3779B97F4A7C15) * 0xFF51AFD7ED558CCD;
  mixed = (mixed ^ mixed >> 32) * 0xC4CEB9FE1A85EC53;
  return static_cast<std::uint32_t>(mixed >> 32);
}

}  // namespace degarble
