// Cuts a container into blocks of whole values, by its content alone.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "carriers/scanner.hpp"

namespace degarble {

// A value in a block.
struct Value {
  std::size_t begin = 0;
  std::size_t size = 0;
  const Notation* notation = nullptr;
};

// A block of a container: its values, and the scanner as it was where the block begins.
struct Cut {
  std::size_t length = 0;
  std::vector<Value> values;
  std::shared_ptr<const Scanner> begin;
};

class Cutter {
 public:
  // The first block gets at least `first` bytes, the others kBlockLimit; with `at_lines` each line
  // ends one.
  Cutter(std::unique_ptr<Scanner> scanner, std::size_t first, bool at_lines);

  // The first block of `bytes`, which must begin where the last one ended; length 0 when more bytes
  // are needed. `last` says that no more will come.
  [[nodiscard]] Cut next(std::string_view bytes, bool last);

 private:
  [[nodiscard]] bool pass_mark(std::string_view bytes, bool last);
  [[nodiscard]] bool is_full(std::string_view bytes) const;
  [[nodiscard]] bool is_worth_trying(std::string_view bytes, bool last) const;
  Cut take();

  std::unique_ptr<Scanner> scanner_;
  std::size_t wanted_;
  bool at_lines_;
  bool is_at_start_ = true;
  Cut cut_;                // the block so far
  std::size_t tried_ = 0;  // bytes that were not enough for the next step
};

// The values of a block's text, from the scanner as it was where the block begins.
[[nodiscard]] std::vector<Value> values_of(std::string_view text, const Scanner& begin);

}  // namespace degarble
