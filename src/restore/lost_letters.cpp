#include "restore/lost_letters.hpp"

#include <algorithm>

#include "core/utf8.hpp"
#include "core/words.hpp"
#include "evidence/choices.hpp"
#include "evidence/compounds.hpp"

namespace degarble {
namespace {

constexpr char32_t kDottedCapital = 0x130;  // capital I with a dot above

constexpr double kSure = 0.99;         // of the likelihood of a word among those that fit
constexpr int kLeastFrequency = 1;     // of a word; what was not met may be the wrong one
constexpr std::size_t kLongAlone = 5;  // letters of one that was not met, if no other word fits
constexpr int kLeastInPart = 2;        // where the list may lack another word

// A word of a list that fits, and how the marks were read.
struct WordCandidate {
  Entry entry;
  std::size_t bytes = 1;  // marks for each letter
  bool dotted = false;    // a Turkish word whose capital I with a dot was lost
};

// A pattern, and how many marks each of its lost letters left.
struct Pattern {
  std::u32string letters;
  std::size_t bytes = 1;
};

std::u32string in_small_letters(std::u32string_view word, bool turkish) {
  std::u32string out;
  out.reserve(word.size());
  for (const char32_t c : word) out += turkish && c == U'I' ? char32_t{0x131} : to_lower(c);
  return out;
}

// The pattern of a word whose runs of marks are lost letters of so many bytes each; empty if some
// run does not come out even.
std::u32string pattern_of(std::u32string_view word, char32_t mark, std::size_t bytes) {
  std::u32string pattern;
  pattern.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) {
    if (word[at] != mark) {
      pattern += word[at++];
      continue;
    }
    std::size_t end = at;
    while (end < word.size() && word[end] == mark) ++end;
    if ((end - at) % bytes != 0) return {};
    pattern.append((end - at) / bytes, kLostLetter);
    at = end;
  }
  return pattern;
}

// Letters take one mark, or one for each of their two bytes in UTF-8.
std::vector<WordCandidate> candidates_for(std::u32string_view word, char32_t mark,
                                          const WordList& list) {
  const bool turkish = list.code() == "tr";
  std::vector<WordCandidate> candidates;
  std::u32string small = in_small_letters(word, turkish);
  if (list.spells_otherwise(small)) small = list.spelled(small);
  for (const std::size_t bytes : {std::size_t{1}, std::size_t{2}}) {
    if (!candidates.empty()) break;
    std::u32string pattern = pattern_of(small, mark, bytes);
    if (pattern.empty()) continue;
    for (const Entry& entry : list.match(pattern)) candidates.push_back({entry, bytes, false});
    if (candidates.empty() && makes_compounds(list)) {
      for (const Entry& entry : match_compounds(pattern, list)) {
        candidates.push_back({entry, bytes, false});
      }
    }
    if (!turkish || pattern[0] != kLostLetter) continue;
    // The small letter is of ASCII, and the capital is not.
    pattern[0] = U'i';
    for (const Entry& entry : list.match(pattern)) candidates.push_back({entry, bytes, true});
  }
  return candidates;
}

// Whether the letter nearest to `at`, first of those behind it, is a capital; the first letter of a
// word tells nothing.
bool is_among_capitals(std::u32string_view word, char32_t mark, std::size_t at) {
  for (std::size_t i = at + 1; i < word.size(); ++i) {
    if (word[i] != mark) return is_capital(word[i]);
  }
  for (std::size_t i = at; i-- > 1;) {
    if (word[i] != mark) return is_capital(word[i]);
  }
  return false;
}

bool has_other_letter(std::u32string_view word, char32_t mark) {
  return std::ranges::any_of(word, [mark](char32_t c) { return c != mark; });
}

enum class Case : std::uint8_t { lower, capital, unknown };

constexpr std::size_t kSentence = 40;  // characters of a line that is no item of a list

// Whether a paragraph of whole sentences begins at `begin`.
bool begins_paragraph(const Excerpt& excerpt, std::size_t begin) {
  const std::u32string_view text = excerpt.text;
  const bool begins = begin == 0
                          ? excerpt.begins
                          : begin > 1 && text[begin - 1] == U'\n' && text[begin - 2] == U'\n';
  const std::size_t end = text.find(U'\n', begin);
  const std::u32string_view line = text.substr(begin, end - begin);
  // A line that goes on where the passage ends has two sentences' length.
  return begins && line.size() >= kSentence &&
         (end == std::u32string_view::npos || is_one_of(line.back(), U".!?\u2026"));
}

// How a word's first letter is written where it stands: a capital behind the end of a sentence,
// none inside of one. A line may begin with either.
Case case_at(const Excerpt& excerpt, std::size_t begin) {
  const std::u32string_view text = excerpt.text;
  if (begins_paragraph(excerpt, begin)) return Case::capital;
  if (begin < 2 || text[begin - 1] != U' ') return Case::unknown;
  std::size_t at = begin - 1;
  const char32_t before = text[at - 1];
  if (is_one_of(before, U".!?\u2026")) {
    return at >= 3 && to_lower(text[at - 2]) == text[at - 2] && is_latin_or_cyrillic(text[at - 3])
               ? Case::capital
               : Case::unknown;
  }
  if (is_one_of(before, U",;")) return Case::lower;
  at = word_before(text, at, alphabet::with_mark(alphabet::kListed, kReplacement)).begin;
  const bool digit = text[begin - 2] >= U'0' && text[begin - 2] <= U'9';
  return at == begin - 1 && !digit ? Case::unknown : Case::lower;
}

// German makes nouns of its infinitives, and writes them with a capital: "das \u00C4ndern", "beim
// \u00D6ffnen", "Planen und \u00DCberwachen".
bool may_be_verbal_noun(const Excerpt& excerpt, const MarkedWord& word) {
  const std::u32string_view text = excerpt.text;
  if (text[word.end - 1] != U'n' || word.begin < 2) return false;
  const Neighbours neighbours = neighbours_of(text, word.begin, word.end);
  for (const std::u32string_view one : {U"das", U"des", U"dem", U"zum", U"beim", U"vom", U"im",
                                        U"durch", U"und", U"oder", U"sowie", U","}) {
    if (neighbours.before == one) return true;
  }
  return false;
}

// How the first letter is written, if it is lost.
Case case_of(const Excerpt& excerpt, const MarkedWord& word, Capitals capitals, bool german) {
  const std::u32string_view letters =
      std::u32string_view(excerpt.text).substr(word.begin, word.end - word.begin);
  if (letters[0] != word.mark) return Case::lower;
  if (capitals == Capitals::capital || is_among_capitals(letters, word.mark, 0)) {
    return Case::capital;
  }
  if (german && capitals == Capitals::lower && may_be_verbal_noun(excerpt, word)) {
    return Case::unknown;
  }
  const Case there = case_at(excerpt, word.begin);
  return there == Case::lower && capitals == Capitals::either ? Case::unknown : there;
}

// What stands for each run of marks in the word that was chosen.
std::vector<Filling> fillings_of(const Excerpt& excerpt, const MarkedWord& word,
                                 const WordCandidate& chosen, bool capital) {
  const std::u32string_view letters =
      std::u32string_view(excerpt.text).substr(word.begin, word.end - word.begin);
  std::vector<Filling> fillings;
  std::size_t letter = 0;
  for (std::size_t at = 0; at < letters.size();) {
    if (letters[at] != word.mark) {
      ++at, ++letter;
      continue;
    }
    Filling filling{word.begin + at, word.begin + at, {}};
    for (; at < letters.size() && letters[at] == word.mark; at += chosen.bytes, ++letter) {
      const char32_t c = chosen.entry.word()[letter];
      const bool upper = letter == 0 ? capital : is_among_capitals(letters, word.mark, at);
      filling.letters += chosen.dotted && letter == 0 ? kDottedCapital : upper ? to_upper(c) : c;
    }
    filling.end = word.begin + at;
    fillings.push_back(std::move(filling));
  }
  return fillings;
}

// Whether letters above ASCII are in their places: what lost one would have lost them too.
bool has_kept_letters(std::u32string_view text) {
  constexpr std::ptrdiff_t kFew = 2;
  return std::ranges::count_if(text, [](char32_t c) {
           return c >= 0x80 && c < 0x250 && is_latin_or_cyrillic(c);
         }) >= kFew;
}

// A word of one letter is sure only before a word and behind one, or behind the end of a sentence
// or a clause, and if it is one of the usual ones: a list of letters is no text. Italian elides
// before one: "c'\u00E8".
bool is_sure_letter(const Neighbours& neighbours, Case first, WordUse use, const WordList& list) {
  constexpr double kLeastShare = 2e-4;  // of all words
  const bool elides = list.code() == "it";
  const auto is_word = [elides](std::u32string_view word) {
    return !word.empty() && (word.size() > 1 || is_ascii_letter(word[0])) &&
           (elides || word.back() != U'\'');
  };
  const std::u32string_view before = neighbours.before;
  const bool behind_clause = before == U"," || before == U":" || before == U";";
  const bool follows = is_word(before) || behind_clause || first == Case::capital;
  return follows && is_word(neighbours.after) && count_of(use) >= kLeastShare * list.met();
}

// Romanian writes a with circumflex inside words, where it wrote i with circumflex before 1993, and
// the list has words of either time.
bool is_older_spelling(const Entry& entry, const std::vector<WordCandidate>& candidates) {
  std::u32string newer(entry.word());
  if (newer.size() < 3) return false;
  std::replace(newer.begin() + 1, newer.end() - 1, char32_t{0xEE}, char32_t{0xE2});
  return newer != entry.word() && std::ranges::any_of(candidates, [&](const WordCandidate& other) {
           return other.entry.word() == newer;
         });
}

// How likely the best must be. Where another word that is as usual fits, only the neighbours tell,
// and the model is surer of them than it may be (Spanish est\u00E9, est\u00E1).
double sureness(const std::vector<double>& likely, const std::vector<WordCandidate>& candidates,
                std::size_t best) {
  constexpr double kSureOfNeighbours = 0.996;
  constexpr int kUsual = 6;
  for (std::size_t i = 0; i < likely.size(); ++i) {
    const int frequency = candidates[i].entry.use.frequency;
    if (i != best && frequency >= kUsual && frequency >= candidates[best].entry.use.frequency) {
      return kSureOfNeighbours;
    }
  }
  return kSure;
}

std::optional<Filled> fill_from(const Excerpt& excerpt, const MarkedWord& word,
                                const WordList& list) {
  const std::u32string_view letters =
      std::u32string_view(excerpt.text).substr(word.begin, word.end - word.begin);
  // A box on its own is a box.
  if (word.mark != kReplacement && !has_other_letter(letters, word.mark)) return std::nullopt;
  std::vector<WordCandidate> candidates = candidates_for(letters, word.mark, list);
  if (list.code() == "ro") {
    std::erase_if(candidates, [all = candidates](const WordCandidate& candidate) {
      return is_older_spelling(candidate.entry, all);
    });
  }
  if (candidates.empty()) return std::nullopt;
  std::vector<Entry> entries;
  entries.reserve(candidates.size());
  for (const WordCandidate& candidate : candidates) entries.push_back(candidate.entry);
  const Neighbours neighbours = neighbours_of(excerpt.text, word.begin, word.end);
  const std::vector<double> likely = choose(list.code(), entries, neighbours);
  const auto best = static_cast<std::size_t>(std::ranges::max_element(likely) - likely.begin());
  const WordCandidate& chosen = candidates[best];
  const WordUse use = chosen.entry.use;
  const Case first =
      chosen.dotted ? Case::capital : case_of(excerpt, word, use.capitals, list.code() == "de");
  Filled filled;
  filled.fillings = fillings_of(excerpt, word, chosen, first == Case::capital);
  filled.frequency = use.frequency;
  filled.sure =
      likely[best] >= sureness(likely, candidates, best) && first != Case::unknown &&
      (use.frequency >= (list.is_whole() ? kLeastFrequency : kLeastInPart) ||
       (list.is_whole() && candidates.size() == 1 && chosen.entry.length >= kLongAlone)) &&
      (chosen.entry.length > 1 ||
       (!has_kept_letters(excerpt.text) && is_sure_letter(neighbours, first, use, list)));
  return filled;
}

bool is_same(const Filled& a, const Filled& b) {
  return std::ranges::equal(a.fillings, b.fillings, {}, &Filling::letters, &Filling::letters);
}

}  // namespace

MarkedWord marked_word(const Excerpt& excerpt, char32_t mark) {
  const std::u32string_view text = excerpt.text;
  const Word word = word_around(text, excerpt.at, excerpt.at,
                                alphabet::with_mark(alphabet::kListed, mark), text.size());
  return {word.begin, word.end, mark};
}

std::optional<Filled> fill(const Excerpt& excerpt, const MarkedWord& word,
                           const std::vector<const WordList*>& lists) {
  std::optional<Filled> filled;
  for (const WordList* const list : lists) {
    std::optional<Filled> other = fill_from(excerpt, word, *list);
    if (!filled) {
      filled = std::move(other);
    } else if (other && !is_same(*filled, *other)) {
      filled->sure = false;
    }
  }
  return filled;
}

}  // namespace degarble
