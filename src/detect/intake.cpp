#include "detect/intake.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <string>

#include "core/utf8.hpp"
#include "detect/charset.hpp"
#include "encodings/converter.hpp"
#include "evidence/language.hpp"
#include "scan/scan.hpp"
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

// What no text has: control characters, noncharacters, and planes that are empty or private.
bool is_strange(char32_t c) {
  const bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B;
  return control || (c >= 0x7F && c <= 0x9F) || (c & 0xFFFE) == 0xFFFE ||
         (c >= 0x40000 && c >> 12 != 0xE0);
}

// What East Asian text consists of, but for ASCII.
bool is_of_east_asian_text(char32_t c) {
  return (c >= 0x3000 && c <= 0x30FF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xFF01 && c <= 0xFFEE) ||
         (c >= 0x2010 && c <= 0x2026);
}

// The characters of it that come often, and whose bytes are no such character in the other order:
// kana, ideographic punctuation and space, fullwidth comma.
bool is_landmark(char32_t c) { return (c >= 0x3000 && c <= 0x30FF) || c == 0xFF0C; }

// What the head holds, read in some encoding.
struct HeadReading {
  bool broken = false;  // bytes that are no character, or a strange one
  std::size_t total = 0;
  std::size_t ascii = 0;
  std::size_t east_asian = 0;
  std::size_t landmarks = 0;
  std::bitset<0x1100> rows;  // of 256 code points, that hold the others
  std::u32string text;
};

HeadReading read_head(std::string_view head, const Encoding& encoding) {
  const std::size_t size = unit_size(encoding.units);
  HeadReading reading;
  const auto characters = decode_characters(encoding, head.substr(0, head.size() / size * size));
  for (const Decoded& character : characters) {
    // The head may end inside a pair of surrogates.
    const bool cut_off = &character == &characters.back() && head.size() >= kHead;
    const char32_t c = character.code_point;
    if (c == kUndecodable) {
      reading.broken |= !cut_off;
      continue;
    }
    reading.text += c;
    reading.broken |= is_strange(c);
    reading.ascii += c < 0x80;
    reading.east_asian += is_of_east_asian_text(c);
    reading.landmarks += is_landmark(c);
    if (c >= 0x80 && !is_of_east_asian_text(c)) reading.rows.set(c >> 8);
  }
  reading.total = characters.size();
  return reading;
}

// Whether letters of one alphabet make sense in a language that is written in it.
bool is_of_a_language(std::u32string_view text) {
  const std::int64_t most = prose_limit_above_ascii(text);
  for (std::size_t i = 0; i < language_count(); ++i) {
    if (cost_above_ascii(text, static_cast<Language>(i)) <= most) return true;
  }
  return false;
}

// Whether `head` reads as text in the encoding: whole characters, none of them strange, and a fair
// share of them ASCII, as line ends, spaces and markup are in most languages; the others of few
// alphabets, for numbers are of all. East Asian text may have no ASCII for pages. There, four bytes
// that always are such a character are proof enough; of two bytes some must be landmarks, as other
// bytes are some ideograph or other too often. Nor need a line of Thai, if its language is told.
bool reads_as(std::string_view head, const Encoding& encoding) {
  constexpr std::size_t kShare = 40;      // one in so many
  constexpr std::size_t kLandmarks = 30;  // Chinese prose has one in 10, Japanese one in 2
  constexpr std::size_t kEnough = 16;
  constexpr std::size_t kFew = 16;
  const HeadReading reading = read_head(head, encoding);
  if (reading.broken) return false;
  // Any two bytes are an ideograph, so in a few of them a NUL byte may be there by chance.
  const bool by_chance = reading.total < kFew && reading.east_asian > 0 && reading.landmarks == 0;
  if (by_chance && reading.ascii * 2 < reading.total) return false;
  // Letters, their accents, and punctuation; each more wants some ASCII around it.
  const bool few_alphabets = reading.rows.count() * 8 <= reading.ascii + 40;
  if (reading.ascii > 0 && reading.ascii * kShare >= reading.total) return few_alphabets;
  if (reading.rows.count() == 1 && reading.east_asian == 0 && reading.total >= kEnough) {
    return is_of_a_language(reading.text);
  }
  if (reading.east_asian + reading.ascii < reading.total) return false;
  if (encoding.kind == Encoding::Kind::utf32) return reading.total > 1;
  return reading.total >= kEnough && reading.landmarks * kLandmarks >= reading.total;
}

// Whether a third of the bytes are controls, as in UTF-16 of an alphabet below U+2000.
bool is_full_of_controls(std::string_view head) {
  const auto controls = std::ranges::count_if(head, [](char c) { return c >= 0 && c < ' '; });
  return static_cast<std::size_t>(controls) * 3 >= head.size();
}

// Whether bytes can't be UTF-16 or UTF-32: what is UTF-8 is nothing else, unless it is ASCII with
// NUL bytes, or full of controls. ASCII letters in pairs are ideographs: "Bush hid the facts" is
// nine of them.
bool is_utf8(std::string_view head) {
  const std::size_t fault = scan::find_ill_formed(head);
  const bool cut_off = fault < head.size() && head.size() >= kHead &&
                       character_at(head, fault).reason == IllFormed::truncated;
  if (fault < head.size() && !cut_off) return false;
  if (scan::find_non_ascii(head) < fault) return true;
  return head.find('\0') == head.npos && !is_full_of_controls(head);
}

// Text without a mark is told by the NUL bytes of its ASCII characters, or by East Asian characters
// alone. What has NUL bytes and reads as none of these is no text.
const Encoding* unmarked_encoding(std::string_view head) {
  constexpr std::size_t kEnoughIfCutOff = 64;
  if (head.size() < 2 || is_utf8(head)) return nullptr;
  for (const std::string_view name : {"UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE"}) {
    const Encoding& candidate = encoding(name);
    const std::size_t size = unit_size(candidate.units);
    const bool whole = head.size() % size == 0 || head.size() >= kEnoughIfCutOff;
    if (whole && head.size() >= size && reads_as(head, candidate)) return &candidate;
  }
  return nullptr;
}

bool allows(const Encoding* found, const Engine& engine) {
  if (found == nullptr) return false;
  if (is_single_byte(*found)) return engine.has(Rule::legacy);
  return engine.has(found->kind == Encoding::Kind::utf16 ? Rule::utf_16 : Rule::utf_32);
}

}  // namespace

const Encoding* find_transfer(std::string_view head, const Engine& engine) {
  if (engine.from != nullptr) return engine.from;
  const Encoding* found = marked_encoding(head);
  if (found == nullptr) found = unmarked_encoding(head);
  if (found == nullptr) found = find_ebcdic(head, engine.hint);
  return allows(found, engine) ? found : nullptr;
}

std::size_t byte_order_mark_length(std::string_view head, const Encoding& encoding) {
  for (const Mark& mark : kMarks) {
    if (mark.encoding == encoding.name && head.starts_with(mark.bytes)) return mark.bytes.size();
  }
  return 0;
}

}  // namespace degarble
