// Repairs a block of a container: each value is a text of its own, and what is written into it is
// escaped, so that the structure stays as it was.
#pragma once

#include "sequencer.hpp"

namespace degarble {

[[nodiscard]] Repaired repair_container(const Task& task, const Engine& engine,
                                        Listening listening);

}  // namespace degarble
