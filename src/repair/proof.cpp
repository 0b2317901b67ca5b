#include "repair/proof.hpp"

#include <algorithm>

#include "core/box_drawing.hpp"
#include "core/characters.hpp"
#include "core/script.hpp"
#include "core/utf8.hpp"
#include "encodings/byte_table.hpp"
#include "encodings/windows_1252.hpp"
#include "evidence/language.hpp"
#include "evidence/pairs.hpp"
#include "repair/excess_cost.hpp"
#include "repair/fitting.hpp"

namespace degarble {
namespace {

// Whether a letter or a sign in the garble would hardly have behind it what it has, and so is none:
// quotation marks and the like stand behind all letters.
bool has_odd_sign(std::u32string_view garble) {
  for (std::size_t i = 1; i < garble.size(); ++i) {
    const bool is_letter = script_of(garble[i - 1]) != Script::none;
    if (is_unusual_pair(is_letter ? U'a' : garble[i - 1], garble[i])) return true;
  }
  return false;
}

// Arrows, mathematical operators, shapes, dingbats, pictures, and what makes one of a symbol.
bool is_symbol(char32_t c) {
  return (c >= 0x2190 && c <= 0x23FF) || (c >= 0x2500 && c <= 0x27BF) ||
         (c >= 0x2B00 && c <= 0x2BFF) || c == 0xFE0F || (c >= 0x1F300 && c <= 0x1FAFF);
}

// Whether some text of a language with Latin letters has the character.
bool is_usual(char32_t c) {
  const bool is_sign = (c >= 0xA0 && c <= 0xBF) || (c >= 0x2000 && c <= 0x206F);
  if (is_sign || is_symbol(c) || !is_unusual_pair(U' ', c)) return true;
  for (char32_t letter = U'a'; letter <= U'z'; ++letter) {
    if (!is_unusual_pair(letter, c)) return true;
  }
  return false;
}

}  // namespace

std::size_t unusual_in(std::u32string_view text) {
  const auto is_other = [](char32_t c) {
    return (c >= 0x80 && c <= 0x9F) || c == 0xB4 || c == kReplacement;
  };
  const bool is_same = std::ranges::none_of(text, is_other);
  return is_same ? count_unusual_pairs(text) : count_unusual_pairs(as_judged(text));
}

bool is_little(std::size_t unusual_after, std::size_t unusual_before) {
  return unusual_after * 8 <= unusual_before;
}

bool proves_itself(std::u32string_view passage, const Rereading& reading) {
  return std::ranges::all_of(reading.pieces, [&](const Piece& piece) {
    const bool begins = piece.begin == 0 || passage[piece.begin - 1] < 0x80;
    const bool ends = piece.end == passage.size() || passage[piece.end] < 0x80;
    const bool is_inside = piece.begin > 0 && is_small_letter(passage[piece.begin - 1]) &&
                           is_capital_letter(passage[piece.begin]);
    const bool is_odd = is_inside || has_odd_sign(passage.substr(piece.begin, piece.size()));
    const auto meant = reading.text.substr(piece.text_begin, piece.text_end - piece.text_begin);
    return begins && ends && is_odd && std::ranges::all_of(meant, is_usual);
  });
}

bool is_mostly_shown(std::u32string_view passage, const Encoding& shown) {
  const ByteTable& table = byte_table(shown);
  std::size_t inside = 0;
  std::size_t outside = 0;
  for (const char32_t c : passage) {
    if (c < 0x80 || c == kReplacement) continue;
    if (table.at(c) != 0) {
      ++inside;
    } else if (script_of(c) != Script::none) {
      ++outside;
    }
  }
  return outside * 4 <= inside;
}

bool mixes_latin_1(std::u32string_view passage) {
  Latin1Mixture mixture;
  for (const char32_t c : passage) mixture.see(c);
  return mixture.found();
}

bool may_be_latin_9(std::u32string_view passage) {
  constexpr std::u32string_view kInBoth = U"\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u20AC";
  bool has_letter = false;
  for (const char32_t c : passage) {
    if (c < 0x80 || c > 0xFFFF) continue;
    const bool is_in_both = kInBoth.find(c) != std::u32string_view::npos;
    if (!is_in_both && c > 0xFF && byte_shown_as(c) != 0) return false;
    has_letter = has_letter || is_in_both;
  }
  return has_letter;
}

namespace {

bool is_line(BoxArm arm) { return arm == BoxArm::line || arm == BoxArm::double_line; }

bool is_box(char32_t c) { return c >= 0x2500 && c <= 0x25FF; }
bool is_upright(char32_t c) { return c == 0x2502 || c == 0x2551; }

// Whether the line is a row of a table: borders to the left or right, and nothing else of a box.
bool has_borders(std::u32string_view line) {
  const auto is_printed = [](char32_t c) { return !is_any_space(c); };
  const auto first = std::ranges::find_if(line, is_printed);
  if (first == line.end()) return false;
  const auto last = std::find_if(line.rbegin(), line.rend(), is_printed);
  const bool has_other =
      std::ranges::any_of(line, [](char32_t c) { return is_box(c) && !is_upright(c); });
  return !has_other && (is_upright(*first) || is_upright(*last));
}

}  // namespace

bool is_picture(std::u32string_view passage) {
  const auto is_aside = [&](char32_t c) { return is_box(c) || is_any_space(c); };
  std::size_t boxes = 0;
  std::size_t lines = 0;
  std::size_t joints = 0;
  std::size_t clashes = 0;
  for (std::size_t i = 0; i < passage.size(); ++i) {
    const char32_t c = passage[i];
    if (!is_box(c)) continue;
    ++boxes;
    const bool is_straight = c == 0x2500 || c == 0x2502 || c == 0x2550 || c == 0x2551;
    const bool is_apart = (i == 0 || is_aside(passage[i - 1])) &&
                          (i + 1 == passage.size() || is_aside(passage[i + 1]));
    lines += is_straight && is_apart ? 1 : 0;
    if (i + 1 == passage.size() || !is_box(passage[i + 1])) continue;
    const bool reaches = is_line(box_arms(c).right);
    const bool is_reached = is_line(box_arms(passage[i + 1]).left);
    joints += reaches && is_reached ? 1 : 0;
    clashes += reaches != is_reached ? 1 : 0;
  }
  return (lines > 0 && lines * 3 >= boxes) || (joints > 0 && clashes == 0) || has_borders(passage);
}

bool lacks_controls(std::u32string_view passage) {
  constexpr std::size_t kMany = 4;
  std::size_t first = 0;
  std::size_t others = 0;
  std::size_t in_words = 0;  // letters of words of ASCII, perhaps
  char32_t last = U' ';
  for (const char32_t c : passage) {
    const bool is_high = c >= 0x80;
    if (is_high && (c < 0xA0 || c > 0xF4 || (c > 0xBF && c < 0xE0))) return false;
    if (is_high) ++(c >= 0xE0 ? first : others);
    in_words += is_high && is_ascii_letter(last) ? 1 : 0;
    last = c;
  }
  // With the controls, there would be two others for each.
  return first >= kMany && others < 2 * first && in_words * 4 < first;
}

bool is_contradicted(std::u32string_view passage, const Rereading& reading) {
  constexpr std::ptrdiff_t kFew = 20;  // letters
  if (count_read(reading) != 1 || reading.pieces.front().size() != 2) return false;
  const auto is_dash = [](char32_t c) { return c == 0x2013 || c == 0x2014; };
  return std::ranges::any_of(reading.text, is_dash) &&
         std::ranges::count_if(passage, is_ascii_letter) < kFew;
}

bool keeps_scripts(std::u32string_view passage, const Rereading& reading) {
  return std::ranges::all_of(reading.pieces, [&](const Piece& piece) {
    if (piece.size() != piece.text_end - piece.text_begin) return false;
    for (std::size_t i = 0; i < piece.size(); ++i) {
      const Script script = script_of(passage[piece.begin + i]);
      if (script == Script::none || script_of(reading.text[piece.text_begin + i]) != script) {
        return false;
      }
    }
    return true;
  });
}

std::size_t count_read(const Rereading& reading) {
  std::size_t count = 0;
  for (const Piece& piece : reading.pieces) count += piece.text_end - piece.text_begin;
  return count;
}

bool has_much_utf8(const Rereading& reading) {
  constexpr std::size_t kLong = 4;
  const auto is_long = [](const Piece& piece) { return piece.size() >= kLong; };
  return count_read(reading) >= kFewestFitting || std::ranges::any_of(reading.pieces, is_long);
}

}  // namespace degarble
