// Ways of writing that a profile or an option unifies: line ends, quotation marks, spaces. Off in
// the standard profile: typography is never touched unless asked.
#pragma once

#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble {

struct Engine;

// Edits that make all line ends (CR LF, LF, CR) of the kind, which is not `keep`.
[[nodiscard]] Edits unify_newlines(std::string_view text, Newlines kind);

// Edits of quotation marks and spaces, as far as the engine's rules go.
[[nodiscard]] Edits unify_characters(std::string_view text, const Engine& engine);

}  // namespace degarble
