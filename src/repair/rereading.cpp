#include "repair/rereading.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"
#include "encodings/code_pages.hpp"
#include "encodings/converter.hpp"

namespace degarble {
namespace {

constexpr bool is_double_byte(std::uint16_t bytes) { return bytes >= 0x100; }

// Collects a rereading from left to right.
class Writer {
 public:
  explicit Writer(std::u32string_view passage) : passage_(passage) {
    reading_.text.reserve(passage.size());
  }

  void keep(std::size_t from, std::size_t to) { reading_.text += passage_.substr(from, to - from); }

  void put(std::size_t from, std::size_t to, std::u32string_view meant) {
    if (passage_.substr(from, to - from) == meant) return keep(from, to);
    const std::size_t begin = reading_.text.size();
    reading_.text += meant;
    auto& pieces = reading_.pieces;
    if (!pieces.empty() && pieces.back().end == from) {
      pieces.back().end = to;
      pieces.back().text_end = reading_.text.size();
    } else {
      pieces.push_back({from, to, begin, reading_.text.size()});
    }
  }

  [[nodiscard]] Rereading take() { return std::move(reading_); }

 private:
  std::u32string_view passage_;
  Rereading reading_;
};

// The bytes of a stretch of characters, one after the other.
class ByteStretch {
 public:
  explicit ByteStretch(const std::vector<std::uint16_t>& bytes) : bytes_(bytes) {}

  // The byte that is `skip` bytes behind the start of character `at`; nothing behind the end and
  // at characters that have no bytes.
  [[nodiscard]] int peek(std::size_t at, std::size_t skip) const {
    for (; at < bytes_.size() && bytes_[at] != 0; ++at) {
      const std::size_t length = is_double_byte(bytes_[at]) ? 2 : 1;
      if (skip < length) return length == 2 && skip == 0 ? bytes_[at] >> 8 : bytes_[at] & 0xFF;
      skip -= length;
    }
    return -1;
  }

 private:
  const std::vector<std::uint16_t>& bytes_;
};

struct ReadCharacter {
  char32_t code_point = 0;
  std::size_t length = 0;  // bytes; 0 if there is no character
};

// Whether it is of a plane in which Unicode has no characters, or only private ones.
constexpr bool is_in_empty_plane(char32_t c) {
  return (c >= 0x40000 && c < 0xE0000) || c >= 0xF0000;
}

ReadCharacter utf8_at(const ByteStretch& bytes, std::size_t at, std::size_t skip) {
  std::array<char, 4> unit{};
  const int lead = bytes.peek(at, skip);
  if (lead < 0) return {};
  if (lead < 0x80) return {static_cast<char32_t>(lead), 1};
  if (lead < 0xC2 || lead > 0xF4) return {};
  const std::size_t length = sequence_length(static_cast<std::size_t>(lead));
  for (std::size_t i = 0; i < length; ++i) {
    const int next = bytes.peek(at, skip + i);
    if (next < 0 || (i > 0 && (next & 0xC0) != 0x80)) return {};
    unit[i] = static_cast<char>(next);
  }
  const Character found = character_at({unit.data(), length}, 0);
  if (found.valid() && is_in_empty_plane(found.code_point)) return {};
  if (found.valid()) return {found.code_point, length};
  if (lead != 0xED) return {};
  return {(char32_t{0xD} << 12) | (char32_t{byte(unit[1])} & 0x3F) << 6 | (byte(unit[2]) & 0x3F),
          length};
}

// A character of UTF-8, or a pair of surrogates as CESU-8 writes it.
ReadCharacter read_utf8(const ByteStretch& bytes, std::size_t at, std::size_t skip) {
  const ReadCharacter high = utf8_at(bytes, at, skip);
  if (!is_surrogate(high.code_point)) return high;
  const ReadCharacter low = utf8_at(bytes, at, skip + high.length);
  if (!is_high_surrogate(high.code_point) || !is_low_surrogate(low.code_point)) return {};
  return {from_surrogates(high.code_point, low.code_point), high.length + low.length};
}

// Where a stretch of characters that have bytes ends.
std::size_t stretch_end(const std::vector<std::uint16_t>& bytes, std::size_t at) {
  while (at < bytes.size() && bytes[at] != 0) ++at;
  return at;
}

// Puts decoded characters where they came from: between the places where a character of the
// passage and one of the decoded text begin together.
void align(std::size_t first, const std::vector<std::size_t>& starts,
           const std::vector<Decoded>& characters, std::size_t size, Writer& writer) {
  std::size_t from = 0;  // of `starts`
  std::size_t number = 0;
  std::u32string meant;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    meant += characters[i].code_point;
    const std::size_t end = i + 1 < characters.size() ? characters[i + 1].begin : size;
    while (number < starts.size() && starts[number] < end) ++number;
    const bool together = number == starts.size() ? end == size : starts[number] == end;
    if (!together) continue;
    writer.put(first + from, first + number, meant);
    meant.clear();
    from = number;
  }
}

}  // namespace

std::vector<std::uint16_t> bytes_of(std::u32string_view passage, const ByteTable& table) {
  std::vector<std::uint16_t> bytes(passage.size());
  std::ranges::transform(passage, bytes.begin(), [&](char32_t c) {
    return c < 0x80 ? static_cast<std::uint16_t>(c) : table.at(c);
  });
  return bytes;
}

Rereading reread_as_utf8(std::u32string_view passage, const std::vector<std::uint16_t>& coded) {
  const ByteStretch bytes(coded);
  Writer writer(passage);
  std::u32string meant;
  std::size_t kept = 0;
  for (std::size_t at = 0; at < passage.size();) {
    if (coded[at] < 0x80) {
      ++at;
      continue;
    }
    // Characters of UTF-8, until one ends where one of the passage does.
    meant.clear();
    std::size_t end = at;
    std::size_t ahead = 0;  // bytes of UTF-8 behind passage[end]
    do {
      const ReadCharacter unit = read_utf8(bytes, end, ahead);
      if (unit.length == 0) break;
      meant += unit.code_point;
      ahead += unit.length;
      while (end < passage.size() && ahead >= (is_double_byte(coded[end]) ? 2U : 1U)) {
        ahead -= is_double_byte(coded[end++]) ? 2 : 1;
        if (ahead == 0) break;
      }
    } while (ahead > 0);
    if (ahead > 0 || end == at) {
      ++at;
      continue;
    }
    writer.keep(kept, at);
    writer.put(at, end, meant);
    kept = at = end;
  }
  writer.keep(kept, passage.size());
  return writer.take();
}

std::optional<Rereading> reread_as(const Encoding& meant, std::u32string_view passage,
                                   const std::vector<std::uint16_t>& coded) {
  Writer writer(passage);
  std::string bytes;
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < passage.size();) {
    if (coded[at] == 0) {
      writer.keep(at, at + 1);
      ++at;
      continue;
    }
    const std::size_t end = stretch_end(coded, at);
    bytes.clear();
    starts.clear();
    for (std::size_t i = at; i < end; ++i) {
      starts.push_back(bytes.size());
      if (is_double_byte(coded[i])) bytes += static_cast<char>(coded[i] >> 8);
      bytes += static_cast<char>(coded[i] & 0xFF);
    }
    if (!is_decodable(meant, bytes)) return std::nullopt;
    align(at, starts, decode_characters(meant, bytes), bytes.size(), writer);
    at = end;
  }
  return writer.take();
}

std::vector<Span> byte_spans(std::u32string_view passage, const std::vector<Piece>& pieces) {
  std::vector<Span> spans;
  spans.reserve(pieces.size());
  std::size_t at = 0;
  std::size_t index = 0;
  const auto offset_of = [&](std::size_t end) {
    while (index < end) at += utf8_length(passage[index++]);
    return at;
  };
  for (const Piece& piece : pieces) {
    const std::size_t begin = offset_of(piece.begin);
    spans.push_back({begin, offset_of(piece.end)});
  }
  return spans;
}

Rereading compose_readings(const Rereading& outer, Rereading inner) {
  std::vector<Piece> pieces;
  auto above = outer.pieces.begin();
  auto below = inner.pieces.begin();
  std::size_t passage_at = 0;  // what is equal so far in all three texts ends here
  std::size_t middle_at = 0;
  std::size_t text_at = 0;
  const auto starts_by = [&](std::size_t end) {
    const bool first = above != outer.pieces.end() && above->text_begin <= end;
    return first || (below != inner.pieces.end() && below->begin <= end);
  };
  while (above != outer.pieces.end() || below != inner.pieces.end()) {
    constexpr std::size_t kNone = ~std::size_t{0};
    const std::size_t begin = std::min(above != outer.pieces.end() ? above->text_begin : kNone,
                                       below != inner.pieces.end() ? below->begin : kNone);
    Piece piece{passage_at + (begin - middle_at), 0, text_at + (begin - middle_at), 0};
    std::size_t end = begin;
    std::size_t passage_end = piece.begin;
    std::size_t text_end = piece.text_begin;
    // What is changed in the middle text, by either, from here to where both leave it alone.
    std::size_t passage_middle = begin;  // middle text up to here is in passage_end
    std::size_t text_middle = begin;
    while (starts_by(end)) {
      if (above != outer.pieces.end() && above->text_begin <= end) {
        passage_end += above->text_begin - passage_middle + above->size();
        passage_middle = above->text_end;
        end = std::max(end, above->text_end);
        ++above;
      } else {
        text_end += below->begin - text_middle + (below->text_end - below->text_begin);
        text_middle = below->end;
        end = std::max(end, below->end);
        ++below;
      }
    }
    piece.end = passage_end + (end - passage_middle);
    piece.text_end = text_end + (end - text_middle);
    pieces.push_back(piece);
    passage_at = piece.end;
    middle_at = end;
    text_at = piece.text_end;
  }
  return {std::move(inner.text), std::move(pieces)};
}

}  // namespace degarble
