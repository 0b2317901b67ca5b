#include "oracle.hpp"

#include <unicode/utf8.h>

#include <cstdint>

namespace degarble::testing::oracle {

Character character_at(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  auto next = static_cast<std::int64_t>(at);
  UChar32 code_point = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside the macro
#pragma GCC diagnostic ignored "-Wsign-conversion"
  U8_NEXT(bytes, next, size, code_point);
#pragma GCC diagnostic pop
  const std::size_t length = static_cast<std::size_t>(next) - at;
  if (code_point < 0) return {false, 0, length};
  return {true, static_cast<char32_t>(code_point), length};
}

std::size_t find_ill_formed(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (!character.valid) return at;
    at += character.length;
  }
  return text.size();
}

}  // namespace degarble::testing::oracle
