// Finds what can be said of a text that comes in pieces: its encoding, its language, its line ends.
// `detect`, in the public header, does it for a whole text. Knows nothing of how it is printed.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "sequencer.hpp"

namespace degarble {

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
  [[nodiscard]] Detection finish();

 private:
  void drain();
  void look_at(const Task& task);
  void count_line_ends(std::string_view text);

  std::shared_ptr<const Engine> engine_;
  Sequencer sequencer_;
  Detection seen_;
  Profile profile_;                     // of the last block
  const Encoding* stateful_ = nullptr;  // that a part of the text was in
  std::string sample_;                  // the first of the text, decoded
  LineCount not_ascii_;
  LineCount not_utf8_;
  LineCount damaged_;
  char last_ = '\n';
};

}  // namespace degarble
