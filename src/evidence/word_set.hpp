// Small closed sets of words, by their hashes.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "evidence/lexicon_table.hpp"
#include "evidence/tokens.hpp"

namespace degarble {

template <std::size_t Count>
using WordSet = std::array<std::uint64_t, Count>;  // in order

template <std::size_t Count>
[[nodiscard]] constexpr WordSet<Count> word_set(const std::string_view (&words)[Count]) {
  WordSet<Count> all{};
  for (std::size_t i = 0; i < Count; ++i) all[i] = word_hash(words[i]);
  std::sort(all.begin(), all.end());
  return all;
}

template <std::size_t Count>
[[nodiscard]] bool has(const WordSet<Count>& set, std::uint64_t hash) {
  return std::binary_search(set.begin(), set.end(), hash);
}
template <std::size_t Count>
[[nodiscard]] bool has(const WordSet<Count>& set, const Token& token) {
  return has(set, token.hash);
}

}  // namespace degarble
