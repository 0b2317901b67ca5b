// The ledger: every change that was made, as one JSON object a line, from which the input can be
// had back. Keys: "offset" in the bytes of the input, "original", "text", "rules", "confidence",
// "detail" where there is one, "reason" with --explain, and "file" where files were repaired in
// place. Bytes that are no UTF-8 stand in "original_base64" (or "file_base64") instead.
#pragma once

#include <cstdint>
#include <fstream>
#include <map>
#include <optional>
#include <string>

#include "cli/input.hpp"
#include "cli/output.hpp"
#include "degarble/degarble.hpp"

namespace degarble::cli {

class LedgerWriter {
 public:
  // Throws Failure, as all of it does.
  explicit LedgerWriter(const std::string& name) : output_(name) {}

  // The edits that follow are those of `file`, or, if it is empty, of the only input.
  void begin(std::string_view file);
  // Adds an edit; `offset` is where it stands in the input.
  void add(const Edit& edit, std::uint64_t offset);

  // What was added so far holds, whatever comes after.
  void keep() { output_.keep(output_.mark()); }
  // What was added since begin() is not true after all.
  void forget() { output_.cut(begin_); }
  void commit() { output_.commit(); }

 private:
  Output output_;
  std::string file_;
  std::uint64_t begin_ = 0;
};

// A row of a ledger, as far as it is needed for going back.
struct Entry {
  std::string file;  // empty for the only input
  std::uint64_t offset = 0;
  std::string original;
  std::string text;
};

class LedgerReader {
 public:
  // Opens the ledger. Throws Failure, as all of it does.
  explicit LedgerReader(const std::string& name);

  // Whether its rows name files.
  [[nodiscard]] bool names_files() const { return !begins_.empty(); }
  // Makes next() begin with the rows of `file`, or, if it is empty, with the first; whether there
  // are any.
  bool seek(const std::string& file);
  // The next row of the file, or nothing when they are at their end.
  [[nodiscard]] std::optional<Entry> next();

  // For messages: the ledger and the line that was read last.
  [[nodiscard]] std::string where() const;

 private:
  struct Begin {
    std::streamoff place;
    std::uint64_t line;
  };

  [[nodiscard]] std::optional<Entry> read();
  void index();

  std::string shown_;
  std::ifstream stream_;
  std::uint64_t line_ = 0;
  std::string file_;
  std::map<std::string, Begin> begins_;
};

}  // namespace degarble::cli
