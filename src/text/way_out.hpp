// The way out of the rules for one language: a look that takes next to no time tells most texts in
// others. The answer is for whole texts; what is said of a line is in text/lines.
#pragma once

#include <string_view>

namespace degarble {

// Whether some of a text may be in the language with this BCP 47 code: en, fr, it or uk. False
// where it surely is not.
[[nodiscard]] bool may_be_in(std::string_view text, std::string_view code);

}  // namespace degarble
