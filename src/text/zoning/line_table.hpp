// The lines of a text, and what each of them shows by itself, found out when it is asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/zone.hpp"
#include "text/zoning/code_evidence.hpp"

namespace degarble::zoning {

// A text of less than 4 GiB. Everything is found when first asked for; only code_evidence() is
// asked for neighbours.
class LineTable {
 public:
  static constexpr std::uint32_t kUnread = ~std::uint32_t{0};
  static constexpr std::uint32_t kNothing = kUnread - 1;

  explicit LineTable(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t size();                   // how many lines there are
  [[nodiscard]] std::size_t line_at(std::size_t at);  // number of the line that holds a byte
  [[nodiscard]] std::size_t begin(std::size_t line) const { return rows_[line].begin; }
  [[nodiscard]] std::string_view content(std::size_t line) const;  // without its end
  [[nodiscard]] const CodeEvidence& evidence(std::size_t line);
  // Where the line's zones are kept: a number, kNothing if it has none, kUnread at first.
  [[nodiscard]] std::uint32_t& zones_of(std::size_t line) { return rows_[line].zones; }

  // Tags, and code marked over several lines, cut into their lines: those of the line.
  [[nodiscard]] std::span<const Zone> marked(std::size_t line);

 private:
  struct Row {
    std::uint32_t begin = 0;
    bool is_read = false;
    CodeEvidence evidence;
    std::uint32_t zones = kUnread;
  };

  void read_lines();
  void read_marked();

  std::string_view text_;
  std::vector<Row> rows_;
  std::vector<Zone> marked_;  // sorted by where they begin
};

}  // namespace degarble::zoning
