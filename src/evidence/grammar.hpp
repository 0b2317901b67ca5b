// What English grammar says for or against an apostrophe where a few words tell, and the model has
// seen too few like them to be sure: "lets more light in", "the last ones", "because were late".
#pragma once

#include <cstddef>

#include "evidence/tokens.hpp"

namespace degarble {

// What speaks for an apostrophe in tokens[at], a contraction without one, in sixteenths of a nat;
// less than 0 for what speaks against it.
[[nodiscard]] int contraction_grammar(Tokens& tokens, std::size_t at);

// The same for a word that may own something.
[[nodiscard]] int possessive_grammar(Tokens& tokens, std::size_t at);

// The same for a word and an s behind a space, which may be the name of something: "if s is empty".
// Where it is alone, it owns something.
[[nodiscard]] int lone_s_grammar(Tokens& tokens, std::size_t at, bool alone);

// Whether the contraction is an everyday word too, and seldom meant as such.
[[nodiscard]] bool is_everyday_word(const Token& token);

// Whether tokens[at] must be a plural: "two Germanys", "both Mr. Knightleys".
[[nodiscard]] bool is_plural_announced(const Tokens& tokens, std::size_t at);

}  // namespace degarble
