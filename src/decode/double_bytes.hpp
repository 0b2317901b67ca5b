// The characters of two bytes of the East Asian encodings, as tables that are made from ICU's
// converters when they are first needed: they are faster than the converters, and say exactly what
// the Encoding Standard says about bytes that stand for nothing.
#pragma once

#include <array>
#include <cstddef>

#include "decode/encodings.hpp"

namespace degarble {

class DoubleBytes {
 public:
  static constexpr unsigned kFirstLead = 0x81;   // to FE
  static constexpr unsigned kFirstTrail = 0x31;  // to FE; Johab has the lowest

  DoubleBytes();

  // What two bytes stand for, or kUndecodable.
  [[nodiscard]] char32_t at(unsigned lead, unsigned trail) const {
    const bool inside = lead >= kFirstLead && lead <= 0xFE && trail >= kFirstTrail && trail <= 0xFE;
    return inside ? code_points_[lead - kFirstLead][trail - kFirstTrail] : kNone;
  }
  void set(unsigned lead, unsigned trail, char32_t code_point) {
    code_points_[lead - kFirstLead][trail - kFirstTrail] = code_point;
  }

 private:
  static constexpr char32_t kNone = 0x110000;  // kUndecodable

  std::array<std::array<char32_t, 0xFF - kFirstTrail>, 0xFF - kFirstLead> code_points_;
};

// The sets of characters that the encodings share.
enum class CharacterSet : std::uint8_t {
  gbk,
  big5,
  shift_jis,
  jis_x_0208,  // by EUC-JP's bytes, A1..FE twice; with the rows that Microsoft and NEC added
  jis_x_0212,
  ks_x_1001,  // with the syllables that Microsoft added
  johab,
  cns_11643,  // the first plane; the others are behind it
};
constexpr unsigned kPlanesOfCns = 16;

// A character set's table. `plane` is one of CNS 11643, from 0.
[[nodiscard]] const DoubleBytes& double_bytes(CharacterSet set, unsigned plane = 0);

// What gb18030's four bytes with this number stand for (section 10.2.1), or kUndecodable.
[[nodiscard]] char32_t gb18030_four_bytes(std::size_t number);

}  // namespace degarble
