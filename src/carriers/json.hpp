// JSON (RFC 8259), and JSON texts one a line (JSON Lines). Values are the strings that are no keys;
// numbers, keys and what is between are structure.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "carriers/notation.hpp"
#include "carriers/scanner.hpp"

namespace degarble {

enum class JsonTexts : unsigned char { any, one_a_line };

// Of the strings, those in one of the `fields` are values: JSON pointers (RFC 6901), in which `*`
// stands for any one step, or the name of a member of the outermost object. None stand for all.
[[nodiscard]] std::unique_ptr<Scanner> make_json_scanner(JsonTexts texts,
                                                         std::span<const std::string> fields);

// What stands between the quotation marks of a string.
[[nodiscard]] const Notation& json_string();

}  // namespace degarble
