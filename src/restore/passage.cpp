#include "restore/passage.hpp"

#include <algorithm>

#include "core/utf8.hpp"
#include "evidence/word_language.hpp"

namespace degarble {
namespace {

constexpr std::size_t kAside = 128;   // bytes: the longest word, and a neighbour
constexpr std::size_t kPiece = 2048;  // bytes that a language is found for

}  // namespace

void find_passage(std::string_view text, std::size_t at, Passage& passage) {
  passage.text.clear();
  passage.offsets.clear();
  std::size_t offset = character_start(text, at - std::min(at, kAside));
  passage.begins = offset == 0;
  const std::size_t end = std::min(text.size(), at + kAside);
  while (offset < end) {
    if (offset == at) passage.at = passage.text.size();
    passage.offsets.push_back(offset);
    if (is_ascii(text[offset])) {
      passage.text += byte(text[offset++]);
      continue;
    }
    const Character character = character_at(text, offset);
    passage.text += character.code_point;
    offset += character.length;
  }
  passage.offsets.push_back(offset);
}

const std::vector<const WordList*>& Languages::at(std::size_t at) {
  const std::size_t piece = at / kPiece;
  if (piece == piece_) return lists_;
  piece_ = piece;
  // Half a piece more on either side, so that the place is never at an end.
  const std::size_t begin = piece * kPiece - std::min(piece * kPiece, kPiece / 2);
  lists_ = likely_lists(text_.substr(begin, 2 * kPiece));
  return lists_;
}

}  // namespace degarble
