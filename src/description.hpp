// What can be said of a text: its encoding, its language, its line ends. Knows nothing of how it is
// printed.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "sequencer.hpp"

namespace degarble {

struct Description {
  std::string_view encoding;  // name in the table of encodings; "US-ASCII" if nothing is above it
  std::string_view second;    // of the lines that are in another encoding; empty if there are none
  std::string_view language;  // BCP 47; empty for what is no language, or too short to tell
  int confidence = 100;       // per cent, in the encodings
  bool byte_order_mark = false;

  std::uint64_t lf = 0;  // line ends of each kind
  std::uint64_t crlf = 0;
  std::uint64_t cr = 0;

  std::uint64_t lines = 0;
  std::uint64_t utf8 = 0;      // lines that are UTF-8 and not ASCII; 0 for UTF-16 and its like
  std::uint64_t not_utf8 = 0;  // lines that are not UTF-8; likewise
  std::uint64_t damaged = 0;   // lines with bytes that stand for nothing, U+FFFD or C1 controls
};

// Counts the lines of a text that hold something. The text comes in pieces, cut anywhere.
class LineCount {
 public:
  // `find(text, from)` is where the next of them stands; the size of the text if nowhere.
  template <typename Find>
  void add(std::string_view text, Find find) {
    std::size_t at = counted_ ? next_line(text, 0) : 0;
    while (at < text.size()) {
      at = find(text, at);
      if (at >= text.size()) return;
      ++count_;
      counted_ = true;
      at = next_line(text, at);
    }
  }

  [[nodiscard]] std::uint64_t count() const { return count_; }

 private:
  // Where the line behind that of `at` begins.
  std::size_t next_line(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] != '\n' && text[at] != '\r') ++at;
    if (at == text.size()) return at;
    counted_ = false;
    return at + 1;
  }

  std::uint64_t count_ = 0;
  bool counted_ = false;  // whether the line that the last piece ends in was counted
};

// Reads a text of any size, and describes it. Memory is bounded; how the text is cut into writes
// makes no difference.
class Describer {
 public:
  // Of the options, those count that say how to read: `from` and `hint`.
  explicit Describer(const Options& options = {});

  void write(std::string_view bytes);
  // Ends the text.
  [[nodiscard]] Description finish();

 private:
  void drain();
  void look_at(const Task& task);
  void count_line_ends(std::string_view text);

  std::shared_ptr<const Engine> engine_;
  Sequencer sequencer_;
  Description seen_;
  Profile profile_;                     // of the last block
  const Encoding* stateful_ = nullptr;  // that a part of the text was in
  std::string sample_;                  // the first of the text, decoded
  LineCount not_ascii_;
  LineCount not_utf8_;
  LineCount damaged_;
  char last_ = '\n';
};

// The description of a whole text.
[[nodiscard]] Description describe(std::string_view bytes, const Options& options = {});

}  // namespace degarble
