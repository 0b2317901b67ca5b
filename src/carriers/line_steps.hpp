// What scanners of containers that are written in lines have in common.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "carriers/long_value.hpp"
#include "carriers/scanner.hpp"

namespace degarble {

struct ScannedLine {
  std::string_view text;    // without its line feed
  std::size_t length = 0;   // with it
  bool is_whole = false;    // whether its end is there
  bool is_endless = false;  // whether it is longer than any line that is looked at
};

// The line that begins at `at`. `last` says that nothing follows `rest`.
[[nodiscard]] inline ScannedLine line_at(std::string_view rest, std::size_t at, bool last) {
  const std::string_view near = rest.substr(at, kLongestValue);
  const std::size_t end = near.find('\n');
  if (end != near.npos) return {near.substr(0, end), end + 1, true, false};
  const bool is_endless = is_too_long(near);
  return {near, near.size(), last && !is_endless, is_endless};
}

// All that is left, where nobody knows any more what is a value.
[[nodiscard]] inline ScanStep lost_step(std::string_view rest, bool last) {
  if (rest.size() < kLongestSkip && !last) return {};
  return {std::min(rest.size(), kLongestSkip), 0, 0, nullptr};
}

// The words up to `at` and the structure behind them, of so many bytes. White space is no value,
// and a carriage return in front of a line end is a part of that.
[[nodiscard]] inline ScanStep step_of_words(std::string_view rest, std::size_t at, std::size_t tail,
                                            const Notation& notation) {
  const std::string_view words = rest.substr(0, at);
  if (words.find_first_not_of(" \t\r\n") == words.npos) return {at + tail, 0, 0, nullptr};
  const std::size_t returns = words.ends_with('\r') ? 1 : 0;
  return {0, at - returns, tail + returns, &notation};
}

}  // namespace degarble
