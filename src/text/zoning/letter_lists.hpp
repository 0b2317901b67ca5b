// Letters that make no words: alphabets, enumerations of letters, flags of affixes, character
// classes.
#pragma once

#include <string_view>

#include "text/zoning/found.hpp"

namespace degarble::zoning {

// Adds those of the line. Linear.
void find_letter_lists(std::string_view line, Found& found);

}  // namespace degarble::zoning
