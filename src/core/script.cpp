#include "core/script.hpp"

#include <algorithm>
#include <array>

namespace degarble {
namespace {

struct ScriptRange {
  char32_t last;
  Script script;
};

// By Unicode's Blocks.txt.
constexpr ScriptRange kRanges[] = {
    {0x40, Script::none},      {0x5A, Script::latin},   {0x60, Script::none},
    {0x7A, Script::latin},     {0xBF, Script::none},    {0x24F, Script::latin},
    {0x2FF, Script::none},     {0x36F, Script::latin},  {0x3FF, Script::greek},
    {0x52F, Script::cyrillic}, {0x58F, Script::other},  {0x5FF, Script::hebrew},
    {0x77F, Script::arabic},   {0xDFF, Script::other},  {0xE7F, Script::thai},
    {0x1DFF, Script::other},   {0x1EFF, Script::latin}, {0x1FFF, Script::greek},
    {0x2E7F, Script::none},    {0x303F, Script::none},  {0x9FFF, Script::wide},
    {0xABFF, Script::other},   {0xD7A3, Script::wide},  {0xF8FF, Script::none},
    {0xFAFF, Script::wide},    {0xFB06, Script::latin}, {0xFB4F, Script::hebrew},
    {0xFDFF, Script::arabic},  {0xFE6F, Script::none},  {0xFEFE, Script::arabic},
    {0x10FFFF, Script::none},
};

constexpr Script search(char32_t c) {
  return std::ranges::lower_bound(kRanges, c, {}, &ScriptRange::last)->script;
}

// Of the characters that most letters are among.
constexpr std::array<Script, 0x600> kFirst = [] {
  std::array<Script, 0x600> scripts{};
  for (char32_t c = 0; c < scripts.size(); ++c) scripts[c] = search(c);
  return scripts;
}();

}  // namespace

Script script_of(char32_t c) { return c < kFirst.size() ? kFirst[c] : search(c); }

}  // namespace degarble
