#include "restore/elisions.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "evidence/vocabulary.hpp"
#include "scan/scan.hpp"
#include "text/way_out.hpp"

namespace degarble {
namespace {

constexpr int kLeastFrequency = 1;    // of what stands behind the apostrophe
constexpr int kLeastOfShort = 3;      // of what has less than kShortest letters
constexpr int kLikely = 80;           // per cent, where other apostrophes are in their places
constexpr std::size_t kShortest = 4;  // letters

// What is elided in a language, the longest first.
struct Elisions {
  std::string_view code;
  std::string_view heads;
};
constexpr Elisions kElisions[] = {
    {"fr", "aujourd jusqu lorsqu puisqu quoiqu qu l d j n m t s c"},
    {"it", "dell nell sull dall all coll quell quest bell un l d c"},
};

const Elisions* elisions_of(Lines& lines, const WordList*& list) {
  for (const Elisions& elisions : kElisions) {
    if (!may_be_in(lines.text(), elisions.code)) continue;
    const std::vector<const WordList*>& lists = lines.lists_at(0);
    if (lists.size() == 1 && lists[0]->code() == elisions.code) {
      list = lists[0];
      return &elisions;
    }
  }
  return nullptr;
}

bool is_vowel(char32_t c) {
  return std::u32string_view(U"aeiouh\u00E0\u00E2\u00E8\u00E9\u00EA\u00EE\u00F4\u00FB\u0153")
             .find(c) != std::u32string_view::npos;
}

// How many letters stand before the apostrophe that the word lost; none if it lost none.
std::optional<std::size_t> elided_letters(std::u32string_view word, const Elisions& elisions,
                                          const WordList& list) {
  if (word.size() < kShortest) return std::nullopt;
  for (std::size_t at = 0; at < elisions.heads.size();) {
    const std::size_t end = std::min(elisions.heads.find(' ', at), elisions.heads.size());
    const std::string_view head = elisions.heads.substr(at, end - at);
    at = end + 1;
    if (word.size() < head.size() + 2 || !std::equal(head.begin(), head.end(), word.begin())) {
      continue;
    }
    const std::u32string_view rest = word.substr(head.size());
    if (!is_vowel(rest[0])) continue;
    if (head == "c" && to_lower(rest[0]) != U'e' && rest[0] != 0xE9) continue;
    const std::optional<WordUse> use = list.find(rest);
    const bool usual =
        use && use->frequency >= (rest.size() < kShortest ? kLeastOfShort : kLeastFrequency) &&
        use->capitals != Capitals::capital;
    if (!usual || list.find(word)) return std::nullopt;
    return head.size();
  }
  return std::nullopt;
}

// The way out: both languages elide every hundred bytes or so, and where a good part of these have
// their apostrophes none is surely missing.
bool has_apostrophes_in_place(std::string_view text) {
  constexpr std::size_t kBytesForOne = 250;
  const scan::Apostrophes there = scan::count_apostrophes(text);
  return (there.straight + there.curly) * kBytesForOne >= text.size();
}

// Whether the word stands in running text, between spaces or punctuation of sentences.
bool stands_free(std::string_view text, std::size_t begin, std::size_t end) {
  const bool opens =
      begin == 0 || std::string_view(" \n(").find(text[begin - 1]) != std::string_view::npos;
  const bool closes = end == text.size() ||
                      std::string_view(" \n,;)").find(text[end]) != std::string_view::npos ||
                      (text[end] == '.' &&
                       (end + 1 == text.size() || text[end + 1] == ' ' || text[end + 1] == '\n'));
  const bool enclosed = opens && begin > 0 && text[begin - 1] == '(' && end < text.size() &&
                        text[end] == ')';  // "19:42 (cest)"
  return opens && closes && !enclosed;
}

}  // namespace

Losses find_dropped_elisions(const Block& block, const Engine& engine) {
  Losses losses;
  if (!engine.has(Rule::elision) || has_apostrophes_in_place(block.text)) return losses;
  const WordList* list = nullptr;
  const Elisions* const elisions = elisions_of(block.lines(), list);
  if (elisions == nullptr) return losses;
  const std::string_view text = block.text;
  const Language language = find_language(elisions->code);
  std::size_t intact = 0;
  std::u32string word;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const Character character = at < text.size() ? character_at(text, at) : Character{U' ', 1};
    const char32_t c = character.code_point;
    if (is_latin_or_cyrillic(c)) {
      if (word.empty()) begin = at;
      word += c;
    } else {
      if ((c == U'\'' || c == 0x2019) && !word.empty()) ++intact;
      const bool lower = std::ranges::none_of(word, is_capital);
      if (lower && stands_free(text, begin, at)) {
        const auto letters = elided_letters(word, *elisions, *list);
        if (letters && block.lines().at(begin).may_be_in(language)) {
          const std::size_t place = begin + *letters;
          losses.push_back(
              {Rule::elision, {place, place}, Lost::apostrophe, info(Rule::elision).confidence});
        }
      }
      word.clear();
    }
    at += character.length;
  }
  // Where most stand in their places, a word without one may be a name or a slip.
  if (intact > losses.size()) {
    for (Loss& loss : losses) loss.confidence = kLikely;
  }
  return losses;
}

}  // namespace degarble
