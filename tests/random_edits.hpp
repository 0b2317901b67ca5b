// Random texts, and random lists of edits of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "degarble/degarble.hpp"
#include "random.hpp"

namespace degarble::testing {

// Two letters only, so that edits often put back what stood there.
inline std::string random_text(Random& random, std::size_t longest) {
  return random.bytes(random.below(longest + 1), "ab");
}

inline Edits random_edits(Random& random, std::string_view text, unsigned first_rule) {
  Edits edits;
  std::size_t at = 0;
  while (true) {
    const std::size_t begin = at + (random.one_in(3) ? 0 : random.below(5));
    const std::size_t end = begin + (random.one_in(4) ? 0 : random.below(4));
    if (end > text.size()) return edits;
    Edit edit;
    edit.span = {begin, end};
    edit.original = text.substr(begin, end - begin);
    edit.text = random_text(random, 3);
    edit.rules = RuleSet::of(first_rule + static_cast<unsigned>(random.below(3)));
    edit.confidence = static_cast<int>(random.below(101));
    edits.push_back(edit);
    at = end + (begin == end ? 1 : 0);  // two insertions at one place have no order
    if (random.one_in(6)) return edits;
  }
}

}  // namespace degarble::testing
