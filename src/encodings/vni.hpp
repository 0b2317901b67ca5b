// VNI, as Vietnamese programs for Windows had it: a vowel and, behind it, a byte for its marks.
#pragma once

#include <cstddef>
#include <string_view>

#include "encodings/step.hpp"

namespace degarble {

struct VniStep {
  Step operator()(std::string_view bytes, std::size_t at) const;
};

}  // namespace degarble
