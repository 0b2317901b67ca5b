#include "decode/code_pages.hpp"

#include "decode/converter.hpp"

namespace degarble {
namespace {

#include "decode/code_pages.inc"

const LowHalf* low_half(const Encoding& encoding) {
  for (const LowHalf& half : kLowHalves) {
    if (half.page == encoding.page) return &half;
  }
  return nullptr;
}

}  // namespace

bool extends_ascii(const Encoding& encoding) { return low_half(encoding) == nullptr; }

char32_t code_point_of(const Encoding& encoding, unsigned char byte) {
  if (byte >= 0x80) {
    const char32_t found = kHighHalves[encoding.page][byte - 0x80];
    return found != 0 ? found : kUndecodable;
  }
  const LowHalf* const half = low_half(encoding);
  if (half == nullptr || byte == 0) return byte;
  const char32_t found = half->code_points[byte];
  return found != 0 ? found : kUndecodable;
}

}  // namespace degarble
