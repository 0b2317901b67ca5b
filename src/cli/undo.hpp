// The way back: from the output and the ledger to the input, byte for byte.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "cli/input.hpp"
#include "cli/ledger.hpp"

namespace degarble::cli {

// Undoes the rows that `ledger` stands at, over one text or several that count as one.
class Undoing {
 public:
  using Put = std::function<void(std::string_view)>;

  explicit Undoing(LedgerReader& ledger);

  // Writes what `output` was made from. Throws Failure where it is not what the ledger says.
  void pass(Input& output, const Put& put);
  // Makes sure that the ledger asks for nothing more.
  void finish(const Input& output) const;

 private:
  class Text;

  void copy_to(std::uint64_t offset, Text& text, const Put& put);
  void take_back(Text& text, const Put& put);
  void advance();

  LedgerReader& ledger_;
  std::optional<Entry> entry_;   // the next to be undone
  std::uint64_t input_at_ = 0;   // how much of the input was written
  std::uint64_t output_at_ = 0;  // how much of the output was read
};

}  // namespace degarble::cli
