// How the models of evidence/choices lie in memory: ChoiceHeader, then for each language a
// ChoiceModel and 2^kChoiceBits weights, each a signed byte.
#pragma once

#include <cstdint>

namespace degarble {

struct ChoiceHeader {
  std::uint32_t languages;
};

struct ChoiceModel {
  char code[8];  // BCP 47
};

}  // namespace degarble
