#include "detect/binary.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace degarble {
namespace {

constexpr std::size_t kEnough = 8 * 1024;  // what git and grep look at, too
constexpr std::size_t kNear = 64;

// First bytes of formats. None of them can be the start of a text.
constexpr auto kMagic = std::to_array<std::string_view>({
    "\x89PNG\r\n\x1A\n",
    "\xFF\xD8\xFF",      // JPEG
    "\x1F\x8B",          // gzip
    "BZh91AY&SY",        // bzip2
    "\xFD\x37zXZ",       // xz
    "\x28\xB5\x2F\xFD",  // zstd
    "7z\xBC\xAF\x27\x1C",
    "PK\x03\x04",  // zip, and all that is one inside: docx, jar, epub
    "%PDF-1.", "%PDF-2.",
    "\x7F\x45LF",                        // executables
    "\xCA\xFE\xBA\xBE",                  // Java
    "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",  // doc, xls
    "Rar!\x1A\x07",
    "\x1F\x9D",  // compress
    "!<arch>\n\x7F\x45LF",
    "WARC/1.",  // text, perhaps, but its records say how many bytes they have
});

// First bytes that a text can begin with, too; in a file of the format a NUL follows.
constexpr auto kMagicBeforeNul = std::to_array<std::string_view>(
    {"GIF87a", "GIF89a", "ID3", "OggS", "RIFF", "BM", "MZ", "II*", "MM", "SQLite format 3"});

// Controls but NUL that text does not have. It has those from backspace to carriage return; and
// escape, shift out and shift in, which change character sets (ISO/IEC 2022).
bool is_odd_control(char c) {
  constexpr char kShiftIn = 0x0F;
  constexpr char kEscape = 0x1B;
  return c > 0 && c < 0x20 && !(c >= '\b' && c <= kShiftIn) && c != kEscape;
}

// Whether it is an archive of tar: it has texts in it, and says how many bytes each has.
bool is_tar(std::string_view head) {
  constexpr std::size_t kPlace = 257;  // POSIX.1-1988, ustar
  return head.size() > kPlace && head.substr(kPlace).starts_with("ustar");
}

}  // namespace

bool looks_binary(std::string_view head) {
  head = head.substr(0, kEnough);
  if (std::ranges::any_of(kMagic,
                          [&](std::string_view magic) { return head.starts_with(magic); })) {
    return true;
  }
  if (is_tar(head)) return true;
  const auto nuls = static_cast<std::size_t>(std::ranges::count(head, '\0'));
  const auto begins_with = [&](std::string_view magic) { return head.starts_with(magic); };
  const bool nul_is_near = head.substr(0, kNear).find('\0') != head.npos;
  if (nul_is_near && std::ranges::any_of(kMagicBeforeNul, begins_with)) return true;
  // NUL ends names in a list, and pads fields; numbers and compressed data have the other controls,
  // too: one byte in ten.
  constexpr std::size_t kShare = 10;  // one byte in so many
  constexpr std::size_t kShareBesideNul = 40;
  const auto odd = static_cast<std::size_t>(std::ranges::count_if(head, is_odd_control));
  const std::size_t others = head.size() - nuls;
  return odd * (nuls > 0 ? kShareBesideNul : kShare) > others || (nuls > 0 && others == 0);
}

std::vector<std::size_t> stray_nuls(std::string_view text) {
  constexpr std::size_t kLinesToOne = 8;
  std::vector<std::size_t> found;
  for (std::size_t at = text.find('\0'); at < text.size(); at = text.find('\0', at + 1)) {
    found.push_back(at);
  }
  if (found.empty()) return found;
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  if (found.size() * kLinesToOne > lines) found.clear();
  return found;
}

}  // namespace degarble
