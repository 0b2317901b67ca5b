// UTF-8 that was read as an East Asian encoding, in which not all of its bytes are characters:
// those that are none are U+FFFD now. The others, and what U+FFFD can stand for in that encoding,
// leave few readings.
#pragma once

#include <optional>
#include <string_view>

#include "repair/beam.hpp"
#include "repair/channels.hpp"

namespace degarble {

// The likeliest reading of a passage that was UTF-8, shown in this encoding of one and two bytes;
// what is still not known is U+FFFD in it. Nothing if no U+FFFD is explained, or if most is not
// known. Linear in the passage.
[[nodiscard]] std::optional<LossyReading> read_lossy_pairs(std::u32string_view passage,
                                                           const Encoding& shown);

}  // namespace degarble
