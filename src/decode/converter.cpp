#include "decode/converter.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <string>

#include "core/utf8.hpp"
#include "degarble/degarble.hpp"

namespace degarble {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const Encoding& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(std::string(encoding.converter).c_str(), &status));
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  if (U_FAILURE(status)) {
    throw Error("ICU has no converter for " + std::string(encoding.name));
  }
  return converter;
}

using ByteTable = std::array<char32_t, 256>;

// What windows-125x leaves undefined is a C1 control (Encoding Standard, section 9).
char32_t undefined_byte(const Encoding& encoding, unsigned byte) {
  const bool control = byte <= 0x9F && encoding.name.starts_with("windows-");
  return control ? static_cast<char32_t>(byte) : kUndecodable;
}

ByteTable make_table(const Encoding& encoding) {
  ByteTable table;
  const Converter converter = open_converter(encoding);
  for (unsigned value = 0; value < 256; ++value) {
    const char source = static_cast<char>(value);
    const char* from = &source;
    UErrorCode status = U_ZERO_ERROR;
    const UChar32 found = ucnv_getNextUChar(converter.get(), &from, &source + 1, &status);
    const bool defined = U_SUCCESS(status) && found != static_cast<UChar32>(kReplacement);
    table[value] = defined ? static_cast<char32_t>(found) : undefined_byte(encoding, value);
    ucnv_resetToUnicode(converter.get());
  }
  return table;
}

// Tables are made when they are first needed, once for the whole process: they depend on nothing.
const ByteTable& table_of(const Encoding& encoding) {
  constexpr std::size_t kMost = 64;
  static std::array<std::once_flag, kMost> made;
  static std::array<ByteTable, kMost> tables;
  const auto number = static_cast<std::size_t>(&encoding - encoding_table().data());
  std::call_once(made[number], [&] { tables[number] = make_table(encoding); });
  return tables[number];
}

std::vector<Decoded> decode_single_bytes(const ByteTable& table, std::string_view bytes) {
  std::vector<Decoded> characters(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    characters[i] = {static_cast<std::uint32_t>(i), table[byte(bytes[i])]};
  }
  return characters;
}

constexpr bool is_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDFFF; }
constexpr bool is_high(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
constexpr bool is_low(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }
constexpr char32_t pair(char32_t high, char32_t low) {
  return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

std::vector<Decoded> decode_wide(Units units, std::string_view bytes) {
  const std::size_t size = unit_size(units);
  std::vector<Decoded> characters;
  characters.reserve(bytes.size() / size + 1);
  std::size_t at = 0;
  while (at + size <= bytes.size()) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t unit = unit_at(bytes, at, units);
    at += size;
    if (size == 2 && is_high(unit) && at + 2 <= bytes.size() && is_low(unit_at(bytes, at, units))) {
      characters.push_back({begin, pair(unit, unit_at(bytes, at, units))});
      at += 2;
    } else {
      const bool scalar = unit <= 0x10FFFF && !is_surrogate(unit);
      characters.push_back({begin, scalar ? unit : kUndecodable});
    }
  }
  if (at < bytes.size()) characters.push_back({static_cast<std::uint32_t>(at), kUndecodable});
  return characters;
}

std::vector<Decoded> decode_utf8(std::string_view bytes) {
  std::vector<Decoded> characters;
  for (std::size_t at = 0; at < bytes.size();) {
    const Character found = character_at(bytes, at);
    characters.push_back(
        {static_cast<std::uint32_t>(at), found.valid() ? found.code_point : kUndecodable});
    at += found.length;
  }
  return characters;
}

// Feeds a text to ICU piece by piece, and gathers characters with the places of their bytes.
class ConverterRun {
 public:
  ConverterRun(const Encoding& encoding, std::string_view bytes)
      : converter_(open_converter(encoding)), bytes_(bytes), from_(bytes.data()) {}

  // Puts the converter into the state behind an escape sequence.
  void enter(std::string_view shift) {
    const char* from = shift.data();
    UChar* to = units_.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter_.get(), &to, units_.data() + units_.size(), &from,
                   shift.data() + shift.size(), nullptr, false, &status);
  }

  std::vector<Decoded> run() {
    characters_.reserve(bytes_.size() / 2 + 1);
    while (step()) {
    }
    if (!characters_.empty()) characters_.front().begin = 0;  // with an escape sequence before it
    return std::move(characters_);
  }

 private:
  // Converts what fits into the buffer, or up to an error; whether there is more.
  bool step() {
    const auto base = from_ - bytes_.data();
    UChar* to = units_.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter_.get(), &to, units_.data() + units_.size(), &from_,
                   bytes_.data() + bytes_.size(), offsets_.data(), true, &status);
    for (UChar* unit = units_.data(); unit < to; ++unit) {
      const auto offset = offsets_[static_cast<std::size_t>(unit - units_.data())];
      // A character that began in the last call has no offset of its own.
      take(*unit, offset < 0 ? pending_ : static_cast<std::uint32_t>(base + offset));
    }
    pending_ = static_cast<std::uint32_t>(from_ - bytes_.data());
    if (status == U_BUFFER_OVERFLOW_ERROR) return true;
    if (U_SUCCESS(status)) return false;
    take_invalid();
    return from_ < bytes_.data() + bytes_.size();
  }

  void take(char32_t unit, std::uint32_t begin) {
    if (is_low(unit) && !characters_.empty() && is_high(characters_.back().code_point)) {
      characters_.back().code_point = pair(characters_.back().code_point, unit);
    } else {
      characters_.push_back({begin, unit});
    }
  }

  void take_invalid() {
    std::array<char, 32> invalid;
    auto length = static_cast<std::int8_t>(invalid.size());
    UErrorCode status = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter_.get(), invalid.data(), &length, &status);
    const auto end = static_cast<std::uint32_t>(from_ - bytes_.data());
    const std::uint32_t begin =
        end - std::min<std::uint32_t>(end, static_cast<std::uint32_t>(length));
    characters_.push_back({begin, kUndecodable});
    pending_ = end;
  }

  Converter converter_;
  std::string_view bytes_;
  const char* from_;
  std::uint32_t pending_ = 0;
  std::array<UChar, 4096> units_;
  std::array<std::int32_t, 4096> offsets_;
  std::vector<Decoded> characters_;
};

}  // namespace

std::vector<Decoded> decode_characters(const Encoding& encoding, std::string_view bytes,
                                       std::string_view shift) {
  switch (encoding.kind) {
    case Encoding::Kind::utf8:
      return decode_utf8(bytes);
    case Encoding::Kind::utf16:
    case Encoding::Kind::utf32:
      return decode_wide(encoding.units, bytes);
    case Encoding::Kind::single_byte:
      return decode_single_bytes(table_of(encoding), bytes);
    case Encoding::Kind::multi_byte:
    case Encoding::Kind::stateful:
      break;
  }
  ConverterRun run(encoding, bytes);
  if (!shift.empty()) run.enter(shift);
  return run.run();
}

std::string_view shift_after(const Encoding& encoding, std::string_view bytes,
                             std::string_view shift) {
  if (encoding.kind != Encoding::Kind::stateful) return {};
  // ISO/IEC 2022: ESC, intermediate bytes 20..2F, and a final byte 30..7E.
  const std::size_t escape = bytes.rfind('\x1B');
  if (escape == std::string_view::npos) return shift;
  std::size_t end = escape + 1;
  while (end < bytes.size() && bytes[end] >= 0x20 && bytes[end] <= 0x2F) ++end;
  return end < bytes.size() ? bytes.substr(escape, end + 1 - escape) : shift;
}

}  // namespace degarble
