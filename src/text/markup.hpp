// How much of a text is markup: whether what HTML and XML write is at home in all of it. Where in a
// text markup stands is told by its zones.
#pragma once

#include <cstdint>
#include <string_view>

namespace degarble {

enum class Markup : std::uint8_t { none, some, document };
[[nodiscard]] Markup markup_in(std::string_view text);

}  // namespace degarble
