#include "detect/known_words.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "evidence/letters.hpp"
#include "evidence/vocabulary.hpp"

namespace degarble {
namespace {

constexpr char32_t kApostrophe = 0x2019;

bool is_of_word(char32_t c) { return is_latin_or_cyrillic(c) || c == kApostrophe; }

// Whether what stands behind an apostrophe is what English has there.
bool has_english_ending(std::u32string_view word, std::size_t apostrophe) {
  constexpr std::u32string_view kEndings[] = {U"s", U"t", U"d", U"m", U"re", U"ve", U"ll"};
  const std::u32string_view ending = word.substr(apostrophe + 1);
  return apostrophe > 0 && std::ranges::find(kEndings, ending) != std::end(kEndings);
}

bool is_known(std::u32string_view word, Language language, const WordList* list) {
  static const Language kEnglish = find_language("en");
  const std::size_t apostrophe = word.find(kApostrophe);
  if (apostrophe != word.npos) {
    return language == kEnglish && has_english_ending(word, apostrophe);
  }
  return word.size() > 1 && list != nullptr && list->find(list->spelled(word)).has_value();
}

}  // namespace

std::int64_t gain_of_known_words(std::u32string_view text, Language language) {
  constexpr std::size_t kMost = 3;  // different ones; letters tell of more
  constexpr std::int64_t kGain = 8 * kNat;
  const WordList* const list = find_word_list(language_code(language));
  std::vector<std::u32string> known;
  for (std::size_t at = 0; at < text.size() && known.size() < kMost;) {
    std::size_t end = at;
    while (end < text.size() && is_of_word(text[end])) ++end;
    std::u32string word(text.substr(at, end - at));
    std::ranges::transform(word, word.begin(), to_lower);
    const bool plain = std::ranges::all_of(word, [](char32_t c) { return c < 0x80; });
    const bool is_new = !plain && std::ranges::find(known, word) == known.end();
    if (is_new && is_known(word, language, list)) known.push_back(std::move(word));
    at = end + 1;
  }
  return static_cast<std::int64_t>(known.size()) * kGain;
}

}  // namespace degarble
