#include <array>
#include <charconv>
#include <optional>

#include "carriers/json.hpp"
#include "core/utf8.hpp"

namespace degarble {
namespace {

constexpr std::string_view kLetters = "\"\\/bfnrt";
constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";

// The four hexadecimal digits at `at`.
std::optional<char32_t> hex4(std::string_view raw, std::size_t at) {
  if (at + 4 > raw.size()) return std::nullopt;
  std::uint32_t unit = 0;
  const char* const end = raw.data() + at + 4;
  const auto [stop, error] = std::from_chars(raw.data() + at, end, unit, 16);
  if (error != std::errc() || stop != end) return std::nullopt;
  return unit;
}

struct Unit {
  std::size_t size = 0;  // bytes of the escape
  char32_t code_point = 0;
};

// The escape of one UTF-16 code unit or two that begins at `at`; nothing for half a pair.
std::optional<Unit> code_units(std::string_view raw, std::size_t at) {
  const std::optional<char32_t> first = hex4(raw, at + 2);
  if (!first || is_low_surrogate(*first)) return std::nullopt;
  if (!is_high_surrogate(*first)) return Unit{6, *first};
  if (raw.substr(at + 6, 2) != "\\u") return std::nullopt;
  const std::optional<char32_t> second = hex4(raw, at + 8);
  if (!second || !is_low_surrogate(*second)) return std::nullopt;
  return Unit{12, from_surrogates(*first, *second)};
}

std::optional<Unit> escape_at(std::string_view raw, std::size_t at) {
  if (at + 1 >= raw.size()) return std::nullopt;
  if (raw[at + 1] == 'u') return code_units(raw, at);
  const std::size_t row = kLetters.find(raw[at + 1]);
  if (row == kLetters.npos) return std::nullopt;
  return Unit{2, byte(kMeanings[row])};
}

void write_unit(char32_t unit, bool capitals, std::string& raw) {
  const std::string_view digits = capitals ? "0123456789ABCDEF" : "0123456789abcdef";
  raw += "\\u";
  for (unsigned shift = 16; shift > 0; shift -= 4) raw += digits[unit >> (shift - 4) & 0xF];
}

void write_escaped(char32_t code_point, bool capitals, std::string& raw) {
  if (code_point >= 0x10000) {
    write_unit(0xD800 + ((code_point - 0x10000) >> 10), capitals, raw);
    write_unit(0xDC00 + ((code_point - 0x10000) & 0x3FF), capitals, raw);
  } else {
    write_unit(code_point, capitals, raw);
  }
}

class JsonString : public Notation {
 public:
  bool read(std::string_view raw, Reading& reading) const override {
    for (std::size_t at = 0; at < raw.size();) {
      const std::size_t plain = std::min(raw.find_first_of("\\\"", at), raw.size());
      reading.text += raw.substr(at, plain - at);
      if (plain == raw.size()) break;
      if (raw[plain] == '"') return false;
      const std::optional<Unit> found = escape_at(raw, plain);
      if (!found) return false;
      const std::size_t text = reading.text.size();
      append(reading.text, found->code_point);
      reading.escapes.push_back({plain, found->size, text, reading.text.size() - text});
      at = plain + found->size;
    }
    return true;
  }

  bool write(std::string_view text, EscapeStyle style, std::string& raw) const override {
    for (std::size_t at = 0; at < text.size();) {
      const Character found = well_formed_character_at(text, at);
      write_character(text.substr(at, found.length), found.code_point, style, raw);
      at += found.length;
    }
    return true;
  }

 private:
  static void write_character(std::string_view bytes, char32_t code_point, EscapeStyle style,
                              std::string& raw) {
    const std::size_t row =
        code_point < 0x80 ? kMeanings.find(static_cast<char>(code_point)) : kMeanings.npos;
    if (row != kMeanings.npos && code_point != '/') {
      raw += '\\';
      raw += kLetters[row];
    } else if (code_point < 0x20 || (style.ascii && code_point >= 0x80)) {
      write_escaped(code_point, style.capitals, raw);
    } else {
      raw += bytes;
    }
  }
};

}  // namespace

const Notation& json_string() {
  static const JsonString kNotation;
  return kNotation;
}

}  // namespace degarble
