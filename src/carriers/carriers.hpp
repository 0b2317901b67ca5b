// The table of containers: how each is called, told, and scanned.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "carriers/scanner.hpp"
#include "degarble/degarble.hpp"

namespace degarble {

// What of a container is repaired: all values, unless some are named.
struct Selection {
  std::vector<std::string> fields;   // of JSON
  std::vector<std::string> columns;  // of CSV
};

// Of what one encoding is: JSON is UTF-8, and what is not is judged value by value; other files are
// in whatever encoding their machine had.
enum class EncodingOf : unsigned char { value, file };

// What a parser takes a file for that does not say its encoding; and where none can say it.
enum class UnsaidCharset : unsigned char { utf8_always, utf8, windows_1252 };

struct Carrier {
  Format format;
  std::string_view name;
  EncodingOf encoding;
  UnsaidCharset unsaid;
  std::size_t first_block;  // bytes: what a declaration in it speaks of
  std::unique_ptr<Scanner> (*scanner)(const Selection& selection);
};

// The row of a format; null for plain text.
[[nodiscard]] const Carrier* find_carrier(Format format);

// The format of a file, if that is sure: by its name (which may be empty) and its first bytes, of
// which no more than kSeen are looked at. Else plain.
constexpr std::size_t kSeen = 1024;
[[nodiscard]] Format recognise(std::string_view name, std::string_view head);

// The name of a format, as --as has it.
[[nodiscard]] std::string_view name_of(Format format);

}  // namespace degarble
