#include "cli/tally.hpp"

#include <algorithm>
#include <string_view>

#include "core/rules.hpp"

namespace degarble::cli {
namespace {

// "1,204"
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string count(std::uint64_t number, std::string_view noun) {
  return grouped(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
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

void Tally::add(const Tally& more) {
  files += more.files;
  changed_files += more.changed_files;
  binary_files += more.binary_files;
  failed_files += more.failed_files;
  edits += more.edits;
  findings += more.findings;
  for (std::size_t rule = 0; rule < edits_of.size(); ++rule) edits_of[rule] += more.edits_of[rule];
}

std::string rows_of_rules(const Tally& tally) {
  std::string text;
  for (std::size_t rule = 0; rule < rule_table().size(); ++rule) {
    if (tally.edits_of[rule] == 0) continue;
    text +=
        right_aligned(tally.edits_of[rule]) + "  " + std::string(rule_table()[rule].name) + "\n";
  }
  return text;
}

std::string last_line(const Tally& tally) {
  std::string text = count(tally.edits, "repair") + " in " + grouped(tally.changed_files) + " of " +
                     count(tally.files, "file") + "; " + grouped(tally.findings) + " left for you";
  const std::uint64_t skipped = tally.binary_files + tally.failed_files;
  if (skipped == 0) return text + "\n";
  text += "; " + grouped(skipped) + " skipped (";
  if (tally.binary_files > 0) text += grouped(tally.binary_files) + " binary";
  if (tally.binary_files > 0 && tally.failed_files > 0) text += ", ";
  if (tally.failed_files > 0) text += grouped(tally.failed_files) + " unreadable";
  return text + ")\n";
}

}  // namespace degarble::cli
