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
  std::uint64_t edits = 0;
  std::uint64_t findings = 0;
  std::array<std::uint64_t, RuleSet::kCapacity>
      edits_of{};  // by rule; an edit may count for several

  void add(const Piece& piece);
};

// "12 edits in 3 of 5 files, 2 findings left", and a line for each rule that had a part in it.
[[nodiscard]] std::string summary(const Tally& tally);

}  // namespace degarble::cli
