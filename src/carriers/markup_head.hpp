// Whether a text is HTML or XML, told from its beginning.
#pragma once

#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble {

// `html` or `xml` where `head` begins as a document of that kind does; of a file whose name ends in
// `ending` a tag is enough. Else `plain`.
[[nodiscard]] Format markup_format(std::string_view ending, std::string_view head);

}  // namespace degarble
