// What would change, as a unified diff. It is made from the edits, not by comparing texts, so it
// needs no more than the lines around a change at a time.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "cli/filter.hpp"
#include "cli/spool.hpp"

namespace degarble::cli {

class Diff {
 public:
  // Of the file `name`, which stands in the headers so that patch(1) finds it.
  Diff(std::string name, bool in_color, Spool::Put put);

  void add(const Piece& piece);
  void finish();

 private:
  // The lines of a hunk on one side.
  struct Side {
    std::uint64_t before = 0;  // lines of the text before the hunk
    std::uint64_t lines = 0;   // lines in it
  };

  void keep(std::string_view text);
  void change(const Edit& edit);
  void end_chunk();
  void end_kept_line();
  void end_changed_lines();
  void take_context();
  void close_hunk();
  void print(char mark, const Spool& lines, Spool& out) const;
  [[nodiscard]] std::string range(const Side& side) const;
  [[nodiscard]] std::string painted(std::string_view line, std::string_view color) const;

  std::string name_;
  bool in_color_;
  Spool::Put put_;

  // What stands since the last place where both texts had a line end: a line that is the same on
  // both sides, or lines that are not.
  Spool old_chunk_;
  Spool new_chunk_;
  bool chunk_changed_ = false;

  std::deque<Spool> context_;  // lines since the last change
  Spool hunk_;
  bool in_hunk_ = false;
  bool begun_ = false;  // whether the names of the files were printed
  bool is_wide_ = false;
  Side old_side_;
  Side new_side_;
};

}  // namespace degarble::cli
