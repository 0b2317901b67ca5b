// How much of a text is markup: whether what HTML and XML write is at home in all of it. Where in a
// text markup stands is told by its zones.
#pragma once

#include <cstdint>
#include <string_view>

namespace degarble {

enum class Markup : std::uint8_t { none, some, document };
[[nodiscard]] Markup markup_in(std::string_view text);

// Whether the text is written for a program that shows it: it has elements of HTML, or signs of
// wikitext, Markdown, reStructuredText, roff, TeX or a catalogue of messages. References of
// characters are at home in all of these.
[[nodiscard]] bool is_rendered(std::string_view text);

}  // namespace degarble
