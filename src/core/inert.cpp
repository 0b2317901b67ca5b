#include "core/inert.hpp"

#include <cstddef>

namespace degarble {
namespace {

#include "core/inert_table.inc"

}  // namespace

bool is_inert(char32_t code_point, InertIn form) {
  const std::size_t block = code_point / 64;
  if (block >= sizeof kMaskOfBlock[0] / sizeof kMaskOfBlock[0][0]) return false;
  return (kMasks[kMaskOfBlock[static_cast<std::size_t>(form)][block]] >> (code_point % 64) & 1) !=
         0;
}

}  // namespace degarble
