// What --check and --verbose say: a line for each change, and for each thing that was left alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cli/filter.hpp"
#include "cli/position.hpp"

namespace degarble::cli {

enum class Reported : std::uint8_t { edits_and_findings, findings };

class Report {
 public:
  using Put = std::function<void(std::string_view line)>;

  // Reports on the input that is shown as `name`.
  Report(std::string name, Reported what, bool in_color, Put put);

  void add(const Piece& piece);

 private:
  void add_edit(const Piece& piece, const Edit& edit);
  void add_finding(const Piece& piece, const Finding& finding);
  void add_line(const Piece& piece, std::uint64_t offset, const RuleSet& rules,
                const std::string& message);
  [[nodiscard]] bool was_said(const Edit& edit) const;
  void walk_to(const Piece& piece, std::uint64_t offset);

  std::string name_;
  Reported what_;
  bool in_color_;
  Put put_;
  Position position_;
  std::uint64_t walked_ = 0;  // offset in the input of position_
  RuleSet said_;              // the rule that decoded the whole input
};

}  // namespace degarble::cli
