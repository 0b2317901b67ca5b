#include "repair/apostrophe_marks.hpp"

#include <algorithm>

#include "core/script.hpp"
#include "core/utf8.hpp"
#include "core/words.hpp"
#include "encodings/byte_table.hpp"
#include "encodings/encodings.hpp"
#include "evidence/contractions.hpp"
#include "evidence/language.hpp"
#include "scan/scan.hpp"
#include "text/mentions.hpp"

namespace degarble {
namespace {

constexpr std::size_t kLongestMark = 32;  // bytes: three characters that were misread three times
constexpr std::size_t kEnough = 2;        // different contractions that prove a mark
constexpr std::size_t kSpeaking = 3;      // and those that prove that the text is English
constexpr std::size_t kMostMarks = 8;     // that a text has; the rest is something else

// Characters above ASCII between letters, and question marks that stand for lost ones among them.
struct MarkPlace {
  Span span;
  Span word;                // with it
  std::string_view before;  // the letters that end where it begins
  std::string_view after;   // and those that begin where it ends
};

// What may stand there by right, or is another rule's: apostrophes, the accent that is typed for
// one, and the mark of a lost character.
bool is_apostrophe_or_loss(std::string_view mark) {
  static constexpr std::string_view kOthers[] = {"\u2019", "\u2018", "\u02BC",
                                                 "\u00B4", "\uFF07", kReplacementUtf8};
  return std::ranges::find(kOthers, mark) != std::end(kOthers);
}

// Signs of phonetics stand between letters by right.
bool is_phonetic(std::string_view mark) {
  for (std::size_t at = 0; at < mark.size();) {
    const Character next = character_at(mark, at);
    const char32_t c = next.code_point;
    if (c < 0x250 || c > 0x2FF || c == 0x2BC || c == 0x2C6 || c == 0x2DC) return false;
    at += next.length;
  }
  return true;
}

// Whether the letters at `at` go on a word: those of another script, of phonetics, or what stands
// before an apostrophe.
bool goes_on(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const char32_t c = character_before(text, at).code_point;
  return is_apostrophe(c) || (c >= 0x80 && is_letter(c)) || (c >= 0x2B0 && c <= 0x2FF);
}

// What a run of characters may be: a mark, or one whose last byte is a letter, as the second byte
// of a character that East Asian encodings show may be.
struct MarkReading {
  std::string mark;
  std::string letter;
};

std::vector<MarkReading> mark_readings(std::string_view run) {
  static constexpr std::string_view kEncodings[] = {"gb18030", "big5", "euc-kr", "shift_jis"};
  std::vector<MarkReading> readings{{std::string(run), {}}};
  const Character last = character_before(run, run.size());
  if (script_of(last.code_point) != Script::wide) return readings;
  const std::string_view rest = run.substr(0, run.size() - last.length);
  for (const std::string_view name : kEncodings) {
    const std::uint16_t bytes = byte_table(encoding(name)).at(last.code_point);
    const char second = static_cast<char>(bytes & 0xFF);
    if (bytes < 0x100 || second < 'a' || second > 'z') continue;
    std::string mark(rest);
    mark += static_cast<char>(bytes >> 8);
    readings.push_back({std::move(mark), {second}});
  }
  return readings;
}

bool is_of_mark(char c) { return !is_ascii(c) || c == '?'; }

// Calls `see` for each such place in text[passage].
template <typename See>
void for_each_place(std::string_view text, Span passage, See see) {
  std::size_t at = scan::find_non_ascii(text.substr(0, passage.end), passage.begin);
  while (at < passage.end) {
    MarkPlace place{{at, at}, {}, {}, {}};
    while (place.span.end < passage.end && is_of_mark(text[place.span.end])) ++place.span.end;
    const Word word = word_around(text, at, place.span.end, alphabet::kAscii);
    place.word = {word.begin, word.end};
    place.before = text.substr(word.begin, at - word.begin);
    place.after = text.substr(place.span.end, word.end - place.span.end);
    const std::string_view run = text.substr(at, place.span.size());
    const bool is_bounded =
        word.end == text.size() || (is_ascii(text[word.end]) && text[word.end] != '\'');
    const bool is_place = !place.before.empty() && is_bounded && run.size() <= kLongestMark &&
                          !is_apostrophe_or_loss(run) && !is_phonetic(run) &&
                          !goes_on(text, word.begin);
    if (is_place) see(place, mark_readings(run));
    at = scan::find_non_ascii(text.substr(0, passage.end), word.end);
  }
}

// Whether letters of names and of other languages in Latin letters are in it. A mark that lost its
// last byte has none.
bool has_small_latin_letter(std::string_view mark) {
  for (std::size_t at = 0; at < mark.size();) {
    const Character next = character_at(mark, at);
    const bool is_small = next.valid() && !is_capital_letter(next.code_point);
    if (is_small && script_of(next.code_point) == Script::latin) return true;
    at += next.length;
  }
  return false;
}

// Whether it is several characters and signs are among them: a garble, and no part of a word.
bool is_garble(std::string_view mark) {
  constexpr std::size_t kSeveral = 3;
  std::size_t count = 0;
  bool has_sign = false;
  for (std::size_t at = 0; at < mark.size(); ++count) {
    const Character next = character_at(mark, at);
    const bool is_sign = next.valid() && script_of(next.code_point) == Script::none;
    has_sign = has_sign || (is_sign && next.code_point >= 0x80);
    at += next.length;
  }
  return has_sign && count >= kSeveral;
}

// What is left of an apostrophe whose other bytes were controls.
constexpr std::string_view kRest = "\u00E2";  // LATIN SMALL LETTER A WITH CIRCUMFLEX

// Whether the letters have an apostrophe between them, or behind them: but a mark that lost its
// last byte may be another one there.
bool may_have_apostrophe_between(std::string_view before, std::string_view tail,
                                 std::string_view mark) {
  if (tail.empty()) {
    return before.size() > 2 && before.ends_with('s') && !is_ascii(mark.back()) && mark != kRest;
  }
  return find_contraction<char>(before, tail) != nullptr || (tail == "s" && before.size() > 1);
}

constexpr std::string_view kApostrophe = "\u2019";  // RIGHT SINGLE QUOTATION MARK

}  // namespace

void ApostropheMarks::look(Span passage) {
  for_each_place(
      text_, passage, [&](const MarkPlace& place, const std::vector<MarkReading>& readings) {
        for (const auto& [mark, letter] : readings) {
          const std::string tail = letter + std::string(place.after);
          const Contraction* const contraction = find_contraction<char>(place.before, tail);
          if (contraction != nullptr) note(mark, *contraction, lines_.is_english(place.word));
        }
      });
}

bool ApostropheMarks::Mark::speaks_english() const {
  constexpr std::size_t kNoName = 3;  // letters
  return contractions.size() >= kSpeaking || (longest >= kNoName && is_garble(text));
}

void ApostropheMarks::note(std::string_view mark, const Contraction& contraction, bool in_english) {
  auto known = std::ranges::find(marks_, mark, &Mark::text);
  if (known == marks_.end()) {
    if (marks_.size() == kMostMarks) return;
    known = marks_.insert(marks_.end(), {std::string(mark), {}, 0, false});
  }
  known->longest = std::max(known->longest, contractions::length(contraction.letters));
  known->in_english = known->in_english || in_english;
  auto& seen = known->contractions;
  const bool is_new = std::ranges::find(seen, contraction.letters) == seen.end();
  if (is_new && seen.size() < kSpeaking) seen.push_back(contraction.letters);
}

std::vector<PutApostrophe> ApostropheMarks::places(Span passage) const {
  std::vector<PutApostrophe> found;
  for_each_place(text_, passage,
                 [&](const MarkPlace& place, const std::vector<MarkReading>& readings) {
                   for (const auto& [shown, letter] : readings) {
                     const Mark* const mark = find_proven(shown);
                     const std::string tail = letter + std::string(place.after);
                     if (mark == nullptr || !may_have_apostrophe_between(place.before, tail, shown))
                       continue;
                     if (!mark->speaks_english() && !lines_.is_english(place.word)) continue;
                     std::string meant = std::string(kApostrophe) + letter;
                     if (is_mentioned(lines_, place.span, meant)) return;
                     found.push_back({place.span, std::move(meant)});
                     return;
                   }
                 });
  return found;
}

// "im" and "id" may be anything with one character in it, and with another letter a short one is a
// name; a capital letter stands in no word.
const ApostropheMarks::Mark* ApostropheMarks::find_proven(std::string_view mark) const {
  constexpr std::size_t kFewestLetters = 4;
  constexpr std::size_t kFewestOfRest = 3;
  const auto known = std::ranges::find(marks_, mark, &Mark::text);
  if (known == marks_.end() || !(known->in_english || known->speaks_english())) return nullptr;
  const std::size_t fewest =
      mark == kRest ? kFewestOfRest : kFewestLetters + (has_small_latin_letter(mark) ? 1 : 0);
  const bool is_proven =
      known->longest >= fewest || known->contractions.size() >= kEnough || known->speaks_english();
  return is_proven ? &*known : nullptr;
}

}  // namespace degarble
