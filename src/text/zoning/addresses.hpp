// Addresses of the net, of mail and of files, and identifiers of programs.
#pragma once

#include <string_view>

#include "text/zoning/found.hpp"

namespace degarble::zoning {

// Adds those of the line. Linear.
void find_addresses(std::string_view line, Found& found);

}  // namespace degarble::zoning
