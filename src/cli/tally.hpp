// What was done, in numbers.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "cli/filter.hpp"

namespace degarble::cli {

struct Tally {
  std::uint64_t files = 0;
  std::uint64_t changed_files = 0;
  std::uint64_t binary_files = 0;
  std::uint64_t failed_files = 0;  // could not be done
  std::uint64_t edits = 0;
  std::uint64_t findings = 0;
  std::array<std::uint64_t, RuleSet::kCapacity>
      edits_of{};  // by rule; an edit may count for several

  void add(const Piece& piece);
  void add(const Tally& more);
};

// A line for each rule that had a part in it.
[[nodiscard]] std::string rows_of_rules(const Tally& tally);

// "1,204 repairs in 37 of 512 files; 18 left for you; 3 skipped (2 binary, 1 unreadable)"
[[nodiscard]] std::string last_line(const Tally& tally);

}  // namespace degarble::cli
