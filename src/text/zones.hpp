// Zones of a text: which spans of it are code, addresses, markup, cells and the like, so that a
// rule knows what it would break there. A pure function of the text. Knows how such things are
// written, not what is done with the answer.
#pragma once

#include <cstddef>
#include <deque>
#include <string_view>
#include <vector>

#include "text/zone.hpp"
#include "text/zoning/line_table.hpp"

namespace degarble {

// The zones of a text, which must be well-formed UTF-8 and outlive this. A line is read when it is
// first asked for, with at most 8 lines on either side of it, and kept; the beginnings of all
// lines, and fences, are found with the first question. All together takes time linear in the
// text, whatever it is, and 16 bytes for each line beside the zones themselves.
class Zones {
 public:
  explicit Zones(std::string_view text) : text_(text) {}

  // The zones of the line that holds the byte `at`, one kind after the other in the order of
  // ZoneKind. Those of one kind and depth are sorted and do not overlap. A line end belongs to the
  // line before it. Valid as long as this object.
  const std::vector<Zone>& of_line(std::size_t at);

  // The innermost zone of the kind that holds the byte `at`, or null. O(log n) on a line that was
  // read before.
  const Zone* find(std::size_t at, ZoneKind kind);
  bool holds(std::size_t at, ZoneKind kind) { return find(at, kind) != nullptr; }

  // Whether the byte `at` is in a program: in a line of source, a comment or a setting, or among
  // lines of source.
  bool is_among_source(std::size_t at);

 private:
  void read_zones(std::size_t line, std::vector<Zone>& zones);

  std::string_view text_;
  zoning::LineTable lines_{text_};
  std::deque<std::vector<Zone>> found_;  // of lines that were asked for and have any
};

}  // namespace degarble
