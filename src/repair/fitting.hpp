// What in a reading stands where its like stands in prose.
#pragma once

#include <cstddef>

#include "repair/rereading.hpp"

namespace degarble {

// A single character may be read as nearly anything, in one encoding or another: so many have to
// fit.
constexpr std::size_t kFewestFitting = 3;

// How much speaks for a reading besides its likelihood: how many different characters it puts where
// they belong.
struct Fitting {
  // Letters in words of their script, and the quotation marks and dashes of prose; each English
  // word that gets an apostrophe counts for one, and a contraction for three, as no other has its
  // letters.
  std::size_t letters = 0;
  std::size_t symbols = 0;  // between what they are usual between
};
[[nodiscard]] Fitting count_fitting(const Rereading& reading);

// Whether most of what the inner reading changes is what the outer one had changed: it undoes a
// layer below, and not another damage beside.
[[nodiscard]] bool lies_below(const Rereading& inner, const Rereading& outer);

}  // namespace degarble
