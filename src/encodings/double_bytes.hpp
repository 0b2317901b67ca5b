// The characters of two bytes of the East Asian encodings, as tables that are made from ICU's
// converters: they are faster than the converters, and say exactly what the Encoding Standard says
// about bytes that stand for nothing.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "encodings/encodings.hpp"

namespace degarble {

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

// The table of a character set. The row of a lead byte is made when it is first asked for, by any
// thread: detection looks at a few bytes in every encoding, and most texts have few rows.
class DoubleBytes {
 public:
  constexpr DoubleBytes(CharacterSet set, unsigned plane) : set_(set), plane_(plane) {}
  ~DoubleBytes();
  DoubleBytes(const DoubleBytes&) = delete;
  DoubleBytes& operator=(const DoubleBytes&) = delete;

  // What two bytes stand for, or kUndecodable.
  [[nodiscard]] char32_t at(unsigned lead, unsigned trail) const {
    const bool inside = lead >= kFirstLead && lead <= 0xFE && trail >= kFirstTrail && trail <= 0xFE;
    if (!inside) return 0x110000;  // kUndecodable
    const Row* row = rows_[lead - kFirstLead].load(std::memory_order_acquire);
    if (row == nullptr) row = &make_row(lead);
    return (*row)[trail - kFirstTrail];
  }

 private:
  static constexpr unsigned kFirstLead = 0x81;   // to FE
  static constexpr unsigned kFirstTrail = 0x31;  // to FE; Johab has the lowest
  using Row = std::array<char32_t, 0xFF - kFirstTrail>;
  class RowMaker;

  const Row& make_row(unsigned lead) const;

  CharacterSet set_;
  unsigned plane_;
  mutable std::array<std::atomic<const Row*>, 0xFF - kFirstLead> rows_{};
};

// A character set's table. `plane` is one of CNS 11643, from 0.
[[nodiscard]] const DoubleBytes& double_bytes(CharacterSet set, unsigned plane = 0);

// What gb18030's four bytes with this number stand for (section 10.2.1), or kUndecodable.
[[nodiscard]] char32_t gb18030_four_bytes(std::size_t number);

}  // namespace degarble
