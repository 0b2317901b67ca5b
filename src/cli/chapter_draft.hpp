// What a ledger is to say of one text (ledger.hpp), gathered while the text is repaired.
#pragma once

#include <cstdint>
#include <string>

#include "cli/filter.hpp"
#include "cli/fingerprint.hpp"
#include "cli/spool.hpp"

namespace degarble::cli {

class ChapterDraft {
 public:
  enum class Keep : std::uint8_t { fingerprints, rows };

  // Of the text of `file`, or of the only one if that is empty; with rows, or without.
  ChapterDraft(std::string file, Keep keep);

  // Goes on with the next piece of the text. Pieces of several inputs make one text. Throws
  // Failure, as copy_to does.
  void add(const Piece& piece);

  // What was repaired so far, and what came out.
  [[nodiscard]] const Fingerprint& input() const { return input_; }
  [[nodiscard]] const Fingerprint& output() const { return output_; }

  // All rows, each with its line end.
  void copy_to(const Spool::Put& put) const;

 private:
  void add_row(const Edit& edit, std::uint64_t offset);
  void take_fingerprints(const Piece& piece);

  std::string file_;
  Keep keep_;
  std::string first_;  // row, without its last brace
  Spool others_;
  std::uint64_t edits_ = 0;
  Fingerprint input_;
  Fingerprint output_;
};

}  // namespace degarble::cli
