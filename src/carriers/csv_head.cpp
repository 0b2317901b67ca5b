#include "carriers/csv_head.hpp"

#include <cstddef>

#include "carriers/csv.hpp"

namespace degarble {
namespace {

std::size_t separators_in(std::string_view row, char separator) {
  std::size_t count = 0;
  bool is_quoted = false;
  for (const char c : row) {
    if (c == '"') is_quoted = !is_quoted;
    count += !is_quoted && c == separator ? 1 : 0;
  }
  return count;
}

}  // namespace

bool is_table(std::string_view head, char separator) {
  std::size_t wanted = 0;
  while (!head.empty()) {
    const std::size_t length = length_of_row(head);
    if (length == head.size() && wanted > 0) break;  // cut off, perhaps
    const std::size_t count = separators_in(head.substr(0, length), separator);
    if (length > 0 && wanted > 0 && count != wanted) return false;
    if (length > 0) wanted = count;
    if (wanted == 0 && length > 0) return false;
    head.remove_prefix(length == head.size() ? length : length + 1);
  }
  return wanted > 0;
}

}  // namespace degarble
