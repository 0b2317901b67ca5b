#include "detect/pictures.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "core/box_drawing.hpp"
#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "encodings/code_pages.hpp"
#include "encodings/encodings.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

constexpr unsigned char kFirst = 0xB0;
constexpr unsigned char kLast = 0xDF;

constexpr bool draws(char c) { return byte(c) >= kFirst && byte(c) <= kLast; }

// What a byte that draws has to its left and right.
BoxArms arms_of(char c) {
  static const auto kArms = [] {
    std::array<BoxArms, kLast - kFirst + 1> arms;
    for (std::size_t i = 0; i < arms.size(); ++i) {
      const auto drawn = static_cast<unsigned char>(kFirst + i);
      arms[i] = box_arms(code_point_of(drawing_encoding(), drawn));
    }
    return arms;
  }();
  return kArms[byte(c) - std::size_t{kFirst}];
}
bool is_block(char c) { return arms_of(c).left == BoxArm::block; }

bool fit(char left, char right) {
  return is_block(left) || is_block(right) || arms_of(left).right == arms_of(right).left;
}

// The bytes above ASCII from `high` on that touch each other.
std::string_view group_at(std::string_view line, std::size_t high) {
  std::size_t end = high;
  while (end < line.size() && !is_ascii(line[end])) ++end;
  return line.substr(high, end - high);
}

bool fits(std::string_view group) {
  if (!std::ranges::all_of(group, draws)) return false;
  const auto* const misfit =
      std::ranges::adjacent_find(group, [](char left, char right) { return !fit(left, right); });
  return misfit == group.end();
}

std::size_t longest_run(std::string_view group) {
  std::size_t longest = 0;
  for (std::size_t at = 0; at < group.size();) {
    const std::size_t end = std::min(group.find_first_not_of(group[at], at), group.size());
    if (is_block(group[at]) || arms_of(group[at]).left == arms_of(group[at]).right) {
      longest = std::max(longest, end - at);
    }
    at = end;
  }
  return longest;
}

// Whether a group that fits is a ruler. Three letters in a row may be a cry, so that no ASCII
// letter touches a short one but behind a corner: as in a tree.
bool is_ruler(std::string_view line, std::size_t begin, std::string_view group) {
  constexpr std::size_t kShort = 3;
  constexpr std::size_t kLong = 8;
  constexpr std::string_view kHorizontal = "\xC4\xCD";
  if (group.size() < kShort) return false;
  const std::size_t run = longest_run(group);
  if (run >= kLong && group.find_first_of("\xB3\xBA") != 0) return true;
  const std::size_t end = begin + group.size();
  const auto is_letter = [&](std::size_t at) {
    return at < line.size() && is_ascii_alphanumeric(byte(line[at]));
  };
  const bool has_corner = group.front() != group.back();
  if (is_letter(begin - 1) || (is_letter(end) && !has_corner)) return false;
  if (group.find_first_of(kHorizontal) != group.npos) return run >= kShort;
  return run > kShort || (has_corner && run >= 2 && std::ranges::all_of(group, is_block));
}

// Whether three bytes in a row are the same line, or two the same block: in most text there is no
// such place. All of it is read, without a branch.
bool may_have_ruler(std::string_view text) {
  unsigned found = 0;
  for (std::size_t at = 2; at < text.size(); ++at) {
    const unsigned char first = byte(text[at - 2]);
    const unsigned char second = byte(text[at - 1]);
    const unsigned char third = byte(text[at]);
    const unsigned is_line = unsigned{first == 0xC4} | unsigned{first == 0xCD};
    const unsigned is_shade = unsigned{first >= 0xB0} & unsigned{first <= 0xB2};
    const unsigned is_solid = unsigned{first >= 0xDB} & unsigned{first <= 0xDF};
    found |=
        unsigned{first == second} & ((is_line & unsigned{second == third}) | is_shade | is_solid);
  }
  return found != 0;
}

// Calls `each(begin, group)` for all groups until it says false; whether it never did.
template <typename Each>
bool for_all_groups(std::string_view line, Each each) {
  for (std::size_t at = scan::find_non_ascii(line); at < line.size();) {
    const std::string_view group = group_at(line, at);
    if (!each(at, group)) return false;
    at = scan::find_non_ascii(line, at + group.size());
  }
  return true;
}

template <typename Each>
void for_each_line(std::string_view text, Each each) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    each(text.substr(at, end - at));
    at = end;
  }
}

}  // namespace

const Encoding& drawing_encoding() {
  static const Encoding& found = encoding("IBM437");
  return found;
}

bool has_ruler(std::string_view line) {
  bool found = false;
  const bool all_fit = for_all_groups(line, [&](std::size_t begin, std::string_view group) {
    if (!fits(group)) return false;
    found = found || is_ruler(line, begin, group);
    return true;
  });
  return all_fit && found;
}

bool is_drawn(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == line.npos) return false;
  const bool begins = draws(line[first]);
  const bool all_fit =
      for_all_groups(line, [&](std::size_t, std::string_view group) { return fits(group); });
  return all_fit && (begins || has_ruler(line));
}

bool has_picture(std::string_view text) {
  if (!may_have_ruler(text)) return false;
  bool found = false;
  for_each_line(text, [&](std::string_view line) { found = found || has_ruler(line); });
  return found;
}

Span inside_of_frame(std::string_view line) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const Span whole{0, line.size()};
  const std::size_t first = line.find_first_not_of(kBlanks);
  const std::size_t last = line.find_last_not_of(kBlanks);
  if (first == line.npos || is_ascii(line[first]) || is_ascii(line[last])) return whole;
  std::size_t right = last;
  while (!is_ascii(line[right - 1]) && right > first + 1) --right;
  const std::string_view left_side = group_at(line, first);
  const std::size_t left = first + left_side.size();
  const bool is_row = left < right && line[left] == ' ' && line[right - 1] == ' ' &&
                      fits(left_side) && fits(group_at(line, right));
  return is_row ? Span{left, right} : whole;
}

std::string without_pictures(std::string_view window) {
  std::string text;
  for_each_line(window, [&](std::string_view line) {
    if (is_drawn(line)) return;
    const Span inside = inside_of_frame(line);
    text += line.substr(inside.begin, inside.size());
    if (!text.ends_with('\n')) text += '\n';
  });
  return text;
}

}  // namespace degarble
