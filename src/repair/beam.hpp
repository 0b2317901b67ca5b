// Chooses among characters that may have stood in a passage, place by place, by what makes most
// sense in one language: a beam search over the models of sentences, and the word lists where they
// know.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "evidence/plausibility.hpp"
#include "repair/rereading.hpp"

namespace degarble {

// A character that may have stood where some characters of the passage stand.
struct Sequence {
  char32_t meant = 0;
  std::size_t end = 0;    // in the passage
  std::int32_t cost = 0;  // of the damage that it assumes, in sixteenths of a nat
};

// For each character of the passage, what may begin there.
using Sequences = std::vector<std::vector<Sequence>>;

struct LossyReading {
  Rereading reading;
  std::int64_t damage = 0;  // what it costs to assume the losses, in sixteenths of a nat
  // By how much each character makes more sense than the next that might have stood there.
  std::int64_t certainty = 0;
};

// How many characters may be U+FFFD in a reading, where they are not certain.
enum class Unknown : std::uint8_t {
  none,
  few,  // at most one in ten
  any,
};

// The likeliest reading, in the language that suits it best. A character that is less certain than
// that is U+FFFD in it, if it may, and not counted in its certainty. Linear in the passage.
[[nodiscard]] std::optional<LossyReading> likeliest_reading(std::u32string_view passage,
                                                            const Sequences& sequences,
                                                            std::int64_t least_certainty,
                                                            Unknown unknown);

}  // namespace degarble
