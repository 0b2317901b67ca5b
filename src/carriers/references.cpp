#include "carriers/references.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/utf8.hpp"
#include "encodings/windows_1252.hpp"
#include "repair/entity_names.hpp"

namespace degarble {
namespace {

constexpr auto kOfMarkup = std::to_array<EntityName>({{"amp", '&', true},
                                                      {"apos", '\'', false},
                                                      {"gt", '>', true},
                                                      {"lt", '<', true},
                                                      {"quot", '"', true}});

constexpr std::size_t kLongestReference = 40;

std::optional<char32_t> named_character(std::string_view name) {
  const auto* const sign = std::ranges::find(kOfMarkup, name, &EntityName::name);
  if (sign != kOfMarkup.end()) return sign->code_point;
  const EntityName* const row = find_entity_name(name);
  return row != nullptr ? std::optional(row->code_point) : std::nullopt;
}

constexpr bool is_scalar(std::uint32_t number) {
  return number > 0 && number <= 0x10FFFF && !is_surrogate(number);
}

// Of "#8217" or "#x2019"; 0 where the number is no character's. HTML reads C1 controls as
// windows-1252.
std::optional<char32_t> numbered_character(std::string_view digits, MarkupKind markup) {
  digits.remove_prefix(1);
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  std::uint32_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number, hexadecimal ? 16 : 10);
  if (digits.empty() || stop != end || error == std::errc::invalid_argument) return std::nullopt;
  if (error != std::errc() || !is_scalar(number)) return 0;
  return markup == MarkupKind::html ? without_control(number) : char32_t{number};
}

}  // namespace

std::optional<CharacterReference> character_reference_at(std::string_view raw, std::size_t at,
                                                         MarkupKind markup) {
  const std::string_view near = raw.substr(at, kLongestReference);
  const std::size_t end = near.find(';');
  if (!near.starts_with('&') || end == near.npos || end < 2) return std::nullopt;
  const std::string_view name = near.substr(1, end - 1);
  const std::optional<char32_t> code_point =
      name[0] == '#' ? numbered_character(name, markup) : named_character(name);
  if (!code_point) return std::nullopt;
  return CharacterReference{end + 1, *code_point};
}

void write_reference(char32_t code_point, std::string& raw) {
  raw += "&#" + std::to_string(static_cast<std::uint32_t>(code_point)) + ";";
}

}  // namespace degarble
