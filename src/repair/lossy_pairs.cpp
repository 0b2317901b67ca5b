#include "repair/lossy_pairs.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/utf8.hpp"
#include "encodings/byte_table.hpp"
#include "encodings/converter.hpp"
#include "evidence/pairs.hpp"

namespace degarble {
namespace {

constexpr std::int64_t kCertain = 2 * kNat;  // what the encoding has leaves little choice
constexpr std::int32_t kLost = kNat / 3;  // the encoding has nothing for it, so it had to be lost

// A byte above ASCII of a character that is not read, as a character that no language has.
constexpr char32_t kByte = 0xF700;
constexpr bool is_byte(char32_t c) { return c >= kByte + 0x80 && c <= kByte + 0xFF; }

// The bytes of a passage, each as a character; U+FFFD for those that were lost.
struct PairBytes {
  std::u32string text;
  std::vector<std::size_t> starts;  // of the characters of the passage, and the end

  // The character of the passage that byte number `at` is of.
  [[nodiscard]] std::size_t owner(std::size_t at) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(starts, at) - starts.begin()) - 1;
  }
};

PairBytes bytes_of_passage(std::u32string_view passage, const Encoding& shown) {
  const std::vector<std::uint16_t> coded = bytes_of(passage, byte_table(shown));
  PairBytes bytes;
  for (std::size_t i = 0; i < passage.size(); ++i) {
    bytes.starts.push_back(bytes.text.size());
    if (coded[i] < 0x80) {
      bytes.text += passage[i];
      continue;
    }
    const char32_t first = coded[i] >> 8;
    const char32_t last = coded[i] & 0xFF;
    if (first != 0) bytes.text += static_cast<char32_t>(kByte + first);
    bytes.text += last < 0x80 ? last : static_cast<char32_t>(kByte + last);
  }
  bytes.starts.push_back(bytes.text.size());
  return bytes;
}

// What may begin at each byte.
class PairChoices {
 public:
  PairChoices(std::u32string_view bytes, const Encoding& shown) : bytes_(bytes), shown_(shown) {
    for (unsigned byte = 0x80; byte <= 0xFF; ++byte) {
      const char one = static_cast<char>(byte);
      if (!is_decodable(shown, {&one, 1})) lost_alone_ += one;
    }
  }

  [[nodiscard]] std::vector<Sequence> at(std::size_t at) {
    found_.clear();
    for (const char lead : bytes_at(at)) {
      const unsigned char value = byte(lead);
      if (value < 0xC2 || value > 0xF4) continue;
      unit_[0] = lead;
      extend(1, sequence_length(value), at + 1, is_lost(at) ? kLost : 0);
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool is_lost(std::size_t at) const { return bytes_[at] == kReplacement; }

  // The byte that stands there, or those that were lost there.
  [[nodiscard]] std::string bytes_at(std::size_t at) const {
    if (at >= bytes_.size()) return {};
    if (is_byte(bytes_[at])) return {static_cast<char>(bytes_[at] - kByte)};
    return is_lost(at) ? lost_before(at + 1) : std::string();
  }

  // The bytes that the encoding has no character for, before the next one.
  [[nodiscard]] std::string lost_before(std::size_t next) const {
    const bool is_known =
        next < bytes_.size() && !is_lost(next) && (bytes_[next] < 0x80 || is_byte(bytes_[next]));
    if (!is_known) return lost_alone_;
    std::string lost;
    std::string pair(2, static_cast<char>(bytes_[next] & 0xFF));
    for (const char one : lost_alone_) {
      pair[0] = one;
      if (!is_decodable(shown_, pair)) lost += one;
    }
    return lost;
  }

  void extend(std::size_t have, std::size_t length, std::size_t at, std::int32_t cost) {
    // Of a character, one byte may be lost; of a quotation mark or a dash, two.
    const bool is_general = have > 1 && unit_[0] == '\xE2' && unit_[1] == '\x80';
    if (cost > kLost && !is_general) return;
    if (have == length) {
      const Character meant = character_at({unit_.data(), length}, 0);
      if (meant.valid()) found_.push_back({meant.code_point, at, cost});
      return;
    }
    for (const char next : bytes_at(at)) {
      if ((byte(next) & 0xC0) != 0x80) continue;
      unit_[have] = next;
      extend(have + 1, length, at + 1, cost + (is_lost(at) ? kLost : 0));
    }
  }

  std::u32string_view bytes_;
  const Encoding& shown_;
  std::string lost_alone_;
  std::array<char, 4> unit_{};
  std::vector<Sequence> found_;
};

// Whether so much was lost that nobody can tell what.
bool is_mostly_lost(std::u32string_view bytes) {
  const auto lost = std::ranges::count(bytes, kReplacement);
  return lost > std::ranges::count_if(bytes, is_byte) * 2;
}

// Whether too many of the characters that were read are still not known.
bool is_mostly_unknown(const Rereading& reading) {
  std::size_t known = 0;
  std::size_t unknown = 0;
  for (const Piece& piece : reading.pieces) {
    for (std::size_t i = piece.text_begin; i < piece.text_end; ++i) {
      ++(reading.text[i] == kReplacement ? unknown : known);
    }
  }
  return unknown * 3 > known;
}

// The reading of the passage from that of its bytes; nothing if a part of a character is left.
std::optional<Rereading> of_passage(std::u32string_view passage, const PairBytes& bytes,
                                    const Rereading& reading) {
  Rereading whole;
  std::size_t done = 0;  // of the passage
  for (const Piece& piece : reading.pieces) {
    const std::size_t begin = bytes.owner(piece.begin);
    const std::size_t end = bytes.owner(piece.end - 1) + 1;
    if (begin < done) return std::nullopt;
    const std::size_t before = piece.begin - bytes.starts[begin];  // bytes that were kept
    const std::size_t behind = bytes.starts[end] - piece.end;
    const std::u32string_view meant =
        std::u32string_view(reading.text)
            .substr(piece.text_begin - before, before + piece.text_end - piece.text_begin + behind);
    if (std::ranges::any_of(meant, is_byte)) return std::nullopt;
    whole.text += passage.substr(done, begin - done);
    whole.pieces.push_back({begin, end, whole.text.size(), whole.text.size() + meant.size()});
    whole.text += meant;
    done = end;
  }
  whole.text += passage.substr(done);
  return whole;
}

}  // namespace

std::optional<LossyReading> read_lossy_pairs(std::u32string_view passage, const Encoding& shown) {
  const PairBytes bytes = bytes_of_passage(passage, shown);
  if (is_mostly_lost(bytes.text)) return std::nullopt;
  PairChoices places(bytes.text, shown);
  Sequences sequences(bytes.text.size());
  for (std::size_t at = 0; at < bytes.text.size(); ++at) sequences[at] = places.at(at);
  auto found = likeliest_reading(bytes.text, sequences, kCertain, Unknown::any);
  if (!found || found->damage == 0 || is_mostly_unknown(found->reading)) return std::nullopt;
  auto reading = of_passage(passage, bytes, found->reading);
  if (!reading) return std::nullopt;
  found->reading = *std::move(reading);
  return found;
}

}  // namespace degarble
