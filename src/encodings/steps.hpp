// One character at a time, of each encoding in which a byte means the same whatever stands before
// it. A step looks at bytes[at], which is there, and says what begins there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/utf8.hpp"
#include "encodings/ansel.hpp"
#include "encodings/code_pages.hpp"
#include "encodings/converter.hpp"
#include "encodings/double_bytes.hpp"
#include "encodings/step.hpp"

namespace degarble {

// A byte that is wrong behind a lead byte is a character of its own if it is ASCII (section 5).
constexpr Step pair_step(char32_t code_point, unsigned char trail) {
  return {code_point, code_point != kUndecodable || trail >= 0x80 ? 2u : 1u};
}

struct SingleByteStep {
  const Encoding& encoding;

  Step operator()(std::string_view bytes, std::size_t at) const {
    return {code_point_of(encoding, byte(bytes[at])), 1};
  }
};

// A step that takes what its table says of two bytes as it stands, before anything else.
template <typename Step>
concept BeginsWithPairs = requires(const Step& step) {
  step.table();
};

// Lead and trail, and nothing else: EUC-KR, Johab.
struct PairStep {
  const DoubleBytes& pairs;

  [[nodiscard]] const DoubleBytes& table() const { return pairs; }
  Step operator()(std::string_view bytes, std::size_t at) const {
    const unsigned char lead = byte(bytes[at]);
    if (lead < 0x80) return {lead, 1};
    if (lead == 0x80 || lead == 0xFF) return undecodable(1);
    if (at + 1 == bytes.size()) return incomplete(1);
    const unsigned char trail = byte(bytes[at + 1]);
    return pair_step(pairs.at(lead, trail), trail);
  }
};

struct Big5Step {
  PairStep pairs{double_bytes(CharacterSet::big5)};

  Step operator()(std::string_view bytes, std::size_t at) const {
    if (byte(bytes[at]) == 0x88 && at + 1 < bytes.size()) {
      switch (byte(bytes[at + 1])) {  // section 11.1.1
        case 0x62:
          return {0xCA, 2, {0x0304}};
        case 0x64:
          return {0xCA, 2, {0x030C}};
        case 0xA3:
          return {0xEA, 2, {0x0304}};
        case 0xA5:
          return {0xEA, 2, {0x030C}};
        default:
          break;
      }
    }
    return pairs(bytes, at);
  }
};

struct ShiftJisStep {
  PairStep pairs{double_bytes(CharacterSet::shift_jis)};

  [[nodiscard]] const DoubleBytes& table() const { return pairs.pairs; }
  Step operator()(std::string_view bytes, std::size_t at) const {
    const unsigned char first = byte(bytes[at]);
    if (first == 0x80) return {0x80, 1};
    if (first >= 0xA1 && first <= 0xDF) return {0xFF61u + first - 0xA1, 1};
    if (first == 0xA0 || first >= 0xFD) return undecodable(1);
    return pairs(bytes, at);
  }
};

struct EucJpStep {
  PairStep pairs{double_bytes(CharacterSet::jis_x_0208)};

  [[nodiscard]] const DoubleBytes& table() const { return pairs.pairs; }
  Step operator()(std::string_view bytes, std::size_t at) const {
    const unsigned char first = byte(bytes[at]);
    if (first >= 0xA1 || first < 0x80) return pairs(bytes, at);
    if (first != 0x8E && first != 0x8F) return undecodable(1);
    if (at + 1 == bytes.size()) return incomplete(1);
    const unsigned char second = byte(bytes[at + 1]);
    if (first == 0x8E) {
      const bool katakana = second >= 0xA1 && second <= 0xDF;
      return pair_step(katakana ? 0xFF61u + second - 0xA1 : kUndecodable, second);
    }
    if (second < 0xA1 || second == 0xFF) return pair_step(kUndecodable, second);
    if (at + 2 == bytes.size()) return incomplete(2);
    const unsigned char third = byte(bytes[at + 2]);
    const char32_t found = double_bytes(CharacterSet::jis_x_0212).at(second, third);
    return {found, found != kUndecodable || third >= 0x80 ? 3u : 2u};
  }
};

struct EucTwStep {
  PairStep pairs{double_bytes(CharacterSet::cns_11643)};

  [[nodiscard]] const DoubleBytes& table() const { return pairs.pairs; }
  Step operator()(std::string_view bytes, std::size_t at) const {
    if (byte(bytes[at]) != 0x8E) return pairs(bytes, at);
    if (at + 1 == bytes.size()) return incomplete(1);
    const unsigned char plane = byte(bytes[at + 1]);
    if (plane < 0xA1 || plane > 0xB0) return pair_step(kUndecodable, plane);
    if (at + 4 > bytes.size()) return incomplete(bytes.size() - at);
    const DoubleBytes& table = double_bytes(CharacterSet::cns_11643, plane - 0xA1u);
    const char32_t found = table.at(byte(bytes[at + 2]), byte(bytes[at + 3]));
    return found != kUndecodable ? Step{found, 4} : undecodable(2);
  }
};

struct Gb18030Step {
  PairStep pairs{double_bytes(CharacterSet::gbk)};

  [[nodiscard]] const DoubleBytes& table() const { return pairs.pairs; }
  Step operator()(std::string_view bytes, std::size_t at) const {
    const auto part = [&](std::size_t i) -> unsigned { return byte(bytes[at + i]); };
    if (part(0) == 0x80) return {0x20AC, 1};  // section 10.2.1
    const std::size_t left = bytes.size() - at;
    const bool four = part(0) > 0x80 && part(0) < 0xFF && left > 1 && part(1) - 0x30u < 10;
    if (!four) return pairs(bytes, at);
    if (left == 2) return incomplete(2);
    if (part(2) < 0x81 || part(2) > 0xFE) return undecodable(1);
    if (left == 3) return incomplete(3);
    if (part(3) - 0x30u >= 10) return undecodable(1);
    const std::size_t number =
        (((part(0) - 0x81) * 10 + part(1) - 0x30) * 126 + part(2) - 0x81) * 10 + part(3) - 0x30;
    const char32_t found = gb18030_four_bytes(number);
    return found != kUndecodable ? Step{found, 4} : undecodable(1);
  }
};

struct AnselStep {
  Step operator()(std::string_view bytes, std::size_t at) const {
    if (is_ascii(bytes[at])) return {byte(bytes[at]), 1};
    const AnselCharacter found = ansel_character(bytes, at);
    return {found.code_point, found.length, {found.mark}, found.is_cut_off};
  }
};

struct Utf8Step {
  Step operator()(std::string_view bytes, std::size_t at) const {
    const Character found = character_at(bytes, at);
    return {found.valid() ? found.code_point : kUndecodable,
            found.length,
            {},
            found.reason == IllFormed::truncated};
  }
};

// UTF-8 of UTF-16 (Unicode Technical Report 26): characters above U+FFFF are six bytes. Takes those
// of four bytes too, and C0 80 for NUL, as Java writes it.
struct Cesu8Step {
  // The surrogate whose three bytes begin at `at`, or 0.
  static char32_t surrogate(std::string_view bytes, std::size_t at) {
    const bool fits = at + 3 <= bytes.size() && byte(bytes[at]) == 0xED &&
                      byte(bytes[at + 1]) >= 0xA0 && is_continuation(bytes[at + 1]) &&
                      is_continuation(bytes[at + 2]);
    if (!fits) return 0;
    return 0xD000u | (byte(bytes[at + 1]) & 0x3Fu) << 6 | (byte(bytes[at + 2]) & 0x3Fu);
  }

  Step operator()(std::string_view bytes, std::size_t at) const {
    const std::string_view rest = bytes.substr(at);
    if (rest.starts_with("\xC0\x80")) return {0, 2};
    if (rest == "\xC0" || rest == "\xED") return incomplete(1);
    const bool is_surrogate =
        rest[0] == '\xED' && byte(rest[1]) >= 0xA0 && is_continuation(rest[1]);
    if (is_surrogate && rest.size() == 2) return incomplete(2);
    const char32_t high = surrogate(rest, 0);
    if (high == 0) return Utf8Step{}(bytes, at);
    if (high >= 0xDC00) return undecodable(3);
    const char32_t low = surrogate(rest, 3);
    if (low >= 0xDC00) return {from_surrogates(high, low), 6};
    const bool may_follow = rest.size() < 6 && (rest.size() < 4 || rest[3] == '\xED') &&
                            (rest.size() < 5 || (byte(rest[4]) >= 0xB0 && byte(rest[4]) <= 0xBF));
    return may_follow ? incomplete(rest.size()) : undecodable(3);
  }
};

struct WideStep {
  Units units;

  Step operator()(std::string_view bytes, std::size_t at) const {
    const std::uint32_t size = static_cast<std::uint32_t>(unit_size(units));
    const std::size_t left = bytes.size() - at;
    if (left < size) return incomplete(left);
    const char32_t unit = unit_at(bytes, at, units);
    if (unit < 0xD800 || (unit > 0xDFFF && unit <= 0x10FFFF)) return {unit, size};
    if (size == 4 || unit > 0xDBFF) return undecodable(size);
    if (left < 4) return incomplete(left);
    const char32_t low = unit_at(bytes, at + 2, units);
    if (!is_low_surrogate(low)) return undecodable(2);
    return {from_surrogates(unit, low), 4};
  }
};

}  // namespace degarble
