// TSCII 1.7, the encoding of Tamil that its mailing lists and web sites had: in the order in which
// letters are drawn, so that three vowel signs stand before their consonants.
#pragma once

#include <cstddef>
#include <string_view>

#include "encodings/step.hpp"

namespace degarble {

struct TsciiStep {
  Step operator()(std::string_view bytes, std::size_t at) const;
};

}  // namespace degarble
