// Something that stands where apostrophes stood in an English text, whatever it is and however it
// came there. No word has such a thing between "don" and "t"; who finds it there knows what it is
// in "world's", too.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "degarble/degarble.hpp"
#include "evidence/contractions.hpp"
#include "text/lines.hpp"

namespace degarble {

// An apostrophe to put, with a letter behind it if that was read as a part of the mark.
struct PutApostrophe {
  Span span;
  std::string text;
};

class ApostropheMarks {
 public:
  explicit ApostropheMarks(Lines& lines) : lines_(lines), text_(lines.text()) {}

  // Notes what stands in the contractions of a passage, which is part of an English text or not.
  void look(Span passage);

  [[nodiscard]] bool empty() const { return marks_.empty(); }

  // Where what was found in contractions stands for an apostrophe in a passage.
  [[nodiscard]] std::vector<PutApostrophe> places(Span passage) const;

 private:
  struct Mark {
    std::string text;
    std::vector<std::uint64_t> contractions;  // different ones that it was seen in, packed
    std::size_t longest = 0;                  // letters of the longest
    bool in_english = false;                  // whether one of them is among English words

    // Whether the contractions are English enough.
    [[nodiscard]] bool speaks_english() const;
  };

  void note(std::string_view mark, const Contraction& contraction, bool in_english);
  // Null if what it was seen in is not enough.
  [[nodiscard]] const Mark* find_proven(std::string_view mark) const;

  Lines& lines_;
  std::string_view text_;
  std::vector<Mark> marks_;
};

}  // namespace degarble
