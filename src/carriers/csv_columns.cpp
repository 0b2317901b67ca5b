#include "carriers/csv_columns.hpp"

#include <algorithm>
#include <charconv>

namespace degarble {

Columns::Columns(std::span<const std::string> wanted) : are_all_(wanted.empty()) {
  for (const std::string& column : wanted) {
    std::size_t number = 0;
    const char* const end = column.data() + column.size();
    const auto [stop, error] = std::from_chars(column.data(), end, number);
    if (error == std::errc() && stop == end && number > 0) {
      numbers_.push_back(number - 1);
    } else {
      names_.push_back(column);
    }
  }
}

void Columns::name(std::size_t column, std::string_view name) {
  if (std::ranges::find(names_, name) != names_.end()) numbers_.push_back(column);
}

bool Columns::hold(std::size_t column) const {
  return are_all_ || std::ranges::find(numbers_, column) != numbers_.end();
}

}  // namespace degarble
