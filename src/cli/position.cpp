#include "cli/position.hpp"

#include <algorithm>
#include <cstddef>

#include "core/utf8.hpp"

namespace degarble::cli {
namespace {

std::uint64_t count_characters(std::string_view bytes) {
  std::uint64_t count = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const Character character = character_at(bytes, at);
    count += character.valid() ? 1 : character.length;
    at += character.length;
  }
  return count;
}

void advance_wide(Position& position, std::string_view bytes, Units units) {
  const std::size_t size = unit_size(units);
  for (std::size_t at = 0; at + size <= bytes.size(); at += size) {
    const char32_t unit = unit_at(bytes, at, units);
    if (unit == '\n') {
      ++position.line;
      position.column = 1;
    } else if (unit < 0xDC00 || unit > 0xDFFF) {  // the second half of a pair adds no character
      ++position.column;
    }
  }
}

}  // namespace

void Position::advance(std::string_view bytes, Units units) {
  if (units != Units::bytes) {
    advance_wide(*this, bytes, units);
    return;
  }
  const std::size_t last_line = bytes.rfind('\n');
  if (last_line != std::string_view::npos) {
    line += static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
    column = 1;
    bytes.remove_prefix(last_line + 1);
  }
  column += count_characters(bytes);
}

}  // namespace degarble::cli
