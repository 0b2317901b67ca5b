// Carrying edits out, adding them up, and finding the way back. `replay` and `undo` are declared in
// the public header. Knows nothing of what the edits are for.
#pragma once

#include <string>
#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble {

// The edits that do what `first` and then `second` do, where `middle` is the text that `first`
// made:
//   replay(compose(first, middle, second), text) == replay(second, middle)
// Edits that overlap become one, with the rules of both and the lower confidence; edits that merely
// touch stay apart. What `second` turns back into what it was is no edit any more.
[[nodiscard]] Edits compose(const Edits& first, std::string_view middle, const Edits& second);

// Where in the input the piece `span` of the output came from. An edit is taken whole.
[[nodiscard]] Span source_span(const Edits& edits, Span span);

}  // namespace degarble
