#include "repair/ascii_in_pairs.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "evidence/language.hpp"
#include "evidence/plausibility.hpp"

namespace degarble {
namespace {

constexpr std::size_t kFewest = 5;  // characters, of twice as many ASCII ones

bool is_printable(char32_t c) { return c >= U' ' && c <= U'~'; }
bool is_ascii_pair(char32_t c) { return is_printable(c >> 8) && is_printable(c & 0xFF); }

// What the characters are, with the first byte of each in its lower half, or in its upper one.
std::u32string in_order(std::u32string_view run, bool lower_first) {
  std::u32string text;
  for (const char32_t c : run) {
    const char32_t lower = c & 0xFF;
    const char32_t upper = c >> 8;
    text += lower_first ? lower : upper;
    text += lower_first ? upper : lower;
  }
  return text;
}

// Whether it is words and spaces, and hardly anything else.
bool is_words(std::u32string_view text) {
  const auto is_of_words = [](char32_t c) { return is_ascii_letter(c) || c == U' '; };
  const auto count = static_cast<std::size_t>(std::ranges::count_if(text, is_of_words));
  return text.find(U' ') != std::u32string_view::npos && count * 10 >= text.size() * 9;
}

std::int64_t least_latin_cost(std::u32string_view text) {
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  const Judge judge(text);
  for (const Language language : judge.languages(Script::latin)) {
    least = std::min(least, total_cost(text, language));
  }
  return least;
}

// In which order the bytes make sense, and what they are; nothing if they do not in any.
std::optional<Misread> read_pairs(std::u32string_view run) {
  constexpr std::int64_t kMargin = 12 * kNat;
  std::optional<Misread> best;
  std::int64_t least = Judge(run).judge(run).cost - kMargin;
  for (const bool lower_first : {true, false}) {
    const std::u32string text = in_order(run, lower_first);
    const std::int64_t cost = is_words(text) ? least_latin_cost(text) : least;
    if (cost >= least) continue;
    least = cost;
    const Encoding& shown = encoding(lower_first ? "UTF-16LE" : "UTF-16BE");
    best = {{}, std::string(text.begin(), text.end()), {&windows_1252(), &shown, {}}};
  }
  return best;
}

}  // namespace

std::vector<Misread> find_ascii_in_pairs(std::string_view passage) {
  std::vector<Misread> found;
  std::u32string run;
  std::size_t begin = 0;
  const auto end = [&](std::size_t at) {
    auto pairs = run.size() >= kFewest ? read_pairs(run) : std::nullopt;
    if (pairs) {
      pairs->span = {begin, at};
      found.push_back(*std::move(pairs));
    }
    run.clear();
  };
  for (std::size_t at = 0; at < passage.size();) {
    const Character next = well_formed_character_at(passage, at);
    if (next.code_point >= 0x2000 && next.code_point < 0x10000 && is_ascii_pair(next.code_point)) {
      if (run.empty()) begin = at;
      run += next.code_point;
    } else if (!run.empty()) {
      end(at);
    }
    at += next.length;
  }
  end(passage.size());
  return found;
}

}  // namespace degarble
