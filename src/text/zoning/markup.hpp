// Tags, comments, declarations and character references of HTML and XML.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/zone.hpp"

namespace degarble::zoning {

// Appends what the whole text has: tags and comments with the values of their attributes as quoted
// strings, and what stands in elements like <code> and <script>. They may go over several lines.
// Linear: when tags that never end have cost four times the text, it stops looking.
void find_tags(std::string_view text, std::vector<Zone>& zones);

// The end of the character reference at line[at], which is '&'; kNone if there is none.
[[nodiscard]] std::size_t reference_end(std::string_view line, std::size_t at);

}  // namespace degarble::zoning
