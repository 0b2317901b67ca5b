#include "detect/lines.hpp"

#include <algorithm>
#include <array>

#include "core/script.hpp"
#include "core/utf8.hpp"
#include "detect/charset.hpp"
#include "detect/known_words.hpp"
#include "detect/pictures.hpp"
#include "encodings/code_pages.hpp"
#include "encodings/converter.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

// Whether the characters above ASCII cost what they do in prose of the language.
bool is_prose_in(std::u32string_view text, Language language) {
  return cost_above_ascii(text, language) <= prose_limit_above_ascii(text);
}

// Whether a letter of the encoding stands beside an ASCII letter, and would be one in windows-1252.
bool has_mixed_word(std::string_view line, const Encoding& legacy) {
  static const Encoding& western = encoding("windows-1252");
  for (std::size_t at = scan::find_mixed_pair(line); at < line.size();
       at = scan::find_mixed_pair(line, at + 1)) {
    const unsigned char high = byte(is_ascii(line[at]) ? line[at + 1] : line[at]);
    const char32_t letter = code_point_of(western, high);
    const char32_t own = code_point_of(legacy, high);
    const bool is_letter = is_small_letter(letter) || is_capital_letter(letter);
    if (is_letter && own >= 0x370 && own < 0x2000) return true;
  }
  return false;
}

// Whether the text's characters above ASCII cost so little in any language.
bool costs_at_most(std::u32string_view text, std::int64_t limit) {
  for (std::size_t i = 0; i < language_count(); ++i) {
    if (text_cost(text, static_cast<Language>(i)).other <= limit) return true;
  }
  return false;
}

// Whether all that is not ASCII is pairs of bytes that are UTF-8, and stands apart from ASCII
// letters, as no accented letter does.
bool is_in_lone_pairs(std::string_view line) {
  for (std::size_t at = scan::find_non_ascii(line); at < line.size();) {
    const std::size_t begin = at;
    while (at < line.size() && !is_ascii(line[at])) {
      const Character character = character_at(line, at);
      if (!character.valid() || character.length != 2) return false;
      at += 2;
    }
    const bool touches = (begin > 0 && is_ascii_letter(byte(line[begin - 1]))) ||
                         (at < line.size() && is_ascii_letter(byte(line[at])));
    if (touches) return false;
    at = scan::find_non_ascii(line, at);
  }
  return true;
}

// Whether a line of a text in another script is UTF-8 by chance, because a letter or two are no
// word in any other: they would be of the script if they were UTF-8.
bool is_chance(std::string_view line, const Encoding& legacy, Language language) {
  const bool is_asian = !is_single_byte(legacy) && !is_written_in_latin(language);
  const bool is_foreign = is_asian || is_of_another_script(legacy);
  if (!is_foreign || !is_in_lone_pairs(line) || !is_decodable(legacy, line)) return false;
  const std::u32string text = decoded_in_parts(line, legacy);
  const bool has_letter =
      std::ranges::any_of(text, [](char32_t c) { return c >= 0xC0 && is_letter(c); });
  return has_letter && !is_prose_in(text, language);
}

}  // namespace

std::u32string decoded_in_parts(std::string_view line, const Encoding& legacy) {
  std::u32string text;
  std::size_t at = 0;
  while (at < line.size()) {
    const Character character = character_at(line, at);
    std::size_t end = at + character.length;
    if (character.valid()) {
      text += character.code_point;
    } else {
      while (end < line.size() && !character_at(line, end).valid()) ++end;
      text += decode_code_points(legacy, line.substr(at, end - at));
    }
    at = end;
  }
  return text;
}

std::string legacy_window(std::string_view block, std::size_t ill_formed) {
  std::string window;
  std::size_t at = ill_formed;
  while (at < block.size() && window.size() < kWindow) {
    const std::size_t line_end = block.rfind('\n', at);
    const std::size_t begin = line_end == std::string_view::npos ? 0 : line_end + 1;
    const std::size_t end = std::min(block.find('\n', at), block.size() - 1) + 1;
    // Of a line that is longer than the window, the part around its first such byte.
    const std::size_t from =
        end - begin > kWindow ? std::max(begin, at - std::min(at, kWindow / 4)) : begin;
    window += block.substr(from, std::min(end - from, kWindow - window.size()));
    at = scan::find_ill_formed(block, end);
  }
  return window;
}

bool reads_alike(std::string_view bytes, const Encoding& a, const Encoding& b) {
  return &a == &b || decode_code_points(a, bytes) == decode_code_points(b, bytes);
}

std::string implausible_lines(std::string_view block, std::size_t ill_formed,
                              const Encoding& legacy, Language language) {
  // Enough to see another encoding; a look at each line of a long text would cost more than
  // decoding.
  constexpr std::size_t kMostLines = 32;
  constexpr std::size_t kEnough = 160;  // bytes of a line
  const std::size_t stride = block.size() / kMostLines;
  std::string window;
  std::size_t next = 0;  // line
  for (std::size_t at = ill_formed; at < block.size() && window.size() < kWindow;) {
    const std::size_t end = std::min(block.find('\n', at), block.size() - 1) + 1;
    const std::string_view sample = block.substr(at, std::min(end - at, kEnough));
    if (!is_plausible_in(sample, legacy, language) && !is_drawn(sample)) {
      const std::size_t begin = block.rfind('\n', at) + 1;
      window += block.substr(begin, std::min(end - begin, kWindow));
    }
    next += stride;
    const std::size_t line = std::max(end, block.rfind('\n', next) + 1);
    at = scan::find_ill_formed(block, line);
  }
  return window;
}

bool is_plausible_in(std::string_view text, const Encoding& legacy, Language language) {
  return is_prose_in(decode_code_points(legacy, text), language);
}

std::int64_t legacy_cost(std::string_view text, const Encoding& legacy, Language language) {
  return cost_above_ascii(decode_code_points(legacy, text), language);
}

bool is_of_another_script(const Encoding& encoding) {
  constexpr int kFew = 24;  // letters, which windows-1256 has for French
  if (encoding.kind != Encoding::Kind::single_byte) return false;
  int latin = 0;
  for (unsigned i = 0x80; i <= 0xFF; ++i) {
    const char32_t c = code_point_of(encoding, static_cast<unsigned char>(i));
    latin += c >= 0xC0 && c < 0x250;
  }
  return latin <= kFew;
}

bool is_western_line(std::string_view line, const Encoding& legacy, Language language) {
  // A Russian ending on an English name gains up to 13, and a letter in a word for one that looks
  // alike up to 18.
  constexpr std::int64_t kChange = 20 * kNat;
  static const Encoding& western = encoding("windows-1252");
  static const std::array kLanguages = {find_language("en"), find_language("fr"),
                                        find_language("de"), find_language("es"),
                                        find_language("it"), find_language("pt")};
  if (!has_mixed_word(line, legacy)) return false;
  const std::u32string text = decode_code_points(western, line);
  const std::int64_t limit = legacy_cost(line, legacy, language) - kChange;
  return std::ranges::any_of(kLanguages, [&](Language western_language) {
    const std::int64_t gain = gain_of_known_words(text, western_language);
    return cost_above_ascii(text, western_language) - gain < limit;
  });
}

bool is_legacy_line(std::string_view line, const Encoding& legacy, Language language,
                    Validity validity, bool rare) {
  // A line of a legacy encoding is valid UTF-8 by chance in 1 of 600 cases, so it takes some; parts
  // of one are, much more often than a line mixes two encodings.
  if (language == kNoLanguage) return false;
  if (rare && validity == Validity::throughout && is_chance(line, legacy, language)) return true;
  // East Asian encodings have faults to make, and UTF-8 by chance in nearly every line.
  const bool faultless = legacy.kind == Encoding::Kind::multi_byte && is_decodable(legacy, line);
  std::int64_t handicap = rare ? (faultless ? -6 : 2) * kNat : 12 * kNat;
  if (validity == Validity::in_parts) handicap = (rare ? -20 : -8) * kNat;
  if (validity == Validity::in_parts && faultless) return true;
  const std::u32string whole = decode_code_points(legacy, line);
  const bool plausible = is_prose_in(whole, language);
  if (validity == Validity::in_parts && plausible) return true;
  // A character or two among ASCII are never cheap.
  if (validity == Validity::throughout && !plausible && !(rare && faultless)) return false;
  const std::u32string parts = decoded_in_parts(line, legacy);
  const std::int64_t cost = cost_above_ascii(whole, language);
  return !costs_at_most(parts, cost + handicap - shape_cost(parts));
}

}  // namespace degarble
