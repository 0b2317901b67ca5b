#include "repair/spaced_letters.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "core/utf8.hpp"
#include "core/words.hpp"
#include "encodings/windows_1252.hpp"
#include "evidence/language.hpp"
#include "evidence/vocabulary.hpp"
#include "text/lines.hpp"

namespace degarble {
namespace {

// Letters whose second byte in UTF-8 is a no-break space in windows-1252, and the first one.
struct SpacedLetter {
  std::string_view shown;  // with the space
  char32_t first;
  char32_t meant;
};
constexpr SpacedLetter kRows[] = {
    {"\u00C3 ", 0xC3, 0xE0},   // a with grave
    {"\u00C5 ", 0xC5, 0x160},  // S with caron
};

// Whether the letters around are small ones: among capitals the one between them may be a letter.
bool stands_among_small_letters(std::string_view text, Span span) {
  const Word before = word_before(text, span.begin, alphabet::kListed);
  const std::u32string letters = code_points(before.in(text));
  // The first letter of a word may be a capital.
  if (letters.size() > 1 && std::ranges::any_of(letters.substr(1), is_capital)) return false;
  return std::ranges::none_of(code_points(word_behind(text, span.end, alphabet::kListed).in(text)),
                              is_capital);
}

// Judges readings of a passage by the languages that it may be in.
class SpacedLetterJudge {
 public:
  explicit SpacedLetterJudge(std::string_view passage)
      : passage_(passage), rest_(without_letters(passage)) {}

  // Whether the word is one of a language with the letter that is meant, and without the one that
  // stands there, or at least without the word that stands there.
  [[nodiscard]] bool makes_sense(const SpacedLetter& row, const OpenWord& word) {
    const std::u32string meant = word.with(row.meant);
    return std::ranges::any_of(word_lists(), [&](const WordList& list) {
      const std::optional<WordUse> use = list.find(meant);
      return use && (may_be_in(list) ? is_word_of(list, *use, row, word)
                                     : is_word_of_none(list, row, word));
    });
  }

 private:
  static constexpr std::size_t kLong = 5;      // letters of a word that is no other by chance
  static constexpr std::size_t kTelling = 20;  // bytes of a passage that tells its language

  // In a language that the passage may be in.
  [[nodiscard]] bool is_word_of(const WordList& list, WordUse use, const SpacedLetter& row,
                                const OpenWord& word) const {
    constexpr int kUsual = 5;
    const bool is_usual = use.frequency >= kUsual || word.with(row.meant).size() >= kLong;
    const bool is_told = !is_capital(row.meant) || passage_.size() >= kTelling;
    const char32_t first = to_lower(row.first);
    return is_usual && is_told && !(list.has_letter(first) && list.find(word.before + first));
  }

  // In another one, perhaps because there is no model of it. A capital inside of a word is odd in
  // any language; at its beginning it is none that the passage may be in.
  bool is_word_of_none(const WordList& list, const SpacedLetter& row, const OpenWord& word) {
    const char32_t first = to_lower(row.first);
    if (word.with(row.meant).size() < kLong || list.has_letter(first)) return false;
    if (!word.before.empty()) return true;
    return passage_.size() >= kTelling &&
           std::ranges::none_of(word_lists(), [&](const WordList& other) {
             return other.has_letter(first) && may_be_in(other);
           });
  }

  // What the letters in question are taken out of.
  static std::string without_letters(std::string_view passage) {
    std::u32string rest = code_points(passage);
    std::erase_if(rest, [](char32_t c) { return c == kRows[0].first || c == kRows[1].first; });
    return to_utf8(rest);
  }

  bool may_be_in(const WordList& list) {
    return lines_.at(0).may_be_in(find_language(list.code()));
  }

  std::string_view passage_;
  std::string rest_;
  Lines lines_{rest_};
};

}  // namespace

std::vector<Misread> find_spaced_letters(std::string_view passage) {
  std::vector<Misread> found;
  SpacedLetterJudge reader(passage);
  for (const SpacedLetter& row : kRows) {
    for (std::size_t at = passage.find(row.shown); at != std::string_view::npos;
         at = passage.find(row.shown, at + 1)) {
      const Span span{at, at + row.shown.size()};
      const OpenWord word = open_word(passage, span.begin, span.end, alphabet::kListed);
      // The letter ends a word if a second space follows, and begins or is inside one if not.
      const bool ends = span.end == passage.size() || passage[span.end] == ' ';
      const bool fits = (!word.after.empty() || ends) &&
                        (!is_capital(row.meant) || word.before.empty()) &&
                        stands_among_small_letters(passage, span);
      if (!fits || !reader.makes_sense(row, word)) continue;
      std::string letter;
      append(letter, row.meant);
      found.push_back({span, std::move(letter), {&utf8(), &windows_1252(), {}}});
    }
  }
  std::ranges::sort(found, {}, [](const Misread& one) { return one.span.begin; });
  return found;
}

}  // namespace degarble
