// Unicode normalization forms (UAX 15), by ICU, with a filter in front so that ICU sees only what
// may not be normalized.
#pragma once

#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble {

// The edits that bring UTF-8 `text` into the form; `form` is not `none`.
[[nodiscard]] Edits normalize_form(std::string_view text, Form form);

}  // namespace degarble
