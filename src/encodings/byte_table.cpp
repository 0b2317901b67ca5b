#include "encodings/byte_table.hpp"

#include <memory>
#include <mutex>
#include <string>

#include "encodings/code_pages.hpp"
#include "encodings/converter.hpp"

namespace degarble {

ByteTable::ByteTable(const Encoding& encoding) : pages_(1) {
  add_single_bytes(encoding);
  if (encoding.kind == Encoding::Kind::multi_byte) add_pairs(encoding);
}

void ByteTable::set(char32_t c, std::uint16_t bytes) {
  if (c < 0x80 || c >= 0x10000) return;
  std::uint8_t& page = page_of_[c >> 8];
  if (page == 0) {
    page = static_cast<std::uint8_t>(pages_.size());
    pages_.emplace_back();
  }
  std::uint16_t& entry = pages_[page][c & 0xFF];
  if (entry == 0) entry = bytes;
}

void ByteTable::add_single_bytes(const Encoding& encoding) {
  for (unsigned byte = 0x80; byte <= 0xFF; ++byte) {
    const char character = static_cast<char>(byte);
    const char32_t c = is_single_byte(encoding)
                           ? code_point_of(encoding, static_cast<unsigned char>(byte))
                           : only_character(encoding, {&character, 1});
    set(c, static_cast<std::uint16_t>(byte));
  }
  // What a byte is shown as that the encoding does not have: programs fall back to Latin-1, and so
  // to C1 controls; Microsoft's code page 932 to private characters. Latin-1, ISO-8859-9 and
  // ISO-8859-11 are taken for the code pages that have more.
  if (encoding.name.starts_with("windows-")) {
    const bool is_western = encoding.name == "windows-1252";
    const bool has_less = encoding.name == "windows-1254" || encoding.name == "windows-874";
    for (unsigned byte = 0x80; byte <= 0xFF; ++byte) {
      const char32_t c = code_point_of(encoding, static_cast<unsigned char>(byte));
      if (is_western || c == kUndecodable || (has_less && byte < 0xA0)) {
        set(byte, static_cast<std::uint16_t>(byte));
      }
    }
  } else if (encoding.scheme == Scheme::shift_jis) {
    constexpr std::uint16_t kPrivate[] = {0xA0, 0xFD, 0xFE, 0xFF};
    for (char32_t i = 0; i < std::size(kPrivate); ++i) set(0xF8F0 + i, kPrivate[i]);
  }
}

// Where two pairs are one character, the lower is meant: UTF-8 has no bytes from F5 on.
void ByteTable::add_pairs(const Encoding& encoding) {
  std::string bytes(2, ' ');
  for (unsigned lead = 0x81; lead <= 0xFE; ++lead) {
    for (unsigned trail = 0x31; trail <= 0xFE; ++trail) {
      bytes[0] = static_cast<char>(lead);
      bytes[1] = static_cast<char>(trail);
      set(only_character(encoding, bytes), static_cast<std::uint16_t>(lead << 8 | trail));
    }
  }
}

const ByteTable& byte_table(const Encoding& encoding) {
  struct Place {
    std::once_flag once;
    std::unique_ptr<const ByteTable> table;
  };
  static std::vector<Place> places(encoding_table().size());
  Place& place = places[static_cast<std::size_t>(&encoding - encoding_table().data())];
  std::call_once(place.once, [&] { place.table = std::make_unique<const ByteTable>(encoding); });
  return *place.table;
}

}  // namespace degarble
