// Text as it is shown to people: what can't be seen, or would act on a terminal, as an escape.
#pragma once

#include <string>
#include <string_view>

namespace degarble::cli {

enum class Shown {
  plain,  // letters as they are
  exact,  // all that is not ASCII as escapes, for texts that look the same
};

// Controls, invisible and combining characters as "\n" or "\u200B", bytes that are no UTF-8 as
// "\xE9".
[[nodiscard]] std::string visible(std::string_view text, Shown shown = Shown::plain);

}  // namespace degarble::cli
