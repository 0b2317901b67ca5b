#include "restore/separators.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "evidence/vocabulary.hpp"
#include "text/way_out.hpp"

namespace degarble {
namespace {

constexpr std::size_t kAgainst = 2;  // of the words that should have one, in place: one in so many

// What the apostrophe stands before.
constexpr std::u32string_view kVowels = U"\u044F\u044E\u0454\u0457";

// What it never stands behind: vowels and the soft sign.
constexpr std::u32string_view kNeverBefore =
    U"\u0430\u0435\u0454\u0438\u0456\u0457\u043E\u0443\u044E\u044F\u044C\u0439";

// What old spelling has before a yi, and no apostrophe stands behind: d, z, l, n, s, t, ts.
constexpr std::u32string_view kSoftened = U"\u0434\u0437\u043B\u043D\u0441\u0442\u0446";

constexpr bool is_cyrillic(char32_t c) { return c >= 0x400 && c < 0x500; }

// Where in a word the apostrophe is lost; none if the word is one as it is, or if none fits.
std::optional<std::size_t> lost_in(std::u32string_view word, const WordList& list) {
  std::optional<std::size_t> found;
  for (std::size_t at = 1; at < word.size(); ++at) {
    if (!is_one_of(word[at], kVowels) || is_one_of(word[at - 1], kNeverBefore)) continue;
    std::u32string whole(word);
    whole.insert(at, 1, U'\'');
    if (!list.find(whole)) continue;
    if (found) return std::nullopt;
    found = at;
  }
  return found && !list.find(word) ? found : std::nullopt;
}

// Ukrainian has one of these in twenty letters, and never one of those: Rusyn does, and Rusnak
// writes no i. Spelling of before 1920 has a yi behind soft consonants, and no apostrophes.
class SpellingOfUkrainian {
 public:
  void see(char32_t c, char32_t before) {
    ++letters_;
    i_ += c == 0x456 ? 1 : 0;
    foreign_ += is_one_of(c, U"\u044A\u044B\u044D\u0451") ? 1 : 0;
    foreign_ += c == 0x457 && is_one_of(before, kSoftened) ? 1 : 0;
  }
  [[nodiscard]] bool fits() const {
    constexpr std::size_t kLettersForI = 50;
    constexpr std::size_t kLettersForForeign = 200;
    return i_ * kLettersForI >= letters_ && foreign_ * kLettersForForeign <= letters_;
  }

 private:
  std::size_t letters_ = 0;
  std::size_t i_ = 0;
  std::size_t foreign_ = 0;
};

}  // namespace

Losses find_dropped_separators(const Block& block, const Engine& engine) {
  Losses losses;
  const std::string_view text = block.text;
  if (!engine.has(Rule::elision) || !may_be_in(text, "uk")) return losses;
  const Language ukrainian = find_language("uk");
  const WordList* const list = find_word_list("uk");
  if (list == nullptr) return losses;
  std::size_t intact = 0;  // apostrophes between letters
  std::u32string word;
  std::vector<std::size_t> offsets;
  SpellingOfUkrainian spelling;
  bool apart = true;  // no apostrophe before the word, nor anything else that joins
  for (std::size_t at = 0; at <= text.size();) {
    const Character character = at < text.size() ? character_at(text, at) : Character{U' ', 1};
    const char32_t c = to_lower(character.code_point);
    if (is_cyrillic(c)) {
      spelling.see(c, word.empty() ? U' ' : word.back());
      word += c;
      offsets.push_back(at);
    } else {
      const bool joins = is_apostrophe(c) || c == 0xAD || c == 0x301;
      intact += is_apostrophe(c) && !word.empty() ? 1 : 0;
      if (apart && !joins && word.size() > 2 && word.size() <= kLongestEntry) {
        const auto place = lost_in(word, *list);
        if (place && block.lines().at(offsets[*place]).may_be_in(ukrainian)) {
          const Span span{offsets[*place], offsets[*place]};
          losses.push_back({Rule::elision, span, Lost::apostrophe, info(Rule::elision).confidence});
        }
      }
      apart = !joins;
      word.clear();
      offsets.clear();
    }
    at += character.length;
  }
  if (intact * kAgainst > losses.size() || !spelling.fits()) losses.clear();
  return losses;
}

}  // namespace degarble
