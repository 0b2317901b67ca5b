// Character references of HTML and XML (entities) that were left in text. In a document of markup
// they are no damage; elsewhere those of typographic and other characters above ASCII are, because
// they mean the same beside a few tags.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble {

struct Engine;

// A reference as it stands in a text.
struct Reference {
  enum class Form : std::uint8_t {
    whole,    // "&rsquo;", "&#8217;"
    bare,     // without its semicolon
    spaced,   // with spaces that a tokenizer put in: "& rsquo ;"
    misspelt  // "&mash;": no name, but one letter from a single typographic one
  };
  std::size_t end = 0;
  char32_t code_point = 0;
  Form form = Form::whole;
  bool named = false;
  bool escaped = false;  // its ampersand was a reference itself: "&amp;rsquo;"
};

// The reference whose '&' is text[at]; nothing if it stands for no character. Reads what 128 to 159
// mean in windows-1252.
[[nodiscard]] std::optional<Reference> reference_at(std::string_view text, std::size_t at);

// How much of a text is markup.
enum class Markup : std::uint8_t { none, some, document };
[[nodiscard]] Markup markup_in(std::string_view text);

// Edits of the references, and of what is left of those that lost their '&', as far as the engine's
// rules go. What a text only speaks of, in quotation marks or in code, stays.
[[nodiscard]] Edits repair_entities(std::string_view text, const Engine& engine);

}  // namespace degarble
