// Which elements and attributes of markup hold text for people.
#pragma once

#include <cstdint>
#include <string_view>

#include "carriers/markup.hpp"
#include "carriers/tag.hpp"

namespace degarble {

enum class ContentOf : std::uint8_t {
  text,   // text and tags
  raw,    // no markup up to its end tag, and no text for people: scripts, styles
  title,  // text without tags up to its end tag
  code,   // text that is no prose
  end,    // nothing is markup behind it
};

[[nodiscard]] ContentOf content_of(std::string_view element, MarkupKind markup);

// Whether code does not go on behind the beginning or end of this element, closed or not.
[[nodiscard]] bool ends_code(std::string_view element);

// Whether people read the attribute of the tag, which stands in `source`.
[[nodiscard]] bool is_for_people(const Tag& tag, std::string_view source,
                                 const Attribute& attribute, MarkupKind markup);

}  // namespace degarble
