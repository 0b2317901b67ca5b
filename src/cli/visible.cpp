#include "cli/visible.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>

#include "core/utf8.hpp"

namespace degarble::cli {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Controls, spaces other than U+0020, format characters, fillers, variation selectors, private use,
// noncharacters; and the combining marks that stand on letters of any script or are joined with
// them by NFC, because a letter with one looks like a letter of its own.
constexpr auto kUnseen = std::to_array<Range>({
    {0x00, 0x1F},       {0x7F, 0xA0},       {0xAD, 0xAD},       {0x300, 0x36F},
    {0x483, 0x489},     {0x600, 0x605},     {0x61C, 0x61C},     {0x6DD, 0x6DD},
    {0x70F, 0x70F},     {0x890, 0x891},     {0x8E2, 0x8E2},     {0x115F, 0x1160},
    {0x1680, 0x1680},   {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF},   {0x2000, 0x200F},   {0x2028, 0x202F},   {0x205F, 0x206F},
    {0x20D0, 0x20FF},   {0x2800, 0x2800},   {0x2DE0, 0x2DFF},   {0x3000, 0x3000},
    {0x302A, 0x302F},   {0x3099, 0x309A},   {0x3164, 0x3164},   {0xA66F, 0xA672},
    {0xA674, 0xA67D},   {0xE000, 0xF8FF},   {0xFE00, 0xFE0F},   {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},   {0xFFFE, 0xFFFF},
    {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x1343F}, {0x1BCA0, 0x1BCA3},
    {0x1D159, 0x1D159}, {0x1D165, 0x1D169}, {0x1D16D, 0x1D182}, {0xE0000, 0x10FFFF},
});

bool is_unseen(char32_t c) {
  const auto range =
      std::ranges::lower_bound(kUnseen, c, {}, [](const Range& row) { return row.last; });
  return range != kUnseen.end() && c >= range->first;
}

template <typename... Values>
std::string formatted(const char* format, Values... values) {
  std::array<char, 16> buffer;
  std::snprintf(buffer.data(), buffer.size(), format, values...);
  return buffer.data();
}

std::string escape(char32_t c) {
  if (c == '\n') return "\\n";
  if (c == '\r') return "\\r";
  if (c == '\t') return "\\t";
  const auto number = static_cast<unsigned>(c);
  return c <= 0xFFFF ? formatted("\\u%04X", number) : formatted("\\U%08X", number);
}

}  // namespace

std::string visible(std::string_view text, Shown shown) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    const std::string_view bytes = text.substr(at, character.length);
    if (!character.valid()) {
      for (const char c : bytes) result += formatted("\\x%02X", static_cast<unsigned>(byte(c)));
    } else if (is_unseen(character.code_point) ||
               (shown == Shown::exact && character.code_point >= 0x80)) {
      result += escape(character.code_point);
    } else {
      result += bytes;
    }
    at += character.length;
  }
  return result;
}

}  // namespace degarble::cli
