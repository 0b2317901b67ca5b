// Edits: the law of compose, and the way back.
#include <string>

#include "core/edits.hpp"
#include "target.hpp"

namespace {

using namespace degarble;
using degarble::fuzz::require;
using degarble::fuzz::Source;

// Edits of the text, as bytes say: gap, length, length of what is put there.
Edits edits_of(std::string_view text, Source& source) {
  Edits edits;
  for (std::size_t at = 0, count = source.choice() % 8; edits.size() < count;) {
    const unsigned char shape = source.choice();
    const std::size_t begin = at + shape % 4;
    const std::size_t end = begin + shape / 4 % 4;
    if (end > text.size()) break;
    Edit edit;
    edit.span = {begin, end};
    edit.original = text.substr(begin, end - begin);
    edit.text = source.take(shape / 16 % 4);
    edit.rules = RuleSet::of(shape / 64);
    edit.confidence = shape % 101;
    edits.push_back(edit);
    at = end + (begin == end ? 1 : 0);  // two insertions at one place have no order
  }
  return edits;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Source source(data, size);
  const std::string text(source.take(source.choice() % 32));
  const Edits first = edits_of(text, source);
  const std::string middle = replay(first, text);
  const Edits second = edits_of(middle, source);
  const std::string output = replay(second, middle);
  const Edits both = compose(first, middle, second);
  require(replay(both, text) == output, "compose does what both do");
  require(undo(both, output) == text, "undo goes back");
  require(undo(first, middle) == text, "undo goes back from the middle");
  const std::size_t begin = output.empty() ? 0 : source.choice() % output.size();
  const Span span = source_span(both, {begin, output.size()});
  require(span.begin <= span.end && span.end <= text.size(), "a source is in the text");
  return 0;
}
