// Values that are too long to be held whole.
#pragma once

#include <cstring>
#include <string_view>

#include "carriers/scanner.hpp"

namespace degarble {

// Whether what is there of a value that has no end yet has to be cut.
[[nodiscard]] constexpr bool is_too_long(std::string_view begun) {
  return begun.size() >= kLongestValue;
}

// The first part of such a value, which ends behind a space: no escape has one. What has none is no
// text, and is passed over. `skip` is the structure in front of the value.
[[nodiscard]] inline ScanStep first_part(std::string_view begun, std::size_t skip,
                                         const Notation& notation) {
  const void* const space = ::memrchr(begun.data(), ' ', kLongestValue);
  if (space == nullptr) return {skip + kLongestValue, 0, 0, nullptr};
  const auto at = static_cast<std::size_t>(static_cast<const char*>(space) - begun.data());
  return {skip, at + 1, 0, &notation};
}

}  // namespace degarble
