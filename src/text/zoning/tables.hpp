// Rows of tables: what separates cells in a line, whether its neighbours have the same, and the
// cells.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "text/zoning/found.hpp"

namespace degarble::zoning {

// What may separate cells in a line.
struct Separators {
  static constexpr std::size_t kColumns = 128;  // cells further right line up with none
  using Columns = std::bitset<kColumns>;

  std::uint16_t tabs = 0;        // behind the indentation
  std::uint16_t pipes = 0;       // with space beside them, or around the line
  std::uint16_t commas = 0;      // of comma-separated values; 0 if space stands behind one
  std::uint16_t semicolons = 0;  // the same of semicolons
  bool framed = false;           // by a pipe on either side
  bool narrow = false;           // values are few words long
  bool quoted = false;           // all values are in quotation marks
  Columns gaps;                  // where text begins behind two spaces and more, in characters
  Columns wide_gaps;             // behind three and more
};

// Linear in the line.
[[nodiscard]] Separators separators_of(std::string_view line);

// What makes the row a table's, by the lines around it, nearest first, above and below; NUL for
// none, a space for columns.
[[nodiscard]] char table_separator(const Separators& row, std::span<const Separators> around);

// Adds the cells of a row.
void find_cells(std::string_view line, char separator, Found& found);

}  // namespace degarble::zoning
