#include "restore/accents.hpp"

#include <algorithm>

#include "core/characters.hpp"
#include "core/script.hpp"
#include "core/utf8.hpp"

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

std::string_view line_around(std::string_view text, std::size_t at) {
  const std::size_t low = character_start(text, at - std::min(at, kAside));
  const std::size_t newline = text.substr(low, at - low).rfind('\n');
  const std::size_t begin = newline == std::string_view::npos ? low : low + newline + 1;
  const std::size_t end =
      character_start(text, std::min({text.find('\n', at), at + kAside, text.size()}));
  return text.substr(begin, end - begin);
}

// Code stands between two of them, with space around; then none of the line is an apostrophe.
bool all_between_letters(std::string_view line, std::string_view accent) {
  for (std::size_t at = line.find(accent); at != std::string_view::npos;
       at = line.find(accent, at + accent.size())) {
    const bool at_edge = at == 0 || at + accent.size() == line.size();
    if (!at_edge && !stands_between_letters(line, at, accent.size())) return false;
  }
  return true;
}

// "l\u00B4ambiente", "rapper\u00B4s": elsewhere an acute accent may have come loose from its
// letter.
bool is_elision_or_ending(std::string_view text, std::size_t at) {
  constexpr std::string_view kVowels = "aeiouAEIOU";
  if (!is_ascii(text[at - 1]) || at < 2) return at == 1;
  const bool behind_vowel = kVowels.find(text[at - 1]) != std::string_view::npos;
  const std::size_t behind = at + kAcute.size();
  const bool ends = text[behind] == 's' && !is_letter_at(text, behind + 1);
  const bool short_word = !is_letter_before(text, at - 1) || !is_letter_before(text, at - 2);
  return ends || (short_word && !behind_vowel);
}

void find(std::string_view text, std::string_view accent, Losses& losses) {
  for (std::size_t at = text.find(accent); at != std::string_view::npos;
       at = text.find(accent, at + accent.size())) {
    if (!stands_between_letters(text, at, accent.size())) continue;
    if (joins_two_words(text, at, accent.size())) continue;
    if (stands_between_two(text, at, accent.size())) continue;
    if (accent == kAcute && !is_elision_or_ending(text, at)) continue;
    if (!all_between_letters(line_around(text, at), accent)) continue;
    losses.push_back({Rule::lost_apostrophe,
                      {at, at + accent.size()},
                      Lost::apostrophe,
                      info(Rule::lost_apostrophe).confidence});
  }
}

}  // namespace

Losses find_accents_for_apostrophes(const Block& block, const Engine& engine) {
  Losses losses;
  if (!engine.has(Rule::lost_apostrophe)) return losses;
  find(block.text, kGrave, losses);
  find(block.text, kAcute, losses);
  std::ranges::sort(losses, {}, [](const Loss& loss) { return loss.span.begin; });
  return losses;
}

}  // namespace degarble
