// Character references of HTML and XML.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "carriers/markup.hpp"

namespace degarble {

struct CharacterReference {
  std::size_t size = 0;  // bytes
  char32_t code_point = 0;
};

// The reference that begins at `at`, with its semicolon; nothing if none does, or one that nobody
// knows here. Of a number that no character has, `code_point` is 0.
[[nodiscard]] std::optional<CharacterReference> character_reference_at(std::string_view raw,
                                                                       std::size_t at,
                                                                       MarkupKind markup);

// Appends a reference to a character.
void write_reference(char32_t code_point, std::string& raw);

}  // namespace degarble
