#include "restore/ligatures.hpp"

#include <string>

#include "core/words.hpp"
#include "evidence/lexicon.hpp"

namespace degarble {
namespace {

// As Unicode has them (U+FB00 to U+FB04).
constexpr std::string_view kLigatures[] = {"fi", "fl", "ff", "ffi", "ffl"};

bool is_word_or_nothing(std::string_view letters) {
  return letters.empty() || letters.size() == 1 || look_up(letters).known();
}

}  // namespace

LostLigature lost_ligature(std::string_view text, Span mark) {
  const std::string_view left = word_before(text, mark.begin, alphabet::kAscii).in(text);
  const std::string_view right = word_behind(text, mark.end, alphabet::kAscii).in(text);
  constexpr std::size_t kShortest = 2;
  if (left.size() + right.size() < kShortest) return {};
  LostLigature found;
  for (const std::string_view letters : kLigatures) {
    std::string word(left);
    word.append(letters).append(right);
    if (!look_up(word).is_word()) continue;
    if (!found.letters.empty()) return {};
    found.letters = letters;
  }
  const bool is_at_end = left.empty() || right.empty();
  found.is_sure = !is_at_end || !is_word_or_nothing(left) || !is_word_or_nothing(right);
  return found;
}

}  // namespace degarble
