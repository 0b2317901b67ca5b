#include "repair/way_back.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/utf8.hpp"
#include "encodings/byte_table.hpp"

namespace degarble {
namespace {

// The first byte of East Asian punctuation, which many encodings have nothing for: U+FFFD may stand
// for it. 0 for encodings of single bytes.
std::uint16_t punctuation_lead(const Encoding& meant) {
  if (meant.kind != Encoding::Kind::multi_byte) return 0;
  return meant.scheme == Scheme::shift_jis ? 0x81 : 0xA1;
}

std::optional<Rereading> reread_directly(std::u32string_view passage, const Encoding& meant,
                                         const Encoding& shown) {
  std::vector<std::uint16_t> bytes = bytes_of(passage, byte_table(shown));
  if (&meant == &utf8()) return reread_as_utf8(passage, bytes);
  return reread_as(meant, passage, with_leads(passage, std::move(bytes), meant));
}

// Whether all that the outer reading changed is changed again by the inner one: else it was not
// what had been shown wrongly.
bool covers_changes(const Rereading& inner, const Rereading& outer) {
  auto piece = inner.pieces.begin();
  for (const Piece& changed : outer.pieces) {
    while (piece != inner.pieces.end() && piece->end < changed.text_end) ++piece;
    if (piece == inner.pieces.end() || piece->begin > changed.text_begin) return false;
  }
  return !outer.pieces.empty();
}

// Puts back what the encoding of a detour does not have, where it was the end of a quotation mark
// or an ellipsis: Mac Roman has no broken bar, and an underscore was written for it; a control
// stayed one.
void put_back_endings(std::u32string_view passage, const Detour& detour, Rereading& outer) {
  constexpr std::u32string_view kFirst = U"\u00E2\u20AC";  // of U+2000..U+203F as windows-1252
  constexpr char32_t kBrokenBar = 0xA6;
  constexpr char32_t kControl = 0x9D;
  if (detour.shown != &windows_1252()) return;
  for (Piece& piece : outer.pieces) {
    const std::u32string_view meant =
        std::u32string_view(outer.text).substr(piece.text_begin, piece.text_end - piece.text_begin);
    const bool is_cut = meant.ends_with(kFirst) && piece.end < passage.size();
    if (is_cut && passage[piece.end] == U'_') {
      outer.text[piece.text_end] = kBrokenBar;
      ++piece.end;
      ++piece.text_end;
    } else if (passage[piece.end - 1] == kControl && piece.size() == meant.size() &&
               meant.substr(0, meant.size() - 1).ends_with(kFirst)) {
      outer.text[piece.text_end - 1] = kControl;
    }
  }
}

}  // namespace

std::vector<std::uint16_t> with_leads(std::u32string_view passage, std::vector<std::uint16_t> bytes,
                                      const Encoding& meant) {
  for (std::size_t i = 0; i < passage.size(); ++i) {
    if (passage[i] == kReplacement && bytes[i] == 0) bytes[i] = punctuation_lead(meant);
  }
  return bytes;
}

std::optional<Rereading> reread(std::u32string_view passage, const Channel& channel) {
  const Detour& detour = channel.detour;
  if (detour.times == 0) return reread_directly(passage, *channel.meant, *channel.shown);
  auto outer = reread_directly(passage, *detour.written, *detour.shown);
  if (!outer) return std::nullopt;
  put_back_endings(passage, detour, *outer);
  Channel rest = channel;
  if (--rest.detour.times == 0) rest.detour = {};
  auto inner = reread(outer->text, rest);
  if (!inner || !covers_changes(*inner, *outer)) return std::nullopt;
  return compose_readings(*outer, *std::move(inner));
}

namespace {

// Whether a first byte of UTF-8's sequences stands before a further one anywhere: without that
// nothing of the passage is UTF-8 that was read as the encoding.
bool may_hold_utf8(std::u32string_view passage, const ByteTable& table) {
  const auto is_sequence = [&](char32_t first, char32_t second) {
    return first >= 0x80 && table.at(first) >= 0xC2 && second >= 0x80 && table.at(second) >= 0x80 &&
           table.at(second) < 0xC0;
  };
  return std::ranges::adjacent_find(passage, is_sequence) != passage.end();
}

}  // namespace

bool reads_as_utf8(std::u32string_view passage, const Encoding& shown) {
  if (!is_single_byte(shown) || !may_hold_utf8(passage, byte_table(shown))) return false;
  const auto reading = reread(passage, {&utf8(), &shown, {}});
  std::size_t read = 0;
  for (const Piece& piece : reading->pieces) read += piece.size();
  if (&shown == &windows_1252()) return read > 0;
  const auto high = std::ranges::count_if(passage, [](char32_t c) { return c >= 0x80; });
  return read > static_cast<std::size_t>(high) / 2;
}

bool reads_as_utf8(std::u32string_view passage) {
  return std::ranges::any_of(misreaders(), [&](const Misreader& misreader) {
    return reads_as_utf8(passage, *misreader.encoding);
  });
}

}  // namespace degarble
