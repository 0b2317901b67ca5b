#include "decode/intake.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"
#include "decode/charset.hpp"
#include "decode/converter.hpp"
#include "stage.hpp"

namespace degarble {
namespace {

struct Mark {
  std::string_view bytes;
  std::string_view encoding;
};

// UTF-32's little-endian mark begins with UTF-16's, so it is tried first.
constexpr std::array kMarks = {
    Mark{{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
    Mark{{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
    Mark{"\xFF\xFE", "UTF-16LE"},
    Mark{"\xFE\xFF", "UTF-16BE"},
};

const Encoding* marked_encoding(std::string_view head) {
  for (const Mark& mark : kMarks) {
    if (head.starts_with(mark.bytes)) return &encoding(mark.encoding);
  }
  return nullptr;
}

bool is_control(char32_t c) {
  return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B;
}

// Whether `head` reads as text in the encoding: whole characters, none of them a control, and a
// fair share of them ASCII, as line ends, spaces and markup are in any language.
bool reads_as(std::string_view head, const Encoding& encoding) {
  const std::size_t size = unit_size(encoding.units);
  const std::string_view whole = head.substr(0, head.size() / size * size);
  std::size_t ascii = 0;
  std::size_t total = 0;
  const std::vector<Decoded> characters = decode_characters(encoding, whole);
  for (const Decoded& character : characters) {
    // The head may end inside a pair of surrogates.
    const bool cut_off = &character == &characters.back() && head.size() >= kHead;
    if (character.code_point == kUndecodable && !cut_off) return false;
    if (is_control(character.code_point) || character.code_point == 0xFFFE) return false;
    ascii += character.code_point < 0x80;
    ++total;
  }
  constexpr std::size_t kShare = 40;  // one in so many; Chinese prose has one line end in some 30
  return ascii > 0 && ascii * kShare >= total;
}

// Text without a mark is told by the NUL bytes of its ASCII characters. What has NUL bytes and
// reads as none of these is no text.
const Encoding* unmarked_encoding(std::string_view head) {
  if (head.size() < 2 || head.find('\0') == std::string_view::npos) return nullptr;
  for (const std::string_view name : {"UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE"}) {
    const Encoding& candidate = encoding(name);
    const std::size_t size = unit_size(candidate.units);
    const bool whole = head.size() % size == 0 || head.size() >= kHead;
    if (whole && head.size() >= size && reads_as(head, candidate)) return &candidate;
  }
  return nullptr;
}

bool allows(const Encoding* found, const Engine& engine) {
  if (found == nullptr) return false;
  if (found->kind == Encoding::Kind::single_byte) return engine.has(Rule::legacy);
  return engine.has(found->kind == Encoding::Kind::utf16 ? Rule::utf_16 : Rule::utf_32);
}

}  // namespace

const Encoding* find_transfer(std::string_view head, const Engine& engine) {
  if (engine.from != nullptr) return engine.from;
  const Encoding* found = marked_encoding(head);
  if (found == nullptr) found = unmarked_encoding(head);
  if (found == nullptr) found = find_ebcdic(head);
  return allows(found, engine) ? found : nullptr;
}

std::size_t byte_order_mark_length(std::string_view head, const Encoding& encoding) {
  for (const Mark& mark : kMarks) {
    if (mark.encoding == encoding.name && head.starts_with(mark.bytes)) return mark.bytes.size();
  }
  return 0;
}

}  // namespace degarble
