// What speaks against an apostrophe in a word in -s of which a text has only one or two that may
// lack it: names and technical words end in s (the Gnus manual, a Browns fan), and plurals stand
// before nouns (the flags argument). The model was trained on texts that lost all of them, where it
// is as sure of these. Tells by grammar and the word list, not by the names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "evidence/tokens.hpp"

namespace degarble {

// How often a text has each of some words in -s, and how often without it: who is named by himself
// more often than with his s has no name in -s.
class BaseUses {
 public:
  BaseUses(const Tokens& tokens, std::span<const std::size_t> words);
  [[nodiscard]] bool is_mostly_without_s(const Token& word) const;

 private:
  static std::ptrdiff_t count_in(const std::vector<std::uint64_t>& numbers, std::uint64_t number);

  std::vector<std::uint64_t> words_;  // their hashes, one for each time; in order
  std::vector<std::uint64_t> bases_;  // written as the base of a name is
};

// How much, in sixteenths of a nat, for tokens[at], which may own what follows; 0 or more.
[[nodiscard]] int lone_owner_doubt(Tokens& tokens, const BaseUses& uses, std::size_t at);

}  // namespace degarble
