// Fenced blocks of Markdown, and code between backticks on a line.
#pragma once

#include <string_view>
#include <vector>

#include "text/zoning/found.hpp"

namespace degarble::zoning {

// Appends what stands between the fences of a text, without the fences, as zones that go over
// several lines. A fence that nothing closes opens nothing, unless it names a language: the text
// may begin in the middle of a block.
void find_fenced(std::string_view text, std::vector<Zone>& zones);

// Adds what stands between backticks in the line, with them.
void find_ticked(std::string_view line, Found& found);

}  // namespace degarble::zoning
