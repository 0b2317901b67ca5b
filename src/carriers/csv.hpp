// Tables of cells with a separator between them: CSV (RFC 4180) and TSV, also with other separators
// and with line ends in quoted cells. Values are the cells, the header among them.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "carriers/notation.hpp"
#include "carriers/scanner.hpp"

namespace degarble {

enum class TableKind : unsigned char { csv, tsv };

// Of the cells, those in one of the `columns` are values: numbers from 1 on, or names that stand in
// the first row. None stand for all.
[[nodiscard]] std::unique_ptr<Scanner> make_csv_scanner(TableKind table,
                                                        std::span<const std::string> columns);

// What most separates the first row of a table; a comma if nothing does.
[[nodiscard]] char separator_of(std::string_view first_row);

// Length of the first row, without its line end; all of `text` if that has none.
[[nodiscard]] std::size_t length_of_row(std::string_view text);

// What stands between quotation marks; without them; and in TSV, which many read without any
// quoting, behind a quotation mark that is a part of the text.
[[nodiscard]] const Notation& quoted_cell();
[[nodiscard]] const Notation& bare_cell();
[[nodiscard]] const Notation& cell_behind_mark();

}  // namespace degarble
