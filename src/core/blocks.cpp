#include "core/blocks.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

#include "core/inert.hpp"
#include "core/utf8.hpp"

namespace degarble {
namespace {

// How far a cut is moved back in search of a better place, in bytes: more marks than this on one
// letter are no text (Stream-Safe Text Format, UAX 15 section 13, allows 30 of up to 4 bytes).
constexpr std::size_t kSearch = 256;
static_assert(kBlockLimit >= 2 * kSearch && kBlockLimit % 4 == 0);

constexpr char32_t kNothing = 0x110000;  // no character begins here, or an ill-formed one

bool is_inert_everywhere(char32_t code_point) {
  return is_inert(code_point, InertIn::nfc) && is_inert(code_point, InertIn::nfd) &&
         is_inert(code_point, InertIn::nfkc) && is_inert(code_point, InertIn::nfkd);
}

// The code point that begins at `at`, or kNothing.
char32_t code_point_at(std::string_view bytes, std::size_t at, Units units) {
  if (units == Units::bytes) {
    const Character found = character_at(bytes, at);
    return found.valid() ? found.code_point : kNothing;
  }
  const char32_t unit = unit_at(bytes, at, units);
  if (unit_size(units) == 4) return unit;
  if (is_low_surrogate(unit)) return kNothing;
  if (!is_high_surrogate(unit)) return unit;
  const char32_t next = unit_at(bytes, at + 2, units);
  return is_low_surrogate(next) ? from_surrogates(unit, next) : kNothing;
}

// The place after the last `unit` in the first `limit` bytes.
std::optional<std::size_t> after_last(char32_t unit, std::string_view bytes, std::size_t limit,
                                      Units units) {
  if (units == Units::bytes) {
    // string_view::rfind goes byte by byte, which was two thirds of the time on long lines.
    const void* const found = ::memrchr(bytes.data(), static_cast<int>(unit), limit);
    if (found == nullptr) return std::nullopt;
    return static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data()) + 1;
  }
  const std::size_t size = unit_size(units);
  for (std::size_t at = limit; at >= size; at -= size) {
    if (unit_at(bytes, at - size, units) == unit) return at;
  }
  return std::nullopt;
}

std::optional<std::size_t> after_last_line_end(std::string_view bytes, std::size_t limit,
                                               Units units) {
  if (const auto end = after_last('\n', bytes, limit, units)) return end;
  const auto end = after_last('\r', bytes, limit, units);  // old Macintosh
  if (!end || unit_at(bytes, *end, units) == '\n') return std::nullopt;
  return end;
}

// The first line feed or carriage return, or the number of bytes.
std::size_t first_line_end(std::string_view bytes, Units units) {
  if (units == Units::bytes) {
    const std::size_t feed = std::min(bytes.find('\n'), bytes.size());
    return std::min(bytes.substr(0, feed).find('\r'), feed);
  }
  const std::size_t size = unit_size(units);
  for (std::size_t at = 0; at + size <= bytes.size(); at += size) {
    const char32_t unit = unit_at(bytes, at, units);
    if (unit == '\n' || unit == '\r') return at;
  }
  return bytes.size();
}

// The limit, or where the character begins that it would split.
std::size_t limit_of_characters(std::string_view bytes, std::size_t limit, Units units) {
  if (units == Units::bytes) {
    for (std::size_t at = limit - 3; at < limit; ++at) {
      const Character found = character_at(bytes.substr(0, limit), at);
      if (found.reason == IllFormed::truncated) return at;
    }
  } else if (unit_size(units) == 2) {
    const char32_t unit = unit_at(bytes, limit - 2, units);
    if (is_high_surrogate(unit)) return limit - 2;
  }
  return limit;
}

// The best place near the limit to cut a text that has neither line ends nor spaces.
std::size_t between_characters(std::string_view bytes, std::size_t limit, Units units) {
  const std::size_t size = unit_size(units);
  const std::size_t from = limit - 4;  // the character there is seen whole
  std::optional<std::size_t> fallback;
  for (std::size_t at = from; at >= from - kSearch; at -= size) {
    const char32_t code_point = code_point_at(bytes, at, units);
    if (code_point == kNothing) continue;
    if (is_inert_everywhere(code_point)) return at;
    if (!fallback) fallback = at;
  }
  return fallback ? *fallback : limit_of_characters(bytes, limit, units);
}

// The cut of `bytes` that are longer than the limit.
std::size_t cut(std::string_view bytes, Units units) {
  if (const auto end = after_last_line_end(bytes, kBlockLimit, units)) return *end;
  if (const auto end = after_last(' ', bytes, kBlockLimit, units)) return *end;
  return between_characters(bytes, kBlockLimit, units);
}

// Cutting looks at the whole code unit behind the limit.
bool is_long(std::string_view bytes, Units units) {
  return bytes.size() >= kBlockLimit + unit_size(units);
}

}  // namespace

char32_t unit_at(std::string_view bytes, std::size_t at, Units units) {
  const auto part = [&](std::size_t i) -> char32_t { return byte(bytes[at + i]); };
  switch (units) {
    case Units::bytes:
      return part(0);
    case Units::utf16_little:
      return part(0) | part(1) << 8;
    case Units::utf16_big:
      return part(1) | part(0) << 8;
    case Units::utf32_little:
      return part(0) | part(1) << 8 | part(2) << 16 | part(3) << 24;
    case Units::utf32_big:
      return part(3) | part(2) << 8 | part(1) << 16 | part(0) << 24;
  }
  return 0;
}

std::size_t block_length(std::string_view bytes, bool last, Units units) {
  if (is_long(bytes, units)) return cut(bytes, units);
  // A last unit may lack bytes, and is then a block of its own.
  return last ? std::min(bytes.size(), kBlockLimit) : 0;
}

std::size_t line_length(std::string_view bytes, bool last, Units units) {
  const std::string_view near = bytes.substr(0, kBlockLimit);
  const std::size_t end = first_line_end(near, units);
  const std::size_t size = unit_size(units);
  if (end + size > near.size()) return block_length(bytes, last, units);
  if (unit_at(bytes, end, units) == '\n') return end + size;
  // Behind a carriage return the line feed that belongs to it may follow.
  if (end + 2 * size > bytes.size()) return last ? end + size : 0;
  const bool is_pair = unit_at(bytes, end + size, units) == '\n';
  const std::size_t length = end + (is_pair ? 2 : 1) * size;
  return length <= kBlockLimit ? length : block_length(bytes, last, units);
}

}  // namespace degarble
