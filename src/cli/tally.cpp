#include "cli/tally.hpp"

#include <algorithm>
#include <string_view>

#include "core/rules.hpp"

namespace degarble::cli {
namespace {

std::string count(std::uint64_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

std::string right_aligned(std::uint64_t number) {
  constexpr std::size_t kWidth = 10;
  const std::string digits = std::to_string(number);
  return std::string(kWidth - std::min(kWidth, digits.size()), ' ') + digits;
}

}  // namespace

void Tally::add(const Piece& piece) {
  edits += piece.edits->size();
  findings += piece.findings->size();
  for (const Edit& edit : *piece.edits) {
    for (unsigned rule = 0; rule < rule_table().size(); ++rule) {
      edits_of[rule] += edit.rules.holds(rule) ? 1 : 0;
    }
  }
}

std::string summary(const Tally& tally) {
  std::string text = count(tally.edits, "edit") + " in " + std::to_string(tally.changed_files) +
                     " of " + count(tally.files, "file") + ", " + count(tally.findings, "finding") +
                     " left";
  if (tally.binary_files > 0) text += ", " + count(tally.binary_files, "binary file");
  text += '\n';
  for (std::size_t rule = 0; rule < rule_table().size(); ++rule) {
    if (tally.edits_of[rule] == 0) continue;
    text +=
        right_aligned(tally.edits_of[rule]) + "  " + std::string(rule_table()[rule].name) + "\n";
  }
  return text;
}

}  // namespace degarble::cli
