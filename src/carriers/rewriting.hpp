// Carries edits of a value's text over to the bytes that it is written in.
#pragma once

#include <optional>
#include <string_view>

#include "carriers/notation.hpp"
#include "degarble/degarble.hpp"

namespace degarble {

// The piece of the raw value that `span` of its text comes from. An escape is taken whole.
[[nodiscard]] Span raw_span(const Reading& reading, Span span);

// The edits of `raw` that do what `edits` do to its text, `reading`: what replaces an escape is
// escaped, and so is all that is new in a value that has escapes for everything above ASCII, or if
// `ascii` says so. Nothing where that can't be written, or would not be read as what was meant.
[[nodiscard]] std::optional<Edits> rewritten(std::string_view raw, const Reading& reading,
                                             const Edits& edits, const Notation& notation,
                                             bool ascii);

}  // namespace degarble
