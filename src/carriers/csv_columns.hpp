// Which columns of a table somebody asked for.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace degarble {

class Columns {
 public:
  // Numbers from 1 on, or names; none stand for all columns.
  explicit Columns(std::span<const std::string> wanted);

  // Whether the name of each column has to be told.
  [[nodiscard]] bool have_names() const { return !names_.empty(); }
  // A cell of the first row.
  void name(std::size_t column, std::string_view name);
  // Whether column number `column`, the first of which is 0, is one of them.
  [[nodiscard]] bool hold(std::size_t column) const;

 private:
  std::vector<std::string> names_;
  std::vector<std::size_t> numbers_;
  bool are_all_;
};

}  // namespace degarble
