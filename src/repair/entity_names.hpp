// The named character references of the HTML standard that stand for one character above ASCII, in
// a table made by tools/make_entities.py.
#pragma once

#include <string_view>

namespace degarble {

struct EntityName {
  std::string_view name;  // "eacute"
  char32_t code_point;
  bool bare;  // the standard takes it without a semicolon, too
};

// The one with this name, in this case; null if there is none. Valid for ever.
[[nodiscard]] const EntityName* find_entity_name(std::string_view name);

}  // namespace degarble
