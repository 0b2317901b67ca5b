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
std::string_view high_word_at(std::string_view line, std::size_t high) {
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
bool add_new_words(std::string_view line, std::vector<std::string_view>& words) {
  bool added = false;
  for (std::size_t at = scan::find_non_ascii(line); at < line.size();) {
    const std::string_view word = high_word_at(line, at);
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
  constexpr std::size_t kRun = 2;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at + 1;
    while (end < line.size() && line[end] == line[at]) ++end;
    const std::size_t run = end - at;
    const bool is_long = !is_ascii(line[at]) && run > kRun;
    text.append(is_long ? kRun + run % 2 : run, line[at]);
    at = end;
  }
}

// Signs of arithmetic, which touch no words.
bool is_sign_between_numbers(char32_t c) {
  return is_one_of(c, U"\u00D7\u00F7\u2260\u2264\u2265\u221E\u2202\u2211\u220F\u222B\u221A\u25CA");
}

// The script of a letter above ASCII that is not Latin.
Script foreign_script(char32_t c) {
  const Script script = c < 0x80 ? Script::none : script_of(c);
  return script == Script::latin ? Script::none : script;
}

bool is_one_repeated(std::u32string_view text) {
  return text.find_first_not_of(text.front()) == text.npos;
}

bool is_stranger(char32_t c) { return c >= 0x2E80 || characters::is_in(c, 0x2500, 0x259F); }

// Latin letters above ASCII that are words by themselves, which few are; three different ones
// count.
std::int64_t cost_of_lone_letters(std::u32string_view text) {
  constexpr std::int64_t kLone = 3 * kNat;
  constexpr std::size_t kMost = 3;
  std::u32string found;
  for (std::size_t at = 0; at < text.size() && found.size() < kMost; ++at) {
    if (text[at] < 0x80 || script_of(text[at]) != Script::latin) continue;
    const bool joins =
        (at > 0 && is_letter(text[at - 1])) || (at + 1 < text.size() && is_letter(text[at + 1]));
    if (!joins && !is_one_of(text[at], found)) found += text[at];
  }
  return static_cast<std::int64_t>(found.size()) * kLone;
}

}  // namespace

Condensed condense(std::string_view window) {
  Condensed condensed;
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < window.size();) {
    const std::size_t end = std::min(window.find('\n', at), window.size() - 1) + 1;
    const std::string_view line = window.substr(at, end - at);
    if (add_new_words(line, words)) append_without_runs(condensed.text, line);
    if (words.size() >= kManyWords) {
      condensed.text.clear();
      append_without_runs(condensed.text, window);
      return {std::move(condensed.text), kManyWords, true};
    }
    at = end;
  }
  condensed.words = words.size();
  condensed.has_letters = std::ranges::any_of(words, [](std::string_view word) {
    return word.find_first_not_of(word.front()) != word.npos;
  });
  return condensed;
}

std::int64_t cost_of_unproven_script(std::u32string_view text) {
  constexpr std::int64_t kNoWord = 8 * kNat;
  constexpr std::int64_t kShortWord = 4 * kNat;
  constexpr std::size_t kShortest = 3;      // letters
  constexpr std::size_t kShortestWide = 2;  // characters
  std::int64_t cost = kNoWord;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const Script script = foreign_script(text[at]);
    if (at > 0 && script != foreign_script(text[at - 1])) begin = at;
    const std::size_t length = at + 1 - begin;
    if (script == Script::none || is_one_repeated(text.substr(begin, length))) continue;
    if (length >= (script == Script::wide ? kShortestWide : kShortest)) return 0;
    cost = kShortWord;
  }
  return cost;
}

std::int64_t cost_of_strangers(std::u32string_view text) {
  constexpr std::int64_t kSignAtLetter = 3 * kNat;
  constexpr std::int64_t kTouching = 6 * kNat;
  constexpr std::int64_t kMostSigns = 3;
  std::int64_t signs = 0;
  std::int64_t touching = 0;
  std::int64_t apart = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] < 0x80) {
      ++at;
      continue;
    }
    if (is_sign_between_numbers(text[at])) {
      const bool touches = (at > 0 && is_ascii_letter(text[at - 1])) ||
                           (at + 1 < text.size() && is_ascii_letter(text[at + 1]));
      signs += touches;
    }
    if (!is_stranger(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && is_stranger(text[at])) ++at;
    const bool touches = begin > 0 && is_ascii_letter(text[begin - 1]);
    ++(touches ? touching : apart);
    apart -= !touches && is_one_repeated(text.substr(begin, at - begin));
  }
  return std::max<std::int64_t>(touching - apart, 0) * kTouching +
         std::min(signs, kMostSigns) * kSignAtLetter + cost_of_lone_letters(text);
}

}  // namespace degarble
