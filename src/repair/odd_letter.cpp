#include "repair/odd_letter.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "core/utf8.hpp"
#include "core/words.hpp"
#include "encodings/code_pages.hpp"
#include "encodings/encodings.hpp"
#include "encodings/windows_1252.hpp"
#include "evidence/vocabulary.hpp"

namespace degarble {
namespace {

// The encodings that the byte may be of, beside windows-1252.
std::span<const Encoding* const> pages() {
  static const std::array kPages{&encoding("macintosh"), &encoding("ibm850"), &encoding("ibm852")};
  return kPages;
}

}  // namespace

char32_t odd_letter(Lines& lines, Span place, unsigned char byte) {
  constexpr std::size_t kFewestLetters = 3;
  const OpenWord word = open_word(lines.text(), place.begin, place.end, alphabet::kListed);
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
      if (lines.at(place.begin).language() == find_language(list.code())) return letter;
    }
  }
  return 0;
}

}  // namespace degarble
