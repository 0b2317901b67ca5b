#include "normalize/terminal.hpp"

#include <algorithm>

namespace degarble {
namespace {

constexpr char kEscape = '\x1B';
constexpr char kBell = '\x07';

bool is_between(char c, char low, char high) { return c >= low && c <= high; }

// ESC [ parameters intermediates final: ECMA-48, section 5.4.
std::size_t control_sequence(std::string_view text, std::size_t at) {
  std::size_t end = at + 2;
  while (end < text.size() && is_between(text[end], '\x30', '\x3F')) ++end;
  while (end < text.size() && is_between(text[end], '\x20', '\x2F')) ++end;
  const bool whole = end < text.size() && is_between(text[end], '\x40', '\x7E');
  return whole ? end + 1 - at : 0;
}

// ESC ] text, up to BEL or ESC \; titles and links.
std::size_t control_string(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 4096;
  const std::string_view rest = text.substr(at, kLongest);
  for (std::size_t i = 2; i < rest.size(); ++i) {
    if (rest[i] == kBell) return i + 1;
    if (rest[i] == kEscape) return i + 1 < rest.size() && rest[i + 1] == '\\' ? i + 2 : 0;
    if (rest[i] == '\n') return 0;
  }
  return 0;
}

}  // namespace

std::size_t terminal_escape_length(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return 0;
  const char kind = text[at + 1];
  if (kind == '[') return control_sequence(text, at);
  constexpr std::string_view kStrings = "]P^_X";
  if (kStrings.find(kind) != kStrings.npos) return control_string(text, at);
  if (is_between(kind, '\x20', '\x2F')) {  // character sets and the like
    std::size_t end = at + 2;
    while (end < text.size() && is_between(text[end], '\x20', '\x2F')) ++end;
    return end < text.size() && is_between(text[end], '\x30', '\x7E') ? end + 1 - at : 0;
  }
  constexpr std::string_view kSingle = "78=>cDEHMNOZ";
  return kSingle.find(kind) != kSingle.npos ? 2 : 0;
}

}  // namespace degarble
