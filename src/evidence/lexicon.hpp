// The English word list: what is known of a word. It lies in the library as it is, so it costs
// nothing to start with and is shared between threads. Knows words, not sentences.
#pragma once

#include <cstdint>
#include <string_view>

#include "evidence/lexicon_table.hpp"

namespace degarble {

// What the list knows of a word; nothing at all if it is not in the list.
class WordFlags {
 public:
  constexpr WordFlags() = default;
  constexpr explicit WordFlags(std::uint32_t bits) : bits_(static_cast<std::uint16_t>(bits)) {}

  [[nodiscard]] constexpr bool has(WordFlag flag) const {
    return (bits_ & static_cast<std::uint16_t>(flag)) != 0;
  }
  [[nodiscard]] constexpr std::uint16_t bits() const { return bits_; }
  [[nodiscard]] constexpr bool known() const { return bits_ != 0; }
  [[nodiscard]] constexpr bool is_word() const { return has(WordFlag::word); }
  [[nodiscard]] constexpr bool is_name() const { return has(WordFlag::name); }
  [[nodiscard]] constexpr bool is_function_word() const { return has(WordFlag::function); }
  [[nodiscard]] constexpr bool is_superlative() const { return has(WordFlag::superlative); }
  [[nodiscard]] constexpr bool is_noun() const {
    return has(WordFlag::owns) || has(WordFlag::plural);
  }

 private:
  std::uint16_t bits_ = 0;
};

// Looks a word up, in any case. Of words that are not in the list, one in 27,000 is taken for a
// listed one.
[[nodiscard]] WordFlags look_up(std::string_view word);

// The same for a word whose letters were hashed one by one.
[[nodiscard]] WordFlags look_up_hash(std::uint64_t hash);

// Says that the word will be looked up soon: the list is larger than the caches.
void prefetch_hash(std::uint64_t hash);

}  // namespace degarble
