// What box-drawing characters and blocks draw to their left and right (the Unicode Standard, blocks
// Box Drawing and Block Elements), by which pictures of characters are told from letters.
#pragma once

#include <algorithm>
#include <iterator>

namespace degarble {

// On one side of a character.
enum class BoxArm : unsigned char {
  none,
  line,         // light or heavy
  double_line,  // as its name says of the horizontal ones
  block,        // goes with anything
};

struct BoxArms {
  BoxArm left = BoxArm::none;
  BoxArm right = BoxArm::none;
};

namespace box_drawing {

struct Row {
  char32_t first;
  char32_t last;
  BoxArms arms;
};

constexpr BoxArms kLineRight = {BoxArm::none, BoxArm::line};
constexpr BoxArms kLineLeft = {BoxArm::line, BoxArm::none};
constexpr BoxArms kLine = {BoxArm::line, BoxArm::line};
constexpr BoxArms kDoubleRight = {BoxArm::none, BoxArm::double_line};
constexpr BoxArms kDoubleLeft = {BoxArm::double_line, BoxArm::none};
constexpr BoxArms kDouble = {BoxArm::double_line, BoxArm::double_line};

constexpr Row kRows[] = {
    {0x2500, 0x2501, kLine},
    {0x250C, 0x250F, kLineRight},
    {0x2510, 0x2513, kLineLeft},
    {0x2514, 0x2517, kLineRight},
    {0x2518, 0x251B, kLineLeft},
    {0x251C, 0x2523, kLineRight},
    {0x2524, 0x252B, kLineLeft},
    {0x252C, 0x254B, kLine},
    {0x2550, 0x2550, kDouble},
    {0x2552, 0x2552, kDoubleRight},
    {0x2553, 0x2553, kLineRight},
    {0x2554, 0x2554, kDoubleRight},
    {0x2555, 0x2555, kDoubleLeft},
    {0x2556, 0x2556, kLineLeft},
    {0x2557, 0x2557, kDoubleLeft},
    {0x2558, 0x2558, kDoubleRight},
    {0x2559, 0x2559, kLineRight},
    {0x255A, 0x255A, kDoubleRight},
    {0x255B, 0x255B, kDoubleLeft},
    {0x255C, 0x255C, kLineLeft},
    {0x255D, 0x255D, kDoubleLeft},
    {0x255E, 0x255E, kDoubleRight},
    {0x255F, 0x255F, kLineRight},
    {0x2560, 0x2560, kDoubleRight},
    {0x2561, 0x2561, kDoubleLeft},
    {0x2562, 0x2562, kLineLeft},
    {0x2563, 0x2563, kDoubleLeft},
    {0x2564, 0x2564, kDouble},
    {0x2565, 0x2565, kLine},
    {0x2566, 0x2567, kDouble},
    {0x2568, 0x2568, kLine},
    {0x2569, 0x256A, kDouble},
    {0x256B, 0x256B, kLine},
    {0x256C, 0x256C, kDouble},
    {0x2580, 0x259F, {BoxArm::block, BoxArm::block}},
};

}  // namespace box_drawing

constexpr BoxArms box_arms(char32_t c) {
  const auto* const row = std::ranges::find_if(
      box_drawing::kRows, [c](const box_drawing::Row& r) { return c >= r.first && c <= r.last; });
  return row != std::end(box_drawing::kRows) ? row->arms : BoxArms{};
}

}  // namespace degarble
