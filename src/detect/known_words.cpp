#include "detect/known_words.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/endings.hpp"
#include "core/words.hpp"
#include "evidence/vocabulary.hpp"

namespace degarble {
namespace {

constexpr char32_t kApostrophe = 0x2019;

// Whether what stands behind an apostrophe is what English has there.
bool has_english_ending(std::u32string_view word, std::size_t apostrophe) {
  return apostrophe > 0 && is_apostrophe_ending(word.substr(apostrophe + 1));
}

// Words of one letter above ASCII, which the lists leave out.
struct LoneLetters {
  std::string_view language;
  std::u32string_view letters;
};
constexpr LoneLetters kLoneLetters[] = {
    {"fr", U"\u00E0"}, {"it", U"\u00E0\u00E8"}, {"pt", U"\u00E0\u00E9"},
    {"sv", U"\u00E5"}, {"da", U"\u00E5"},       {"no", U"\u00E5"},
};

bool is_lone_letter(char32_t letter, Language language) {
  return std::ranges::any_of(kLoneLetters, [&](const LoneLetters& row) {
    return row.language == language_code(language) && is_one_of(letter, row.letters);
  });
}

bool is_known_word(std::u32string_view word, Language language, const WordList* list) {
  static const Language kEnglish = find_language("en");
  const std::size_t apostrophe = word.find(kApostrophe);
  if (apostrophe != word.npos) {
    return language == kEnglish && has_english_ending(word, apostrophe);
  }
  if (word.size() == 1) return is_lone_letter(word.front(), language);
  return list != nullptr && list->find(list->spelled(word)).has_value();
}

}  // namespace

std::int64_t gain_of_known_words(std::u32string_view text, Language language) {
  constexpr std::size_t kMost = 3;  // different ones; letters tell of more
  constexpr std::int64_t kGain = 8 * kNat;
  const WordList* const list = find_word_list(language_code(language));
  std::vector<std::u32string> known;
  for (std::size_t at = 0; at < text.size() && known.size() < kMost;) {
    const Word found = next_word(text, at, alphabet::with_mark(alphabet::kListed, kApostrophe));
    std::u32string word = in_lower_case(found.in(text));
    const bool plain = std::ranges::all_of(word, [](char32_t c) { return c < 0x80; });
    const bool is_new = !plain && std::ranges::find(known, word) == known.end();
    if (is_new && is_known_word(word, language, list)) known.push_back(std::move(word));
    at = found.end + 1;
  }
  return static_cast<std::int64_t>(known.size()) * kGain;
}

}  // namespace degarble
