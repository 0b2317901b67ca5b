// HTML (https://html.spec.whatwg.org, section 13.2.5) and XML 1.0. Values are texts between tags,
// and attributes that people read. Scripts, styles, code, comments and declarations are structure.
#pragma once

#include <memory>

#include "carriers/notation.hpp"
#include "carriers/scanner.hpp"

namespace degarble {

enum class MarkupKind : unsigned char { html, xml };

[[nodiscard]] std::unique_ptr<Scanner> make_markup_scanner(MarkupKind markup);

// What stands between tags; and in an attribute, between quotation marks. References stay what they
// are, and new ones are written where a character can't stand for itself.
[[nodiscard]] const Notation& markup_text(MarkupKind markup);
[[nodiscard]] const Notation& markup_attribute(MarkupKind markup, char mark);
// What stands in a CDATA section.
[[nodiscard]] const Notation& cdata_text();

}  // namespace degarble
