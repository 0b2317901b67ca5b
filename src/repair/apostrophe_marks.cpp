#include "repair/apostrophe_marks.hpp"

#include <algorithm>

#include "core/utf8.hpp"
#include "evidence/contractions.hpp"
#include "evidence/english.hpp"
#include "evidence/language.hpp"
#include "evidence/script.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

constexpr std::size_t kLongestMark = 32;  // bytes: three characters that were misread three times
constexpr std::size_t kEnough = 2;        // different contractions that prove a mark
constexpr std::size_t kMostMarks = 8;     // that a text has; the rest is something else

bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// Characters above ASCII between letters.
struct Place {
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

// Calls `see` for each such place in text[passage].
template <typename See>
void for_each_place(std::string_view text, Span passage, See see) {
  std::size_t at = scan::find_non_ascii(text.substr(0, passage.end), passage.begin);
  while (at < passage.end) {
    Place place{{at, at}, {}, {}, {}};
    while (place.span.end < passage.end && !is_ascii(text[place.span.end])) ++place.span.end;
    std::size_t begin = at;
    while (begin > passage.begin && is_letter(text[begin - 1])) --begin;
    std::size_t end = place.span.end;
    while (end < passage.end && is_letter(text[end])) ++end;
    place.word = {begin, end};
    place.before = text.substr(begin, at - begin);
    place.after = text.substr(place.span.end, end - place.span.end);
    const std::string_view shown = text.substr(at, place.span.size());
    const bool is_bounded = end == text.size() || is_ascii(text[end]);
    const bool is_place = !place.before.empty() && !place.after.empty() && is_bounded &&
                          shown.size() <= kLongestMark && !is_apostrophe_or_loss(shown);
    if (is_place) see(place, shown);
    at = scan::find_non_ascii(text.substr(0, passage.end), end);
  }
}

// The contraction whose apostrophe the mark stands for; null if it is none.
const Contraction* contraction_at(const Place& place) {
  if (place.before.size() + place.after.size() > contractions::kLongest) return nullptr;
  const std::string letters = std::string(place.before).append(place.after);
  const Contraction* const found = find_contraction(contractions::pack(letters));
  return found != nullptr && found->tail == place.after.size() ? found : nullptr;
}

// Whether letters of names and of other languages are in it.
bool has_letter(std::string_view mark) {
  for (std::size_t at = 0; at < mark.size();) {
    const Character next = well_formed_character_at(mark, at);
    if (script_of(next.code_point) != Script::none && !is_capital_letter(next.code_point)) {
      return true;
    }
    at += next.length;
  }
  return false;
}

bool is_possessive(const Place& place) { return place.after == "s" && place.before.size() > 1; }

}  // namespace

void ApostropheMarks::look(std::string_view text, Span passage) {
  for_each_place(text, passage, [&](const Place& place, std::string_view shown) {
    const Contraction* const contraction = contraction_at(place);
    if (contraction == nullptr || !is_english(text, place.word)) return;
    auto known = std::ranges::find(marks_, shown, &ApostropheMarks::Mark::text);
    if (known == marks_.end()) {
      if (marks_.size() == kMostMarks) return;
      known = marks_.insert(marks_.end(), {std::string(shown), {}, 0});
    }
    known->longest = std::max(known->longest, place.before.size() + place.after.size());
    auto& seen = known->contractions;
    const bool is_new = std::ranges::find(seen, contraction->letters) == seen.end();
    if (is_new && seen.size() < kEnough) seen.push_back(contraction->letters);
  });
}

std::vector<Span> ApostropheMarks::places(std::string_view text, Span passage) const {
  std::vector<Span> found;
  for_each_place(text, passage, [&](const Place& place, std::string_view shown) {
    const bool fits = contraction_at(place) != nullptr || is_possessive(place);
    if (fits && is_proven(shown) && is_english(text, place.word)) found.push_back(place.span);
  });
  return found;
}

// "im" and "id" may be anything, and with another letter in it a short one is a name; a capital
// letter stands in no word.
bool ApostropheMarks::is_proven(std::string_view mark) const {
  constexpr std::size_t kFewestLetters = 4;
  const auto known = std::ranges::find(marks_, mark, &Mark::text);
  if (known == marks_.end()) return false;
  const std::size_t fewest = kFewestLetters + (has_letter(mark) ? 1 : 0);
  return known->longest >= fewest || known->contractions.size() >= kEnough;
}

}  // namespace degarble
