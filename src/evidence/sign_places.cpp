#include "evidence/sign_places.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/characters.hpp"
#include "core/script.hpp"
#include "evidence/language.hpp"

namespace degarble {
namespace {

// What stands beside a sign: touching it, or behind blanks.
using Kinds = std::uint8_t;
constexpr Kinds kEdge = 1;  // of the line
constexpr Kinds kDigit = 2;
constexpr Kinds kLetter = 4;
constexpr Kinds kOther = 8;
constexpr Kinds apart(Kinds kinds) { return static_cast<Kinds>(kinds << 4); }
constexpr Kinds kNumber = kDigit | apart(kDigit);
constexpr Kinds kNoWord = static_cast<Kinds>(~kLetter);
constexpr Kinds kApart = apart(kEdge | kDigit | kLetter | kOther);
constexpr Kinds kAnything = 0xFF;

struct SignPlace {
  std::u32string_view signs;
  Kinds before;
  Kinds behind;
  double nats;
};

// By how much more often a sign stands there than signs on the whole do: ln(P(place | sign) /
// P(place)), as tools/count_sign_places.py counts it, from 210,000 signs in the texts of LETTERS
// and DOCUMENTS (corpus/README.md) and documents of Debian 12's packages; similar places are
// joined, and rounded. Estimated, as too few were counted: fractions, a name behind a copyright
// sign, macrons.
constexpr SignPlace kSignPlaces[] = {
    {U"\u00A9", kAnything, kNumber, 4},
    {U"\u00A9", kEdge | kOther, kApart, 2},
    {U"\u00A7", kAnything, kNumber, 3.8},
    {U"\u00B0", kNumber, kAnything, 4},
    {U"\u00AA\u00BA", kDigit, apart(kLetter), 4.8},
    {U"\u00BC\u00BD\u00BE", kNumber | kOther, kNoWord, 3},
    {U"\u00B9\u00B2\u00B3", kLetter | kDigit, kNoWord, 2.4},
    {U"\u00A3\u00A5\u20AC", kNoWord, kDigit, 4.5},
    {U"\u00A3\u00A5\u20AC", kNumber, kNoWord, 3.8},
    {U"\u00A2", kNumber, kNoWord, 5},
    {U"\u00D7\u00F7\u00B1", kNumber, kNumber, 4},
    {U"\u00B1", kAnything, kNumber, 3.8},
    {U"\u00B7\u2022", kEdge, kApart, 4},
    {U"\u00AF", kEdge, kAnything, 4},
    {U"\u00B5", kNumber, kLetter, 3.7},
    {U"\u2013", kDigit, kDigit, 3},
    {U"\u2013", kApart, kApart, 2.1},
    {U"\u2014", kApart, kApart, 1.3},
    {U"\u20AC", kOther, kOther, 3.2},
};

constexpr bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == 0xA0; }

// The kind of the next character in a direction.
Kinds kind_beside(std::u32string_view text, std::size_t at, std::ptrdiff_t step) {
  const auto next = [&](std::size_t from) { return from + static_cast<std::size_t>(step); };
  std::size_t beside = next(at);
  while (beside < text.size() && is_blank(text[beside])) beside = next(beside);
  if (beside >= text.size() || text[beside] == U'\n' || text[beside] == U'\r') return kEdge;
  Kinds kind = is_letter(text[beside]) ? kLetter : kOther;
  if (is_ascii_digit(text[beside])) kind = kDigit;
  return beside == next(at) ? kind : apart(kind);
}

// Whether an exponent stands behind a word, and so behind neither a unit nor a variable.
bool is_stray_exponent(std::u32string_view text, std::size_t at) {
  constexpr std::size_t kLongestUnit = 3;  // letters
  if (!is_one_of(text[at], U"\u00B9\u00B2\u00B3")) return false;
  std::size_t begin = at;
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  return at - begin > kLongestUnit;
}

double gain_at(std::u32string_view text, std::size_t at) {
  if (is_stray_exponent(text, at)) return 0;
  double best = 0;
  for (const SignPlace& row : kSignPlaces) {
    if (row.nats <= best || !is_one_of(text[at], row.signs)) continue;
    const bool fits = (kind_beside(text, at, -1) & row.before) != 0 &&
                      (kind_beside(text, at, 1) & row.behind) != 0;
    if (fits) best = row.nats;
  }
  return best;
}

}  // namespace

std::int64_t gain_of_sign_places(std::u32string_view text) {
  constexpr std::size_t kMost = 3;
  std::vector<char32_t> found;
  std::int64_t gain = 0;
  for (std::size_t at = 0; at < text.size() && found.size() < kMost; ++at) {
    if (text[at] < 0x80 || std::ranges::find(found, text[at]) != found.end()) continue;
    const std::int32_t here = nats(gain_at(text, at));
    if (here == 0) continue;
    gain += here;
    found.push_back(text[at]);
  }
  return gain;
}

}  // namespace degarble
