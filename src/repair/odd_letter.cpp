#include "repair/odd_letter.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "core/utf8.hpp"
#include "encodings/code_pages.hpp"
#include "encodings/encodings.hpp"
#include "encodings/windows_1252.hpp"
#include "evidence/letters.hpp"
#include "evidence/plausibility.hpp"
#include "evidence/vocabulary.hpp"

namespace degarble {
namespace {

// The encodings that the byte may be of, beside windows-1252.
std::span<const Encoding* const> pages() {
  static const std::array kPages{&encoding("macintosh"), &encoding("ibm850"), &encoding("ibm852")};
  return kPages;
}

// The letters around a place, in lower case.
struct Word {
  std::u32string before;
  std::u32string after;

  [[nodiscard]] std::u32string with(char32_t letter) const {
    return before + to_lower(letter) + after;
  }
};

Word word_around(std::string_view text, Span place) {
  Word word;
  for (std::size_t at = place.begin; at > 0 && word.before.size() < kLongestEntry;) {
    const Character last = character_before(text, at);
    if (!is_latin_or_cyrillic(last.code_point)) break;
    word.before += to_lower(last.code_point);
    at -= last.length;
  }
  std::ranges::reverse(word.before);
  for (std::size_t at = place.end; at < text.size() && word.after.size() < kLongestEntry;) {
    const Character next = well_formed_character_at(text, at);
    if (!is_latin_or_cyrillic(next.code_point)) break;
    word.after += to_lower(next.code_point);
    at += next.length;
  }
  return word;
}

// The language of the line around the place, but for the place itself.
Language language_around(std::string_view text, Span place) {
  constexpr std::size_t kReach = 200;                          // bytes
  const std::size_t line = text.rfind('\n', place.begin) + 1;  // 0 if there is none
  const std::size_t near = place.begin - std::min(place.begin, kReach);
  std::size_t end = std::min({text.size(), text.find('\n', place.end), place.end + kReach});
  while (end < text.size() && is_continuation(text[end])) ++end;
  const std::size_t begin = std::max(line, character_start(text, near));
  const std::u32string around = code_points(text.substr(begin, place.begin - begin)) +
                                code_points(text.substr(place.end, end - place.end));
  return Judge(around).judge(around).language;
}

}  // namespace

char32_t odd_letter(std::string_view text, Span place, unsigned char byte) {
  constexpr std::size_t kFewestLetters = 3;
  const Word word = word_around(text, place);
  if (word.before.size() + word.after.size() + 1 < kFewestLetters) return 0;
  const char32_t usual = kWindows1252[byte - 0x80];
  const bool is_sign = !is_latin_or_cyrillic(usual);
  if (is_sign && (word.before.empty() || word.after.empty())) return 0;
  const std::u32string shown = word.with(usual);
  for (const Encoding* const page : pages()) {
    const char32_t letter = code_point_of(*page, byte);
    if (!is_latin_or_cyrillic(letter)) continue;
    const std::u32string meant = word.with(letter);
    for (const WordList& list : word_lists()) {
      if (!list.find(meant) || (!is_sign && list.find(shown))) continue;
      if (language_around(text, place) == find_language(list.code())) return letter;
    }
  }
  return 0;
}

}  // namespace degarble
