#include "repair/undefined_bytes.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "core/script.hpp"
#include "core/utf8.hpp"
#include "encodings/code_pages.hpp"
#include "encodings/converter.hpp"

namespace degarble {
namespace {

// The letters that the encoding has where the other one shows nothing, or a control.
std::u32string letters_of_undefined_bytes(const Channel& channel) {
  std::u32string letters;
  for (unsigned byte = 0x80; byte <= 0xFF; ++byte) {
    const char32_t shown = code_point_of(*channel.shown, static_cast<unsigned char>(byte));
    const char32_t meant = code_point_of(*channel.meant, static_cast<unsigned char>(byte));
    const bool is_undefined = shown == kUndecodable || (shown >= 0x80 && shown <= 0x9F);
    const bool is_letter = meant != kUndecodable && script_of(meant) != Script::none;
    if (is_undefined && is_letter) letters += meant;
  }
  return letters;
}

// Which of the letters makes most sense in the place of the mark at text[at]; the mark if none does
// by far.
char32_t likeliest_letter(std::u32string_view text, std::size_t at, std::u32string_view letters,
                          Language language) {
  constexpr std::size_t kReach = 12;  // characters on each side
  constexpr std::int64_t kClear = 5 * kNat;
  const std::size_t begin = at - std::min(at, kReach);
  std::u32string near(text.substr(begin, 2 * kReach + 1));
  std::int64_t least = std::numeric_limits<std::int64_t>::max() / 2;
  std::int64_t next = least;
  char32_t best = kReplacement;
  const bool in_word = at > 0 && is_small_letter(text[at - 1]);
  for (const char32_t letter : letters) {
    if (in_word && is_capital_letter(letter)) continue;
    near[at - begin] = letter;
    const std::int64_t cost = cost_above_ascii(near, language);
    if (cost < least) {
      next = std::exchange(least, cost);
      best = letter;
    } else {
      next = std::min(next, cost);
    }
  }
  return next - least >= kClear ? best : kReplacement;
}

// Where two texts of one length differ.
std::vector<Piece> differences(std::u32string_view passage, std::u32string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < passage.size(); ++at) {
    if (passage[at] == text[at]) continue;
    if (pieces.empty() || pieces.back().end != at) pieces.push_back({at, at, at, at});
    pieces.back().end = pieces.back().text_end = at + 1;
  }
  return pieces;
}

}  // namespace

void fill_undefined_bytes(std::u32string_view passage, const Channel& channel, Language language,
                          Rereading& reading) {
  std::u32string& text = reading.text;
  std::size_t at = text.find(kReplacement);
  const bool is_single = is_single_byte(*channel.shown) && is_single_byte(*channel.meant);
  if (!is_single || at == std::u32string::npos) return;
  const std::u32string letters = letters_of_undefined_bytes(channel);
  for (; at != std::u32string::npos; at = text.find(kReplacement, at + 1)) {
    text[at] = likeliest_letter(text, at, letters, language);
  }
  reading.pieces = differences(passage, text);
}

}  // namespace degarble
