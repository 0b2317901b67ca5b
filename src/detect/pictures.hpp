// Pictures of characters: rulers, frames, trees and shades that are drawn with the bytes of DOS, as
// all its code pages have them. Whatever encoding the words of a file are in, these bytes in such a
// row are a drawing.
#pragma once

#include <string>
#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble {

struct Encoding;

// Code page 437, whose drawing bytes other code pages of DOS have, too.
[[nodiscard]] const Encoding& drawing_encoding();

// Whether the line has a ruler or a shaded area that only a drawing has, and nothing above ASCII
// but drawing.
[[nodiscard]] bool has_ruler(std::string_view line);

// Whether all bytes above ASCII in the line draw: what touches fits together. In a text that has no
// ruler that may be chance.
[[nodiscard]] bool is_drawn(std::string_view line);

// Whether some line of the text has a ruler.
[[nodiscard]] bool has_picture(std::string_view text);

// What stands in a row of a picture between the drawing on both sides; all of the line, if it is no
// such row. Nothing is known of the bytes in it.
[[nodiscard]] Span inside_of_frame(std::string_view line);

// The window without what is drawn, if it has a picture; empty if all is.
[[nodiscard]] std::string without_pictures(std::string_view window);

}  // namespace degarble
