// The way back: from the output and the ledger to the input, byte for byte.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/fingerprint.hpp"
#include "cli/input.hpp"
#include "cli/ledger.hpp"

namespace degarble::cli {

// Undoes a chapter of `ledger`, over one text or several that count as one.
class Undoing {
 public:
  using Put = std::function<void(std::string_view)>;

  // Throws Failure where rows are missing.
  Undoing(LedgerReader& ledger, const Chapter& chapter);

  // Writes what `output` was made from. Throws Failure where it is not what the ledger says.
  void pass(Input& output, const Put& put);
  // Makes sure that the ledger asks for nothing more, and that both texts are those it was written
  // for: length and checksum.
  void finish(const Input& output) const;

  // What was read.
  [[nodiscard]] const Fingerprint& output() const { return output_; }

 private:
  class Text;

  [[nodiscard]] bool copy(std::uint64_t most, Text& text, const Put& put);
  void take_back(Text& text, const Put& put);
  void advance();

  void write(std::string_view input, std::string_view output, const Put& put);

  LedgerReader& ledger_;
  const Chapter& chapter_;
  std::optional<Entry> entry_;  // the next to be undone
  Fingerprint input_;           // of what was written
  Fingerprint output_;          // of what was read
};

// "is not the text that LEDGER was written for: ...", of a text with this fingerprint.
[[nodiscard]] std::string is_other_text(const LedgerReader& ledger, const Fingerprint& found,
                                        const Fingerprint& right);

}  // namespace degarble::cli
