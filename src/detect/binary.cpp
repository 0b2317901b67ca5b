#include "detect/binary.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace degarble {
namespace {

constexpr std::size_t kEnough = 8 * 1024;  // what git and grep look at, too

// First bytes of formats that need not have a NUL soon. None of them can be the start of a text;
// GIF89a, ID3 and OggS could, but a NUL follows them.
constexpr auto kMagic = std::to_array<std::string_view>({
    "\x89PNG\r\n\x1A\n",
    "\xFF\xD8\xFF",      // JPEG
    "\x1F\x8B",          // gzip
    "BZh91AY&SY",        // bzip2
    "\xFD\x37zXZ",       // xz
    "\x28\xB5\x2F\xFD",  // zstd
    "7z\xBC\xAF\x27\x1C",
    "PK\x03\x04",  // zip, and all that is one inside: docx, jar, epub
    "%PDF-1.",
    "%PDF-2.",
    "\x7F\x45LF",                        // executables
    "\xCA\xFE\xBA\xBE",                  // Java
    "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",  // doc, xls
    "Rar!\x1A\x07",
});

// Controls that text does not have. It has those from backspace to carriage return; and escape,
// shift out and shift in, which change character sets (ISO/IEC 2022).
bool is_odd_control(char c) {
  constexpr char kShiftIn = 0x0F;
  constexpr char kEscape = 0x1B;
  return c >= 0 && c < 0x20 && !(c >= '\b' && c <= kShiftIn) && c != kEscape;
}

}  // namespace

bool looks_binary(std::string_view head) {
  head = head.substr(0, kEnough);
  if (std::ranges::any_of(kMagic,
                          [&](std::string_view magic) { return head.starts_with(magic); })) {
    return true;
  }
  if (head.find('\0') != std::string_view::npos) return true;
  constexpr std::size_t kShare = 10;  // one byte in so many
  const auto odd = static_cast<std::size_t>(std::ranges::count_if(head, is_odd_control));
  return odd * kShare > head.size();
}

}  // namespace degarble
