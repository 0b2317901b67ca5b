#include "repair/spaced_letters.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "core/utf8.hpp"
#include "encodings/windows_1252.hpp"
#include "evidence/language.hpp"
#include "evidence/letters.hpp"
#include "evidence/vocabulary.hpp"

namespace degarble {
namespace {

// Letters whose second byte in UTF-8 is a no-break space in windows-1252, and the first one.
struct Row {
  std::string_view shown;  // with the space
  char32_t first;
  char32_t meant;
};
constexpr Row kRows[] = {
    {"\u00C3 ", 0xC3, 0xE0},   // a with grave
    {"\u00C5 ", 0xC5, 0x160},  // S with caron
};

// A letter with what stands around it, in lower case.
struct Place {
  std::u32string before;  // letters of its word
  std::u32string after;   // and those behind the space
  char32_t next = U' ';   // what stands there if these are none

  [[nodiscard]] std::u32string with(char32_t letter) const {
    return before + to_lower(letter) + after;
  }
};

// Nothing where the letters around are capitals: the one between them may be one too.
std::optional<Place> place_in(std::string_view text, Span span) {
  Place place;
  for (std::size_t at = span.begin; at > 0 && place.before.size() < kLongestEntry;) {
    const Character last = character_before(text, at);
    if (!is_latin_or_cyrillic(last.code_point)) break;
    place.before += to_lower(last.code_point);
    at -= last.length;
    if (is_capital(last.code_point) && at > 0 &&
        is_latin_or_cyrillic(character_before(text, at).code_point)) {
      return std::nullopt;
    }
  }
  std::ranges::reverse(place.before);
  for (std::size_t at = span.end; at < text.size() && place.after.size() < kLongestEntry;) {
    const Character next = character_at(text, at);
    if (place.after.empty()) place.next = next.code_point;
    if (!is_latin_or_cyrillic(next.code_point)) break;
    if (is_capital(next.code_point)) return std::nullopt;
    place.after += next.code_point;
    at += next.length;
  }
  return place;
}

// Judges readings of a passage by the languages that it may be in.
class Reader {
 public:
  explicit Reader(std::string_view passage) : passage_(passage) {}

  // Whether the word is one of a language with the letter that is meant, and without the one that
  // stands there, or at least without the word that stands there.
  [[nodiscard]] bool makes_sense(const Row& row, const Place& place) {
    const std::u32string meant = place.with(row.meant);
    return std::ranges::any_of(word_lists(), [&](const WordList& list) {
      const std::optional<WordUse> use = list.find(meant);
      return use && (may_be_in(list) ? is_word_of(list, *use, row, place)
                                     : is_word_of_none(list, row, place));
    });
  }

 private:
  static constexpr std::size_t kLong = 5;      // letters of a word that is no other by chance
  static constexpr std::size_t kTelling = 20;  // bytes of a passage that tells its language

  // In a language that the passage may be in.
  [[nodiscard]] bool is_word_of(const WordList& list, WordUse use, const Row& row,
                                const Place& place) const {
    constexpr int kUsual = 5;
    const bool is_usual = use.frequency >= kUsual || place.with(row.meant).size() >= kLong;
    const bool is_told = !is_capital(row.meant) || passage_.size() >= kTelling;
    const char32_t first = to_lower(row.first);
    return is_usual && is_told && !(list.has_letter(first) && list.find(place.before + first));
  }

  // In another one, perhaps because there is no model of it. A capital inside of a word is odd in
  // any language; at its beginning it is none that the passage may be in.
  bool is_word_of_none(const WordList& list, const Row& row, const Place& place) {
    const char32_t first = to_lower(row.first);
    if (place.with(row.meant).size() < kLong || list.has_letter(first)) return false;
    if (!place.before.empty()) return true;
    return passage_.size() >= kTelling &&
           std::ranges::none_of(word_lists(), [&](const WordList& other) {
             return other.has_letter(first) && may_be_in(other);
           });
  }

  // Whether the passage makes nearly as much sense in the language as in any.
  bool may_be_in(const WordList& list) {
    constexpr std::int64_t kNear = 8 * kNat;
    const Language language = find_language(list.code());
    if (language == kNoLanguage) return false;
    if (costs_.empty()) judge_languages();
    return costs_[language] <= *std::ranges::min_element(costs_) + kNear;
  }

  void judge_languages() {
    std::u32string rest = code_points(passage_);
    std::erase_if(rest, [](char32_t c) { return c == kRows[0].first || c == kRows[1].first; });
    for (std::size_t i = 0; i < language_count(); ++i) {
      costs_.push_back(total_cost(rest, static_cast<Language>(i)));
    }
  }

  std::string_view passage_;
  std::vector<std::int64_t> costs_;  // of the passage in each language, once they were asked for
};

}  // namespace

std::vector<Misread> find_spaced_letters(std::string_view passage) {
  std::vector<Misread> found;
  Reader reader(passage);
  for (const Row& row : kRows) {
    for (std::size_t at = passage.find(row.shown); at != std::string_view::npos;
         at = passage.find(row.shown, at + 1)) {
      const Span span{at, at + row.shown.size()};
      const std::optional<Place> place = place_in(passage, span);
      // The letter ends a word if a second space follows, and begins or is inside one if not.
      const bool fits = place && (!place->after.empty() || place->next == U' ') &&
                        (!is_capital(row.meant) || place->before.empty());
      if (!fits || !reader.makes_sense(row, *place)) continue;
      std::string letter;
      append(letter, row.meant);
      found.push_back({span, std::move(letter), {&utf8(), &windows_1252(), {}}});
    }
  }
  std::ranges::sort(found, {}, [](const Misread& one) { return one.span.begin; });
  return found;
}

}  // namespace degarble
