// The table of encodings: names and labels. Names and labels are those of the WHATWG Encoding
// Standard (https://encoding.spec.whatwg.org/, section 4.2) where it has the encoding. Knows
// nothing of how they are decoded.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/blocks.hpp"

namespace degarble {

// How the characters of several bytes are made up, and which characters they are.
enum class Scheme : std::uint8_t {
  none,
  gb18030,
  big5,
  euc_jp,
  shift_jis,
  euc_kr,
  euc_tw,
  johab,
  ansel,
  tscii,
  cesu_8,
  vni,
  iscii,
  iso_2022_jp,
  iso_2022_kr,
  iso_2022_cn,
  hz,
  utf_7,
};

struct Encoding {
  enum class Kind : std::uint8_t {
    utf8,
    utf16,
    utf32,
    single_byte,  // a byte is a character
    multi_byte,   // one to six bytes, the same whatever stands before; the first is no ASCII
    stateful,     // what stands before changes what a byte is, be it ASCII
  };

  std::string_view name;
  Kind kind;
  Units units;
  Scheme scheme;
  std::uint16_t
      page;  // of a single-byte encoding: the number of its table; of ISCII: of its script
  // What ICU calls it, or after "iconv:" glibc; "published" if tools/code_pages.txt has it; empty
  // where no converter is needed. Of a single-byte encoding: what its table was made from.
  std::string_view converter;
  std::string_view labels;  // in lower case, separated by spaces; the name itself is one too
};

// Every encoding there is, once. The labels of a row are what --list-encodings shows.
[[nodiscard]] std::span<const Encoding> encoding_table();

// The encoding that `label` stands for; null if it stands for none. Labels are taken whatever their
// case, and as people write them: "iso-8859\u20131" with a dash, "utf_8", "\"cp 850\"",
// "charset=koi8r".
[[nodiscard]] const Encoding* find_encoding(std::string_view label);

// The encoding of this name, which must be there; quickest where it is written as in the table.
[[nodiscard]] const Encoding& encoding(std::string_view name);

// UTF-8 and windows-1252, which nearly all is about.
[[nodiscard]] const Encoding& utf8();
[[nodiscard]] const Encoding& windows_1252();

// Whether each byte is a character.
[[nodiscard]] inline bool is_single_byte(const Encoding& encoding) {
  return encoding.kind == Encoding::Kind::single_byte;
}

}  // namespace degarble
