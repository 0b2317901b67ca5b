#include "repair/misread.hpp"

#include "core/utf8.hpp"

namespace degarble {

Rereading reading_with(std::string_view passage, std::span<const Misread> misread) {
  Rereading reading;
  std::size_t at = 0;     // in the passage, in bytes
  std::size_t count = 0;  // of its characters before that
  const auto copy_to = [&](std::size_t end) {
    const std::u32string plain = code_points(passage.substr(at, end - at));
    reading.text += plain;
    count += plain.size();
    at = end;
  };
  for (const Misread& one : misread) {
    copy_to(one.span.begin);
    const std::size_t size = code_points(passage.substr(at, one.span.size())).size();
    const std::size_t begin = reading.text.size();
    reading.text += code_points(one.text);
    reading.pieces.push_back({count, count + size, begin, reading.text.size()});
    count += size;
    at = one.span.end;
  }
  copy_to(passage.size());
  return reading;
}

}  // namespace degarble
