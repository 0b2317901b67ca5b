#include "core/utf8.hpp"

namespace degarble {
namespace {

// What may follow a lead byte: how many bytes, and the range of the first (table 3-7).
struct Lead {
  std::uint8_t continuations;
  std::uint8_t lowest;
  std::uint8_t highest;
};

constexpr Lead lead_of(unsigned char first) {
  if (first >= 0xC2 && first <= 0xDF) return {1, 0x80, 0xBF};
  if (first == 0xE0) return {2, 0xA0, 0xBF};
  if (first == 0xED) return {2, 0x80, 0x9F};
  if (first >= 0xE1 && first <= 0xEF) return {2, 0x80, 0xBF};
  if (first == 0xF0) return {3, 0x90, 0xBF};
  if (first >= 0xF1 && first <= 0xF3) return {3, 0x80, 0xBF};
  if (first == 0xF4) return {3, 0x80, 0x8F};
  return {0, 0, 0};
}

IllFormed reason_for_second(unsigned char first, unsigned char second) {
  if ((second & 0xC0) != 0x80) return IllFormed::too_short;
  if (first == 0xED) return IllFormed::surrogate;
  return first == 0xF4 ? IllFormed::too_large : IllFormed::overlong;
}

constexpr Character ill_formed(std::uint8_t length, IllFormed reason) {
  return {kReplacement, length, reason};
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
  const unsigned char first = byte(text[at]);
  if (first < 0x80) return {first, 1, IllFormed::none};
  const Lead lead = lead_of(first);
  if (lead.continuations == 0) {
    const bool continuation = first < 0xC0;
    return ill_formed(1, continuation ? IllFormed::stray_continuation : IllFormed::invalid_byte);
  }
  char32_t code_point = first & (0x3Fu >> lead.continuations);
  for (std::uint8_t i = 1; i <= lead.continuations; ++i) {
    if (at + i == text.size()) return ill_formed(i, IllFormed::truncated);
    const unsigned char next = byte(text[at + i]);
    if (i == 1 && (next < lead.lowest || next > lead.highest)) {
      return ill_formed(1, reason_for_second(first, next));
    }
    if ((next & 0xC0) != 0x80) return ill_formed(i, IllFormed::too_short);
    code_point = code_point << 6 | (next & 0x3Fu);
  }
  return {code_point, static_cast<std::uint8_t>(lead.continuations + 1), IllFormed::none};
}

Character character_before(std::string_view text, std::size_t at) {
  for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
    if (is_continuation(text[at - back])) continue;
    const Character found = character_at(text.substr(0, at), at - back);
    if (found.valid() && found.length == back) return found;
    break;
  }
  return ill_formed(1, IllFormed::stray_continuation);
}

void append(std::string& out, char32_t code_point) {
  char utf8[4];
  out.append(utf8, write_utf8(utf8, code_point));
}

std::u32string code_points(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = well_formed_character_at(text, at);
    result += character.code_point;
    at += character.length;
  }
  return result;
}

std::string to_utf8(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) append(result, c);
  return result;
}

std::size_t character_start(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  for (std::size_t back = 0; back < 4 && back <= at; ++back) {
    if (is_continuation(text[at - back])) continue;
    const Character found = character_at(text, at - back);
    return found.length > back && (found.valid() || back == 0) ? at - back : at;
  }
  return at;
}

}  // namespace degarble
