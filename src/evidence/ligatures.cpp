#include "evidence/ligatures.hpp"

#include <bit>
#include <iterator>
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

LostLigature& LostLigature::operator&=(const LostLigature& other) {
  fitting_ &= other.fitting_;
  is_sure = is_sure || other.is_sure;
  return *this;
}

std::string_view LostLigature::letters() const {
  return std::has_single_bit(fitting_) ? kLigatures[std::countr_zero(fitting_)]
                                       : std::string_view();
}

LostLigature lost_ligature(std::string_view text, Span mark) {
  const std::string_view left = word_before(text, mark.begin, alphabet::kAscii).in(text);
  const std::string_view right = word_behind(text, mark.end, alphabet::kAscii).in(text);
  constexpr std::size_t kShortest = 2;
  LostLigature found;
  if (left.size() + right.size() < kShortest) return found;
  for (std::size_t i = 0; i < std::size(kLigatures); ++i) {
    std::string word(left);
    word.append(kLigatures[i]).append(right);
    if (look_up(word).is_word()) found.add(i);
  }
  const bool is_at_end = left.empty() || right.empty();
  found.is_sure = !is_at_end || !is_word_or_nothing(left) || !is_word_or_nothing(right);
  return found;
}

}  // namespace degarble
