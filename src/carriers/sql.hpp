// SQL as dumps have it. Values are the strings in single quotation marks of the statements that
// store data or say what may be stored, and the cells of PostgreSQL's COPY.
#pragma once

#include <memory>
#include <string_view>

#include "carriers/notation.hpp"
#include "carriers/scanner.hpp"

namespace degarble {

[[nodiscard]] std::unique_ptr<Scanner> make_sql_scanner();

// A string in which a backslash is a backslash, or where nobody knows: then it may not stand before
// a quotation mark. And one in which it escapes, as MySQL has it.
[[nodiscard]] const Notation& sql_string();
[[nodiscard]] const Notation& mysql_string();
// A cell of COPY's text format.
[[nodiscard]] const Notation& copy_cell();

// What a backslash in a string is.
enum class Backslash : unsigned char { unknown, literal, escape };

// What the beginning of a dump tells of that.
[[nodiscard]] Backslash backslash_of(std::string_view head);

// Whether `head` begins as a dump does.
[[nodiscard]] bool is_sql(std::string_view head);

}  // namespace degarble
