// The way out of texts that have their apostrophes, which most texts do: looks at nothing but words
// that would look odd without one.
#pragma once

#include <string_view>

namespace degarble {

// Whether the text has a good number of apostrophes, nothing in the place of one, and next to no
// word that looks as if it lost its own.
[[nodiscard]] bool has_apostrophes_intact(std::string_view text);

}  // namespace degarble
