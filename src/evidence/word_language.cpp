#include "evidence/word_language.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "evidence/lexicon.hpp"

namespace degarble {
namespace {

constexpr std::size_t kMostWords = 64;
constexpr std::size_t kMostParts = 4;
constexpr std::size_t kShortestPart = 512;  // bytes
constexpr double kUnknown = -18;            // nats, of a word that is in no list
constexpr double kUncounted = -12;          // nats, of a word of a list without counts
constexpr double kClear = 7;                // nats, from which a second list is not looked at
constexpr double kLeastKnown = 0.6;         // of the words
constexpr double kEnglishGrammar = -4;      // nats, of a usual one
constexpr double kEnglishWord = -9;

constexpr bool stands_for_letter(char32_t c) {
  return c == kReplacement || c == 0x25A1 || c == 0x25A0;
}
constexpr bool is_query(char32_t c) { return c == U'?' || c == 0xBF; }

// Reads the words of a text one by one, in lower case, lost letters being kLostLetter.
class WordReader {
 public:
  explicit WordReader(std::string_view utf8) : utf8_(utf8) {}

  // Adds the next word; whether there was one.
  bool read(std::vector<std::u32string>& words) {
    std::u32string word;
    bool query = false;  // the last character may be a lost letter
    while (at_ < utf8_.size()) {
      const Character character = character_at(utf8_, at_);
      at_ += character.length;
      const char32_t c = character.code_point;
      if (is_latin_or_cyrillic(c) || stands_for_letter(c)) {
        if (query) word += kLostLetter;
        query = false;
        word += stands_for_letter(c) ? kLostLetter : to_lower(c);
        continue;
      }
      if (is_query(c) && !word.empty() && !query) {
        query = true;
        continue;
      }
      query = false;
      if (is_entry(word)) break;
      word.clear();
    }
    if (!is_entry(word)) return false;
    words.push_back(std::move(word));
    return true;
  }

 private:
  static bool is_entry(std::u32string_view word) {
    return !word.empty() && word.size() <= kLongestEntry;
  }

  std::string_view utf8_;
  std::size_t at_ = 0;
};

bool has_all_letters(std::u32string_view word) {
  return word.find(kLostLetter) == std::u32string_view::npos;
}

// Words of each part of a text in turn, so that a heading in another language does not tell. Whole
// ones come first, which leave few lists for those that take longer.
std::vector<std::u32string> sampled_words(std::string_view utf8) {
  const std::size_t parts = std::clamp<std::size_t>(utf8.size() / kShortestPart, 1, kMostParts);
  std::vector<WordReader> readers;
  for (std::size_t i = 0; i < parts; ++i) {
    const std::size_t begin = i * utf8.size() / parts;
    // A word that the part begins in is none.
    const std::size_t space = i == 0 ? 0 : std::min(utf8.find(' ', begin), utf8.size());
    readers.emplace_back(utf8.substr(space));
  }
  std::vector<std::u32string> words;
  for (bool more = true; more && words.size() < kMostWords;) {
    more = false;
    for (WordReader& reader : readers) more |= reader.read(words);
  }
  // Not the one of std::ranges, whose result clang 14 can't read.
  std::stable_partition(words.begin(), words.end(), has_all_letters);
  return words;
}

bool is_ascii_word(std::u32string_view word) {
  return std::ranges::all_of(word, [](char32_t c) { return c < 0x80; });
}

struct JudgedList {
  const WordList* list = nullptr;
  double nats = 0;
  std::size_t known = 0;
};

double nats_of(WordUse use, const WordList& list) {
  // Where nothing was counted, a word is one of some thousands.
  if (list.met() == 0) return kUncounted;
  return log_count_of(use) - std::log(list.met());
}

// What the word costs in English, whose words of ASCII letters are in the lexicon.
double english_nats(std::u32string_view word) {
  const std::string letters(word.begin(), word.end());
  const WordFlags flags = look_up(letters);
  return !flags.known() ? kUnknown : flags.is_function_word() ? kEnglishGrammar : kEnglishWord;
}

double listed_nats(std::u32string_view word, const WordList& list) {
  double best = kUnknown;
  if (has_all_letters(word)) {
    if (const auto use = list.find(word)) best = std::max(best, nats_of(*use, list));
    return best;
  }
  // A word of lost letters alone fits anywhere.
  if (std::ranges::count(word, kLostLetter) == static_cast<std::ptrdiff_t>(word.size()))
    return best;
  for (const Entry& entry : list.match(word)) best = std::max(best, nats_of(entry.use, list));
  return best;
}

double word_nats(std::u32string_view word, const WordList& list) {
  if (list.code() == "en" && is_ascii_word(word)) return english_nats(word);
  return list.spells_otherwise(word) ? listed_nats(list.spelled(word), list)
                                     : listed_nats(word, list);
}

// Lists are judged by so many words at a time, and one that is so far behind is given up: it would
// have to know seven words more than the best one, which is what a language knows better than
// another in twenty.
constexpr std::size_t kWordsAtOnce = 4;
constexpr double kHopeless = 60;  // nats

void judge_words(std::span<const std::u32string> words, JudgedList& judged) {
  for (const std::u32string& word : words) {
    const double nats = word_nats(word, *judged.list);
    judged.nats += nats;
    judged.known += nats > kUnknown ? 1 : 0;
  }
}

// From so many words on, one list that is left is the one.
constexpr std::size_t kEnough = 24;

struct Ranking {
  std::vector<JudgedList> lists;  // the best first
  std::size_t words = 0;          // that were looked at
};

Ranking rank_lists(std::span<const std::u32string> words) {
  Ranking ranking;
  std::vector<JudgedList>& judged = ranking.lists;
  for (const WordList& list : word_lists()) judged.push_back({&list});
  while (ranking.words < words.size() && (judged.size() > 1 || ranking.words < kEnough)) {
    const std::size_t count = std::min(words.size() - ranking.words, kWordsAtOnce);
    for (JudgedList& one : judged) judge_words(words.subspan(ranking.words, count), one);
    ranking.words += count;
    std::ranges::stable_sort(judged, std::greater{}, &JudgedList::nats);
    const double least = judged.front().nats - kHopeless;
    std::erase_if(judged, [least](const JudgedList& one) { return one.nats < least; });
  }
  return ranking;
}

}  // namespace

std::vector<const WordList*> likely_lists(std::string_view utf8) {
  const std::vector<std::u32string> words = sampled_words(utf8);
  const Ranking ranking = rank_lists(words);
  const std::vector<JudgedList>& judged = ranking.lists;
  std::vector<const WordList*> lists;
  if (words.empty()) return lists;
  for (const JudgedList& one : judged) {
    const auto known = static_cast<double>(one.known);
    const bool is_close = one.nats > judged.front().nats - kClear;
    if (known >= kLeastKnown * static_cast<double>(ranking.words) && is_close && lists.size() < 2) {
      lists.push_back(one.list);
    }
  }
  return lists;
}

}  // namespace degarble
