// Why a passage was read as something else, for who wants to know.
#pragma once

#include <string>

#include "repair/search.hpp"

namespace degarble {

// By how much more sense the reading makes, and what the next best one was.
[[nodiscard]] std::string explanation(const Hypothesis& hypothesis);

// Where the channel is known from the rest of the text.
[[nodiscard]] std::string explanation_of_known();

// Where only the word was.
[[nodiscard]] std::string explanation_of_foreign();

}  // namespace degarble
