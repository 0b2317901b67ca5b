#include "detect/sparse.hpp"

#include <algorithm>
#include <vector>

#include "core/characters.hpp"
#include "core/script.hpp"
#include "core/utf8.hpp"
#include "evidence/language.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

// The bytes above ASCII at `high` and the letters that touch them.
std::string_view word_around(std::string_view line, std::size_t high) {
  const auto belongs = [&](std::size_t at) {
    return !is_ascii(line[at]) || is_ascii_letter(byte(line[at]));
  };
  std::size_t begin = high;
  std::size_t end = high;
  while (begin > 0 && belongs(begin - 1)) --begin;
  while (end < line.size() && belongs(end)) ++end;
  return line.substr(begin, end - begin);
}

// Adds the words of the line that are not among `words`; whether there were any.
bool add_words(std::string_view line, std::vector<std::string_view>& words) {
  bool added = false;
  for (std::size_t at = scan::find_non_ascii(line); at < line.size();) {
    const std::string_view word = word_around(line, at);
    if (std::ranges::find(words, word) == words.end()) {
      words.push_back(word);
      added = true;
    }
    const auto end = static_cast<std::size_t>(word.data() + word.size() - line.data());
    at = scan::find_non_ascii(line, end);
  }
  return added;
}

// Two bytes may be a character, so that an even number is left out.
void append_without_runs(std::string& text, std::string_view line) {
  constexpr std::size_t kRun = 4;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at + 1;
    while (end < line.size() && line[end] == line[at]) ++end;
    const std::size_t run = end - at;
    const bool is_long = !is_ascii(line[at]) && run > kRun;
    text.append(is_long ? kRun + run % 2 : run, line[at]);
    at = end;
  }
}

bool is_wide(char32_t c) { return c >= 0x2E80 || characters::is_in(c, 0x2500, 0x259F); }

}  // namespace

Condensed condense(std::string_view window) {
  Condensed condensed;
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < window.size();) {
    const std::size_t end = std::min(window.find('\n', at), window.size() - 1) + 1;
    const std::string_view line = window.substr(at, end - at);
    if (words.size() >= kManyWords || add_words(line, words)) {
      append_without_runs(condensed.text, line);
    }
    at = end;
  }
  condensed.words = std::min(words.size(), kManyWords);
  condensed.has_letters = std::ranges::any_of(words, [](std::string_view word) {
    return word.find_first_not_of(word.front()) != word.npos;
  });
  return condensed;
}

bool has_word_of_other_script(std::u32string_view text) {
  constexpr std::size_t kShortest = 3;      // letters
  constexpr std::size_t kShortestWide = 2;  // characters
  std::size_t run = 0;
  Script last = Script::none;
  for (const char32_t c : text) {
    const Script script = c < 0x80 ? Script::none : script_of(c);
    run = script == last ? run + 1 : 1;
    last = script;
    if (script == Script::none || script == Script::latin) continue;
    if (run >= (script == Script::wide ? kShortestWide : kShortest)) return true;
  }
  return false;
}

std::int64_t cost_of_strangers(std::u32string_view text) {
  constexpr std::int64_t kTouching = 6 * kNat;
  const auto touches = [&](std::size_t at) {
    return is_wide(text[at]) && at > 0 && is_ascii_letter(text[at - 1]);
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (touches(at)) return kTouching;
  }
  return 0;
}

}  // namespace degarble
