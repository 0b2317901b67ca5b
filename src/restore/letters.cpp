#include "restore/letters.hpp"

#include <algorithm>

#include "core/utf8.hpp"
#include "evidence/choices.hpp"
#include "evidence/letters.hpp"

namespace degarble {
namespace {

// A word of a list that fits, and how the marks were read.
struct Candidate {
  Entry entry;
  std::size_t bytes = 1;  // marks for each letter
};

// A pattern, and how many marks each of its lost letters left.
struct Pattern {
  std::u32string letters;
  std::size_t bytes = 1;
};

std::u32string lower(std::u32string_view word, bool turkish) {
  std::u32string out;
  for (const char32_t c : word) out += turkish && c == U'I' ? char32_t{0x131} : to_lower(c);
  return out;
}

// The pattern of a word whose runs of marks are lost letters of so many bytes each; empty if some
// run does not come out even.
std::u32string pattern_of(std::u32string_view word, char32_t mark, std::size_t bytes) {
  std::u32string pattern;
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
std::vector<Candidate> candidates_for(std::u32string_view word, char32_t mark,
                                      const WordList& list) {
  std::vector<Candidate> candidates;
  const std::u32string small = lower(word, list.code() == "tr");
  for (const std::size_t bytes : {1, 2}) {
    const std::u32string pattern = pattern_of(small, mark, bytes);
    if (pattern.empty()) continue;
    for (const Entry& entry : list.match(pattern)) candidates.push_back({entry, bytes});
  }
  return candidates;
}

bool is_all_capitals(std::u32string_view word, char32_t mark) {
  std::size_t letters = 0;
  for (const char32_t c : word) {
    if (c == mark) continue;
    if (!is_capital(c)) return false;
    ++letters;
  }
  return letters > 1;
}

// Whether a sentence begins with the word: nothing stands before it, or the end of another one.
bool begins_sentence(const Passage& passage, std::size_t begin) {
  std::size_t at = begin;
  while (at > 0 &&
         std::u32string_view(U" \"'(\u201C\u2018\u00AB\u00A0").find(passage.text[at - 1]) !=
             std::u32string_view::npos) {
    --at;
  }
  if (at == 0) return passage.offsets[0] == 0;
  return std::u32string_view(U".!?\n:\u2026").find(passage.text[at - 1]) !=
         std::u32string_view::npos;
}

// What stands for each run of marks in the word that was chosen.
std::vector<Filling> fillings_of(const Passage& passage, const MarkedWord& word,
                                 const Candidate& chosen, bool capital) {
  const std::u32string_view letters = std::u32string_view(passage.text);
  const bool capitals =
      is_all_capitals(letters.substr(word.begin, word.end - word.begin), word.mark);
  std::vector<Filling> fillings;
  std::size_t letter = 0;
  for (std::size_t at = word.begin; at < word.end;) {
    if (letters[at] != word.mark) {
      ++at, ++letter;
      continue;
    }
    Filling filling{at, at, {}};
    while (filling.end < word.end && letters[filling.end] == word.mark) ++filling.end;
    for (; at < filling.end; at += chosen.bytes, ++letter) {
      const char32_t c = chosen.entry.word()[letter];
      filling.letters += capitals || (letter == 0 && capital) ? to_upper(c) : c;
    }
    fillings.push_back(std::move(filling));
  }
  return fillings;
}

std::optional<Filled> fill_from(const Passage& passage, const MarkedWord& word,
                                const WordList& list) {
  const std::u32string_view letters =
      std::u32string_view(passage.text).substr(word.begin, word.end - word.begin);
  const std::vector<Candidate> candidates = candidates_for(letters, word.mark, list);
  if (candidates.empty()) return std::nullopt;
  std::vector<Entry> entries;
  for (const Candidate& candidate : candidates) entries.push_back(candidate.entry);
  const std::vector<double> likely =
      choose(list.code(), entries, neighbours_of(passage.text, word.begin, word.end));
  const auto best = static_cast<std::size_t>(std::ranges::max_element(likely) - likely.begin());
  const Candidate& chosen = candidates[best];
  Filled filled;
  filled.likely = likely[best];
  filled.frequency = chosen.entry.use.frequency;
  const bool sentence = begins_sentence(passage, word.begin);
  const Spelling spelling = chosen.entry.use.spelling;
  if (letters[0] == word.mark && !sentence && !is_all_capitals(letters, word.mark)) {
    filled.case_known = spelling != Spelling::either;
  }
  filled.fillings = fillings_of(passage, word, chosen, sentence || spelling == Spelling::capital);
  return filled;
}

bool is_same(const Filled& a, const Filled& b) {
  return std::ranges::equal(a.fillings, b.fillings, {}, &Filling::letters, &Filling::letters);
}

}  // namespace

MarkedWord marked_word(const Passage& passage, char32_t mark) {
  const auto is_part = [&](std::size_t at) {
    return passage.text[at] == mark || is_latin_or_cyrillic(passage.text[at]);
  };
  MarkedWord word{passage.at, passage.at, mark};
  while (word.begin > 0 && is_part(word.begin - 1)) --word.begin;
  while (word.end < passage.text.size() && is_part(word.end)) ++word.end;
  return word;
}

std::optional<Filled> fill(const Passage& passage, const MarkedWord& word,
                           const std::vector<const WordList*>& lists) {
  std::optional<Filled> filled;
  for (const WordList* const list : lists) {
    std::optional<Filled> other = fill_from(passage, word, *list);
    if (!filled) {
      filled = std::move(other);
    } else if (other && !is_same(*filled, *other)) {
      filled->likely = std::min(filled->likely, 0.5);
    }
  }
  return filled;
}

}  // namespace degarble
