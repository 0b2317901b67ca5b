// A place of a text, decoded, with what stands around it, and the languages it may be in. Every
// look goes a bounded number of bytes far.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "degarble/degarble.hpp"
#include "evidence/vocabulary.hpp"

namespace degarble {

// Some characters on either side of a place.
struct Passage {
  std::u32string text;
  std::vector<std::size_t> offsets;  // of each character in the bytes, and of the end
  std::size_t at = 0;                // the character at the place
  bool begins = false;               // with the text

  // The bytes of the characters [begin, end).
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {offsets[begin], offsets[end]};
  }
};

// Makes `passage`, which is empty or of the same text, one of the character that begins at `at`.
void find_passage(std::string_view text, std::size_t at, Passage& passage);

// The word lists of the languages that a text may be in, place by place; they are found once for
// each four KiB, by their words. Knows how the text writes letters that can be written in two ways.
class Languages {
 public:
  explicit Languages(std::string_view text) : text_(text) {}

  // The likeliest first; two if it is not clear which.
  [[nodiscard]] const std::vector<const WordList*>& at(std::size_t at);

  // Letters of a word list as the text writes them: Romanian has a comma below some of its letters,
  // or, before fonts had that, a cedilla.
  [[nodiscard]] std::u32string as_written(std::u32string letters);

 private:
  enum class Below : std::uint8_t { unknown, comma, cedilla };

  std::string_view text_;
  std::size_t piece_ = static_cast<std::size_t>(-1);
  std::vector<const WordList*> lists_;
  Below below_ = Below::unknown;
};

}  // namespace degarble
