// A cheap look at a block before it is repaired: is it UTF-8, how does it write apostrophes, and
// has it any.
// What was seen is folded into the Profile, in block order.
#pragma once

#include <cstddef>
#include <string_view>

#include "degarble/degarble.hpp"
#include "profile.hpp"
#include "scan/scan.hpp"
#include "stage.hpp"

namespace degarble {

struct Survey {
  std::size_t ill_formed =
      0;  // where the first ill-formed UTF-8 begins; the block's size if nowhere
  bool ascii = false;
  scan::Apostrophes apostrophes;  // none if nothing is restored
  ApostropheCounts sample;        // of the first 4 KiB; likewise
};

[[nodiscard]] Survey survey(std::string_view block, const Engine& engine);

// Adds the apostrophes that were seen in a block to the profile.
void fold_apostrophes(Profile& profile, const Survey& seen);

// Adds what was seen in `block` to the profile, and on the first bytes that are not UTF-8, finds
// out what they are.
void fold(Profile& profile, std::string_view block, const Survey& seen);

}  // namespace degarble
