#include "restore/accents.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/characters.hpp"
#include "core/script.hpp"
#include "core/utf8.hpp"
#include "core/words.hpp"
#include "evidence/contractions.hpp"
#include "text/running_text.hpp"

namespace degarble {
namespace {

constexpr std::string_view kGrave = "`";
constexpr std::string_view kAcute = "\u00B4";  // acute accent

constexpr std::size_t kAside = 256;  // bytes of a line in which other accents are looked for

// A letter of a script that has apostrophes.
bool may_have_apostrophe(char32_t c) {
  const Script script = script_of(c);
  return script == Script::latin || script == Script::greek || script == Script::cyrillic;
}
bool is_letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && may_have_apostrophe(character_at(text, at).code_point);
}
bool is_letter_before(std::string_view text, std::size_t at) {
  return at > 0 && may_have_apostrophe(character_before(text, at).code_point);
}

// "O`Brien", "l`Aquila", but not "DisplayName`Text": a long word and a capital are two words.
bool joins_two_words(std::string_view text, std::size_t at, std::size_t length) {
  std::size_t letters = 0;
  std::size_t begin = at;
  while (letters < 3 && is_letter_before(text, begin)) {
    begin -= character_before(text, begin).length;
    ++letters;
  }
  return letters == 3 && !is_capital(character_before(text, at).code_point) &&
         is_capital(character_at(text, at + length).code_point);
}

// "C`c", but not "I`m": one letter on either side makes no word.
bool stands_between_two(std::string_view text, std::size_t at, std::size_t length) {
  const std::size_t before = at - character_before(text, at).length;
  const std::size_t behind = at + length + character_at(text, at + length).length;
  return text[before] != 'I' && !is_letter_before(text, before) && !is_letter_at(text, behind);
}

bool stands_between_letters(std::string_view text, std::size_t at, std::size_t length) {
  return is_letter_before(text, at) && is_letter_at(text, at + length);
}

std::string_view line_of(std::string_view text, std::size_t at) {
  const Span line = line_around(text, {at, at}, kAside);
  return text.substr(line.begin, line.size());
}

// What is elided before a vowel, in languages that do so.
constexpr std::string_view kHeads[] = {"l", "d", "m", "n", "t", "s", "c", "j", "o"};
constexpr std::string_view kElidingLanguages[] = {"ca", "en", "fr", "it"};

bool may_follow_elision(char32_t c) {
  return is_one_of(to_lower(c), U"aeiouh\u00E0\u00E1\u00E8\u00E9\u00EA\u00ED\u00F3\u00FA");
}

// The letters around an accent: of any script, with what stands inside words.
struct LetterOrJoint {
  bool operator()(char32_t c) const {
    return is_letter(c) || is_apostrophe(c) || c == U'`' || c == 0xB4 || c == U'-';
  }
};

// An accent in its text, between the letters beside it.
struct TypedAccent {
  std::string_view text;
  std::size_t at;
  std::size_t length;

  [[nodiscard]] std::size_t behind() const { return at + length; }
  [[nodiscard]] Word left() const { return word_before(text, at, alphabet::kAny); }
  [[nodiscard]] Word right() const { return word_behind(text, behind(), alphabet::kAny); }
};

// "rapper\u00B4s", in any language, but not "`s'imprimeixen".
bool is_before_ending(const TypedAccent& accent) {
  const Word right = accent.right();
  const bool goes_on = right.end < accent.text.size() &&
                       is_apostrophe(character_at(accent.text, right.end).code_point) &&
                       is_letter_at(accent.text, right.end + 1);
  return right.in(accent.text) == "s" && !goes_on;
}

// "l\u00B4ambiente", "O`Brien".
bool is_elision(const TypedAccent& accent) {
  std::string head(accent.left().in(accent.text));
  for (char& c : head) c = static_cast<char>(to_lower(byte(c)));
  return std::ranges::find(kHeads, head) != std::end(kHeads) &&
         may_follow_elision(character_at(accent.text, accent.behind()).code_point);
}

bool is_contracted_by(const TypedAccent& accent) {
  return find_contraction(accent.left().in(accent.text), accent.right().in(accent.text)) != nullptr;
}

// Elsewhere an acute accent may have come loose from its letter, or write a sound of its own; in
// Mayan languages it stands behind every other consonant.
bool may_be_apostrophe(const TypedAccent& accent) {
  return is_before_ending(accent) || is_elision(accent) || is_contracted_by(accent);
}

// Code stands between two of them, with space around; then none of the line is an apostrophe.
bool all_between_letters(std::string_view line, std::string_view accent) {
  for (std::size_t at = line.find(accent); at != std::string_view::npos;
       at = line.find(accent, at + accent.size())) {
    const bool at_edge = at == 0 || at + accent.size() == line.size();
    if (at_edge) return false;
    if (!stands_between_letters(line, at, accent.size())) return false;
    if (accent == kAcute && !may_be_apostrophe({line, at, accent.size()})) return false;
  }
  return true;
}

// Whether it stands in a word of letters that has space around it, or marks of sentences: not in
// "\*(C`undef\*(C'" of roff, nor in base85 and other data.
bool is_in_plain_word(const TypedAccent& accent) {
  const std::string_view text = accent.text;
  const Word word = word_around(text, accent.at, accent.behind(), LetterOrJoint{});
  const bool begins = word.begin == 0 ||
                      is_any_space(character_before(text, word.begin).code_point) ||
                      is_one_of(character_before(text, word.begin).code_point,
                                U"(\"\u201C\u201D\u201E\u00AB\u2018\u2014\u2013");
  if (!begins) return false;
  std::size_t end = word.end;
  while (end < text.size() &&
         is_one_of(character_at(text, end).code_point, U".,;:!?)\"\u201D\u201C\u00BB\u2026")) {
    end += character_at(text, end).length;
  }
  return end == text.size() || is_any_space(character_at(text, end).code_point) ||
         is_one_of(character_at(text, end).code_point, U"<\u2014\u2013");
}

// Whether the line has so many words that it is a sentence of some language.
bool is_in_long_line(const TypedAccent& accent) {
  constexpr std::ptrdiff_t kFewestSpaces = 6;
  return std::ranges::count(line_of(accent.text, accent.at), ' ') >= kFewestSpaces;
}

// Whether accents stand in the line that are no apostrophes, as in Greek by letters of ASCII:
// "t`a m`en ka`i".
bool has_other_accents(const TypedAccent& accent) {
  const std::string_view line = line_of(accent.text, accent.at);
  const std::string_view sign = accent.text.substr(accent.at, accent.length);
  for (std::size_t at = line.find(sign); at != std::string_view::npos;
       at = line.find(sign, at + sign.size())) {
    if (!may_be_apostrophe({line, at, sign.size()})) return true;
  }
  return false;
}

// What the language around lets the accent be: an ending ("America`s") or a contraction anywhere,
// an elision where there are any, another ending ("Renault`i", "Python`un") not in English.
bool fits_language(Lines& lines, const TypedAccent& accent) {
  if (is_before_ending(accent) || is_contracted_by(accent)) return true;
  const std::vector<const WordList*>& lists = lines.lists_at(accent.at);
  const std::string_view code = lists.empty() ? "" : lists.front()->code();
  if (is_elision(accent)) {
    // In a language without a list an accent may have been typed twice: "t\u00B4\u00F3nlist".
    return code.empty() ? is_ascii(accent.text[accent.behind()]) && !has_other_accents(accent)
                        : std::ranges::find(kElidingLanguages, code) != std::end(kElidingLanguages);
  }
  constexpr std::size_t kShortestName = 3;
  constexpr std::size_t kLongestEnding = 4;
  if (code == "en" || accent.right().size() > kLongestEnding ||
      is_capital(character_at(accent.text, accent.behind()).code_point)) {
    return false;
  }
  // Of a language without a list, names only: "Renault`i".
  if (code.empty() && !is_capital(character_at(accent.text, accent.left().begin).code_point)) {
    return false;
  }
  return accent.left().size() >= kShortestName && is_in_long_line(accent);
}

bool is_apostrophe_typed_as(const TypedAccent& accent, std::string_view sign, Lines& lines) {
  const auto [text, at, length] = accent;
  return stands_between_letters(text, at, length) && is_in_plain_word(accent) &&
         !joins_two_words(text, at, length) && !stands_between_two(text, at, length) &&
         (sign != kAcute || may_be_apostrophe(accent)) &&
         all_between_letters(line_of(text, at), sign) && fits_language(lines, accent) &&
         !is_in_code(lines.zones(), at);
}

void find(Lines& lines, std::string_view sign, Losses& losses) {
  const std::string_view text = lines.text();
  for (std::size_t at = text.find(sign); at != std::string_view::npos;
       at = text.find(sign, at + sign.size())) {
    if (!is_apostrophe_typed_as({text, at, sign.size()}, sign, lines)) continue;
    losses.push_back({Rule::lost_apostrophe,
                      {at, at + sign.size()},
                      Lost::apostrophe,
                      info(Rule::lost_apostrophe).confidence});
  }
}

}  // namespace

Losses find_accents_for_apostrophes(const Block& block, const Engine& engine) {
  Losses losses;
  if (!engine.has(Rule::lost_apostrophe)) return losses;
  find(block.lines(), kGrave, losses);
  find(block.lines(), kAcute, losses);
  std::ranges::sort(losses, {}, [](const Loss& loss) { return loss.span.begin; });
  return losses;
}

}  // namespace degarble
