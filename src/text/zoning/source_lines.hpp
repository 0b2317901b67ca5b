// Which lines are source, and which parts of them.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "text/zoning/code_evidence.hpp"
#include "text/zoning/found.hpp"

namespace degarble::zoning {

// How much of source lines show together; prose takes away from it.
[[nodiscard]] int source_weight(std::span<const CodeEvidence> lines);

// Whether a line is source, by itself and by the lines above and below, the nearest first.
[[nodiscard]] bool is_source(const CodeEvidence& own, std::span<const CodeEvidence> above,
                             std::span<const CodeEvidence> below);

// Adds the code of a line of source, and its strings: no comments, no markup, no prose. `tags` as
// for CodeParts.
void find_source(std::string_view line, std::span<const Zone> tags, Found& found);

// Adds the commands of roff and TeX of a line that is otherwise prose.
void find_commands(std::string_view line, Found& found);

}  // namespace degarble::zoning
