// Whether a text is a table, told from its beginning.
#pragma once

#include <string_view>

namespace degarble {

// Whether all whole rows of `head` have as many cells, and more than one.
[[nodiscard]] bool is_table(std::string_view head, char separator);

}  // namespace degarble
