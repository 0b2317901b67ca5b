#include "encodings/code_pages.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/utf8.hpp"
#include "encodings/converter.hpp"

namespace degarble {
namespace {

#include "encodings/code_pages.inc"

constexpr std::size_t kPages = std::size(kHighHalves);
constexpr std::uint16_t kNothing = 0xFFFF;  // no code page has this noncharacter

bool has_low_half(std::size_t page) {
  return std::ranges::any_of(kLowHalves, [page](const LowHalf& half) { return half.page == page; });
}

using CodePoints = std::array<std::uint16_t, 256>;

std::array<CodePoints, kPages> make_code_points() {
  std::array<CodePoints, kPages> found{};
  for (std::size_t page = 0; page < kPages; ++page) {
    for (std::uint16_t byte = 0; byte < 0x80; ++byte) found[page][byte] = byte;
    for (std::size_t i = 0; i < 0x80; ++i) {
      const std::uint16_t high = kHighHalves[page][i];
      found[page][i + 0x80] = high != 0 ? high : kNothing;
    }
  }
  for (const LowHalf& half : kLowHalves) {
    for (std::size_t byte = 1; byte < 0x80; ++byte) {
      const std::uint16_t low = half.code_points[byte];
      found[half.page][byte] = low != 0 ? low : kNothing;
    }
  }
  return found;
}

// What each byte of each code page stands for. Made when it is first asked for, in 0.1 ms: one of
// our compilers refuses so many steps.
const std::array<CodePoints, kPages>& code_points() {
  static const auto kCodePoints = make_code_points();
  return kCodePoints;
}

std::uint32_t packed(std::uint16_t code_point) {
  std::array<char, 4> utf8{};
  const char* const end =
      write_utf8(utf8.data(), code_point == kNothing ? kReplacement : code_point);
  auto found = static_cast<std::uint32_t>(end - utf8.data()) << 24;
  for (std::size_t i = 0; i < 3; ++i) found |= std::uint32_t{byte(utf8[i])} << 8 * i;
  return found;
}

std::array<PackedUtf8, kPages> make_packed() {
  std::array<PackedUtf8, kPages> found{};
  for (std::size_t page = 0; page < kPages; ++page) {
    for (std::size_t i = 0; i < 256; ++i) found[page][i] = packed(code_points()[page][i]);
  }
  return found;
}

}  // namespace

bool extends_ascii(const Encoding& encoding) { return !has_low_half(encoding.page); }

char32_t code_point_of(const Encoding& encoding, unsigned char byte) {
  const std::uint16_t found = code_points()[encoding.page][byte];
  return found != kNothing ? found : kUndecodable;
}

const PackedUtf8& packed_utf8(const Encoding& encoding) {
  static const auto kPacked = make_packed();
  return kPacked[encoding.page];
}

}  // namespace degarble
