// The ledger: every change that was made, as one JSON object a line, from which the input can be
// had back. Keys: "offset" in the bytes of the input, "original", "text", "rules", "confidence",
// "detail" where there is one, "reason" with --explain, and "file" where files were repaired in
// place. Bytes that are no UTF-8 stand in "original_base64" (or "file_base64") instead.
//
// The first row of each text says of all of it how many "edits" it has, and length and checksum of
// "input" and "output"; where there are no edits, it stands alone, and changes nothing.
#pragma once

#include <cstdint>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/chapter_draft.hpp"
#include "cli/descriptor.hpp"
#include "cli/fingerprint.hpp"
#include "cli/input.hpp"

namespace degarble::cli {

enum class LedgerOf : std::uint8_t { one_text, files };

// What the ledger says of one text, and where.
struct Chapter {
  std::string file;  // empty for the only text
  std::uint64_t edits = 0;
  Fingerprint input;
  Fingerprint output;
  std::streamoff begin = 0;  // place of its first row
  std::streamoff end = 0;    // and behind its last
  std::uint64_t line = 0;    // before the first
  bool is_complete = true;   // the last one may lack rows, when a run was killed
};

// Rows are gathered until their text is complete (chapter_draft.hpp), and then appended. A ledger
// that is there already is never replaced: rows of files are added to it, one of a single text is
// refused.
class LedgerWriter {
 public:
  // Throws Failure, as all of it does. A ledger that is not there yet is made by append().
  LedgerWriter(const std::string& name, LedgerOf what);

  // Appends the rows of a text. They are on the disk when it returns.
  void append(const ChapterDraft& draft);

 private:
  [[nodiscard]] bool open(int how);
  void create();
  void refuse_or_finish() const;
  void refuse_to_lose(const Chapter& unfinished) const;
  void write(std::string_view bytes, std::int64_t begin) const;

  std::string name_;
  std::string shown_;
  LedgerOf what_;
  Descriptor file_;
  bool is_regular_ = false;
};

// A row of a ledger, as far as it is needed for going back.
struct Entry {
  std::uint64_t offset = 0;
  std::string original;
  std::string text;
};

class LedgerReader {
 public:
  // Opens the ledger. Throws Failure, as all of it does.
  explicit LedgerReader(const std::string& name);

  [[nodiscard]] bool has_chapters() const { return !chapters_.empty(); }
  // Whether its rows name files.
  [[nodiscard]] bool names_files() const {
    return has_chapters() && !chapters_.front().file.empty();
  }
  // What it says of the file, the last first; of the only text, if it names no files.
  [[nodiscard]] std::vector<const Chapter*> chapters_of(const std::string& file) const;
  // The last chapter, if it lacks rows; and where the last one ends that has all.
  [[nodiscard]] const Chapter* unfinished() const;
  [[nodiscard]] std::streamoff sound_end() const;

  // Makes next() begin with the rows of the chapter.
  void go_to(const Chapter& chapter);
  // The next row of the chapter, or nothing when they are at their end: in a ledger of one text
  // that is the end of it.
  [[nodiscard]] std::optional<Entry> next();

  // For messages: the ledger and the line that was read last.
  [[nodiscard]] std::string where() const;
  [[nodiscard]] const std::string& name() const { return shown_; }

 private:
  // A row, and what it says of its text if it is the first of it.
  struct Row {
    std::string file;
    std::optional<Chapter> chapter;
    Entry entry;
  };

  [[nodiscard]] bool read_line(std::string& line);
  [[nodiscard]] static Row row_of(const std::string& line);
  [[nodiscard]] Row parsed(const std::string& line) const;
  [[nodiscard]] bool read_chapter();
  void skip_rows(Chapter& chapter);
  [[noreturn]] void refuse(const std::string& what) const;

  std::string shown_;
  std::ifstream stream_;
  std::uint64_t line_ = 0;
  bool is_torn_ = false;  // whether the line that was read last lacks its end
  std::vector<Chapter> chapters_;
  std::map<std::string, std::vector<std::size_t>> chapters_of_;  // by the file that is meant
  std::string file_;                                             // of the chapter that next() is in
  std::uint64_t rows_left_ = 0;
  std::optional<Row> first_;  // of that chapter, until it is told
  bool can_seek_ = false;     // a ledger in a pipe can't, and is read once
};

}  // namespace degarble::cli
