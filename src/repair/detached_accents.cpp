#include "repair/detached_accents.hpp"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "core/rules.hpp"
#include "core/utf8.hpp"
#include "core/words.hpp"
#include "text/mentions.hpp"

namespace degarble {
namespace {

// Spacing accents, and the marks that compose with a letter.
struct Accent {
  char32_t spacing;
  char32_t combining;
};
constexpr Accent kAccents[] = {
    {0xA8, 0x308},  {0xB4, 0x301},  {0xB8, 0x327},  {0x2C6, 0x302}, {0x2C7, 0x30C}, {0x2D8, 0x306},
    {0x2D9, 0x307}, {0x2DA, 0x30A}, {0x2DB, 0x328}, {0x2DC, 0x303}, {0x2DD, 0x30B},
};
constexpr std::string_view kFirstBytes[] = {"\xC2\xB4", "\xC2\xA8", "\xC2\xB8", "\xCB"};

// The letter with the accent; 0 if there is none.
char32_t composed(char32_t letter, char32_t accent) {
  static const icu::Normalizer2* const kForm = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const found = icu::Normalizer2::getNFCInstance(status);
    return U_SUCCESS(status) ? found : nullptr;
  }();
  const auto* const row = std::ranges::find(kAccents, accent, &Accent::spacing);
  if (kForm == nullptr || row == std::end(kAccents)) return 0;
  constexpr char32_t kDotless = 0x131;
  const char32_t base = letter == kDotless ? U'i' : letter;
  const UChar32 found =
      kForm->composePair(static_cast<UChar32>(base), static_cast<UChar32>(row->combining));
  return found < 0 ? 0 : static_cast<char32_t>(found);
}

// An accent with its letter, in the text.
struct AccentedLetter {
  Span span;
  char32_t letter;
};

// A word with such pairs.
struct AccentedWord {
  std::u32string letters;  // in lower case
  std::vector<AccentedLetter> pairs;
  std::size_t end = 0;  // in the text
};

// The word that has the accent at `at`, and begins at or before it.
AccentedWord accented_word(std::string_view text, std::size_t at) {
  AccentedWord word;
  word.end = word_before(text, at, alphabet::kListed).begin;
  while (word.letters.size() < kLongestWord) {
    const Word part = word_behind(text, word.end, alphabet::kListed);
    word.letters += in_lower_case(code_points(part.in(text)));
    word.end = part.end;
    if (word.end == text.size()) break;
    const Character next = well_formed_character_at(text, word.end);
    const std::size_t behind = word.end + next.length;
    if (behind >= text.size()) break;
    const Character base = well_formed_character_at(text, behind);
    const char32_t letter = composed(base.code_point, next.code_point);
    if (letter == 0) break;
    word.pairs.push_back({{word.end, behind + base.length}, letter});
    word.letters += to_lower(letter);
    word.end = behind + base.length;
  }
  return word;
}

// The way out: whether there is any accent.
bool has_accent(std::string_view text) {
  return std::ranges::any_of(kFirstBytes, [text](std::string_view first) {
    return text.find(first) != std::string_view::npos;
  });
}

// Where the next accent may stand in front of a letter; the end of the text if there is none.
std::size_t find_accent(std::string_view text, std::size_t from) {
  constexpr char kDotlessLead = '\xC4';  // the first byte of a dotless i
  for (std::size_t at = from; at + 2 < text.size(); ++at) {
    if (text[at] != '\xC2' && text[at] != '\xCB') continue;
    const char behind = text[at + 2];
    if (behind == kDotlessLead || (is_ascii(behind) && is_ascii_letter(byte(behind)))) return at;
  }
  return text.size();
}

std::vector<AccentedWord> words_in(std::string_view line) {
  std::vector<AccentedWord> words;
  for (std::size_t at = find_accent(line, 0); at < line.size();) {
    AccentedWord word = accented_word(line, at);
    const std::size_t next = std::max(word.end, at + 1);
    if (!word.pairs.empty()) words.push_back(std::move(word));
    at = find_accent(line, next);
  }
  return words;
}

// Whether the list has the word, which is not so short that it may be something else: an elision.
bool is_in_list(const AccentedWord& word, const WordList& list) {
  constexpr std::size_t kFewestLetters = 4;
  return word.letters.size() >= kFewestLetters && list.find(list.spelled(word.letters));
}

// Whether it may be one that the list does not have.
bool may_be_known(const AccentedWord& word, const WordList& list) {
  return word.letters.size() > 1 &&
         std::ranges::all_of(word.letters, [&](char32_t c) { return list.has_letter(c); });
}

std::ptrdiff_t count_known(const std::vector<AccentedWord>& words, const WordList& list) {
  return std::ranges::count_if(words,
                               [&](const AccentedWord& word) { return is_in_list(word, list); });
}

constexpr std::ptrdiff_t kMany = 2;

// The list that has most of the words: if it is only one of them, the line must be in its language.
const WordList* list_of(Lines& lines, std::size_t at, const std::vector<AccentedWord>& words) {
  const std::span<const WordList> all = word_lists();
  const auto most = std::ranges::max_element(
      all, {}, [&](const WordList& list) { return count_known(words, list); });
  const std::ptrdiff_t known = count_known(words, *most);
  if (known >= kMany) return &*most;
  const auto likely = known > 0 ? lines.lists_at(at) : std::vector<const WordList*>();
  const auto own = std::ranges::find_if(
      likely, [&](const WordList* list) { return count_known(words, *list) > 0; });
  return own != likely.end() ? *own : nullptr;
}

void repair_line(Lines& lines, Span line, Edits& edits) {
  const std::string_view text = lines.text();
  const std::vector<AccentedWord> words = words_in(text.substr(line.begin, line.size()));
  if (words.empty()) return;
  const WordList* const found = list_of(lines, line.begin, words);
  if (found == nullptr) return;
  const WordList& list = *found;
  const auto known = count_known(words, list);
  for (const AccentedWord& word : words) {
    const bool is_one = is_in_list(word, list) || (known >= kMany && may_be_known(word, list));
    if (!is_one) continue;
    for (const AccentedLetter& pair : word.pairs) {
      std::string letter;
      append(letter, pair.letter);
      const Span place{line.begin + pair.span.begin, line.begin + pair.span.end};
      if (is_mentioned(lines, place, letter)) continue;
      edits.push_back(make_edit(Rule::detached_accents, text, place, std::move(letter)));
    }
  }
}

}  // namespace

Edits repair_detached_accents(const Block& block, const Engine& engine) {
  Edits edits;
  if (!engine.has(Rule::detached_accents) || !has_accent(block.text)) return edits;
  const std::string_view text = block.text;
  for (std::size_t at = find_accent(text, 0); at < text.size();) {
    const Span line = block.lines().at(at).span();
    repair_line(block.lines(), line, edits);
    at = line.end < text.size() ? find_accent(text, line.end) : text.size();
  }
  return edits;
}

}  // namespace degarble
