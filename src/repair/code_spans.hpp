// Which places of a text are code, as Markdown marks it: between backticks on a line, or between
// fences of three. Asked for places in order, it reads the text once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace degarble {

class CodeSpans {
 public:
  explicit CodeSpans(std::string_view text) : text_(text) {}

  // `at` is not below that of an earlier call.
  [[nodiscard]] bool holds(std::size_t at) {
    while (next_line_ <= at) read_line();
    while (tick_ < at) {
      ticks_ += text_[tick_] == '`';
      ++tick_;
    }
    return fenced_ || ticks_ % 2 == 1;
  }

 private:
  void read_line() {
    tick_ = next_line_;
    ticks_ = 0;
    const std::size_t end = std::min(text_.find('\n', tick_), text_.size());
    const std::string_view line = text_.substr(tick_, end - tick_);
    next_line_ = end + 1;
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent != line.npos && line.substr(indent).starts_with("```")) fenced_ = !fenced_;
  }

  std::string_view text_;
  std::size_t next_line_ = 0;
  std::size_t tick_ = 0;  // up to where the line's backticks were counted
  std::size_t ticks_ = 0;
  bool fenced_ = false;
};

}  // namespace degarble
