#include "repair/word_proof.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "core/characters.hpp"
#include "core/words.hpp"
#include "evidence/contractions.hpp"
#include "evidence/lexicon.hpp"
#include "evidence/vocabulary.hpp"

namespace degarble {
namespace {

constexpr std::size_t kLong = 5;  // letters of a word that is none by chance
constexpr int kUsual = 5;         // frequency of a shorter one

bool is_listed_at(std::u32string_view text, std::size_t at) {
  return at < text.size() && is_latin_or_cyrillic(text[at]);
}

// Whether it is the apostrophe of a contraction, or behind a noun or a name.
bool is_english_apostrophe(std::u32string_view text, std::size_t at) {
  if (text[at] != 0x2019) return false;  // RIGHT SINGLE QUOTATION MARK
  const auto before = word_before(text, at, alphabet::kAscii).in(text);
  const auto tail = word_behind(text, at + 1, alphabet::kAscii).in(text);
  if (tail == U"s" && before.size() > 2) {
    const WordFlags owner = look_up(std::string(before.begin(), before.end()));
    return owner.has(WordFlag::owns) || owner.has(WordFlag::name_owns);
  }
  return find_contraction(before, tail) != nullptr;
}

bool has_capital_inside(std::u32string_view word) {
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (is_capital(word[i]) && !is_capital(word[i - 1])) return true;
  }
  return false;
}

// Marks of prose that stand between words, before or behind them.
bool stands_right(std::u32string_view text, std::size_t at) {
  const bool behind = at > 0 && is_listed_at(text, at - 1);
  const bool before = is_listed_at(text, at + 1);
  switch (text[at]) {
    case 0x2019:  // right single quotation mark
      return behind;
    case 0xA0:  // no-break space
    case 0x2013:
    case 0x2014:  // dashes
    case 0x2026:  // ellipsis
      return !(behind && before);
    case 0xAB:
    case 0x201C:
    case 0x2018:  // opening quotation marks
      return !behind;
    case 0xBB:
    case 0x201D:  // closing ones
      return !before;
    default:
      return false;
  }
}

// Goes through what a reading changes.
class Proof {
 public:
  Proof(std::u32string_view passage, const Rereading& reading, const WordList& list)
      : passage_(passage), text_(reading.text), reading_(reading), list_(list) {}

  // Whether all is right.
  [[nodiscard]] bool holds() {
    return std::ranges::all_of(reading_.pieces, [&](const Piece& piece) { return take(piece); });
  }
  // And whether there were words enough: a long one or several, and no more that the list lacks.
  [[nodiscard]] bool is_enough() const {
    return (longest_ >= kLong || (words_ > 1 && letters_ >= kLong - 1)) && words_ >= new_words_;
  }
  // And whether there were words, and none that the list lacks.
  [[nodiscard]] bool has_only_words() const { return words_ > 0 && new_words_ == 0; }

 private:
  bool take(const Piece& piece) {
    for (std::size_t at = piece.text_begin; at < piece.text_end; ++at) {
      if (at < done_ || text_[at] < 0x80) continue;
      if (!is_listed_at(text_, at)) {
        if (!stands_right(text_, at)) return false;
        const bool is_proof = list_.code() == "en" && is_english_apostrophe(text_, at) &&
                              !is_typed_apostrophe(passage_[piece.begin]);
        if (is_proof) longest_ = kLong;
        continue;
      }
      const Word word = word_around(text_, at, at, alphabet::kListed);
      if (!is_word(word.in(text_))) return false;
      done_ = word.end;
    }
    return !was_word(piece);
  }

  bool is_word(std::u32string_view word) {
    const std::optional<WordUse> use = list_.find(list_.spelled(in_lower_case(word)));
    if (!use || (word.size() < kLong && use->frequency < kUsual)) {
      ++new_words_;
      return may_be_word(word);
    }
    ++words_;
    letters_ += word.size();
    longest_ = std::max(longest_, word.size());
    return true;
  }

  // Whether it has letters of the language only, and capitals in front or all over.
  [[nodiscard]] bool may_be_word(std::u32string_view word) const {
    return word.size() > 1 && !has_capital_inside(word) &&
           std::ranges::all_of(word, [&](char32_t c) { return list_.has_letter(to_lower(c)); });
  }

  // Whether what stood there is a word of the language too.
  [[nodiscard]] bool was_word(const Piece& piece) const {
    for (std::size_t at = piece.begin; at < piece.end; ++at) {
      if (!is_listed_at(passage_, at)) continue;
      const auto word = word_around(passage_, at, at, alphabet::kListed).in(passage_);
      const std::optional<WordUse> use = list_.find(in_lower_case(word));
      if (use && use->frequency > 0 && !has_capital_inside(word)) return true;
    }
    return false;
  }

  std::u32string_view passage_;
  std::u32string_view text_;
  const Rereading& reading_;
  const WordList& list_;
  std::size_t done_ = 0;   // in the text of the reading
  std::size_t words_ = 0;  // of the list
  std::size_t new_words_ = 0;
  std::size_t letters_ = 0;  // of those of the list
  std::size_t longest_ = 0;  // of them
};

}  // namespace

WordProof weigh_words(std::u32string_view passage, const Rereading& reading, Language language) {
  const WordList* const list = find_word_list(language_code(language));
  if (list == nullptr) return {};
  Proof proof(passage, reading, *list);
  if (!proof.holds()) return {};
  return {true, proof.has_only_words(), proof.is_enough()};
}

bool leaves_lone_letter(const Rereading& reading, Language language) {
  const WordList* const list = find_word_list(language_code(language));
  if (list == nullptr || !list->is_whole()) return false;
  const std::u32string_view text = reading.text;
  return std::ranges::any_of(reading.pieces, [&](const Piece& piece) {
    const std::size_t at = piece.text_begin;
    if (piece.text_end != at + 1 || !is_listed_at(text, at)) return false;
    const Word word = word_around(text, at, at, alphabet::kListed);
    return word.size() == 1 && !list->find(in_lower_case(text.substr(at, 1)));
  });
}

}  // namespace degarble
