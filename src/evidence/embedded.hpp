// Reads what lies in the library as its tools wrote it, at any address.
#pragma once

#include <cstring>

namespace degarble {

template <typename Value>
[[nodiscard]] Value read_embedded(const unsigned char* at) {
  Value value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

}  // namespace degarble
