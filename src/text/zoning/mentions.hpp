// Where a text speaks of characters, or of what became of them.
#pragma once

#include <string_view>

#include "text/zoning/found.hpp"

namespace degarble::zoning {

// Adds those of the line; `found` has its cells already. Linear.
void find_mentions(std::string_view line, Found& found);

}  // namespace degarble::zoning
