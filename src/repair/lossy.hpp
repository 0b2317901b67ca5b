// UTF-8 that was misread and then damaged: bytes that the wrong encoding does not have became marks
// or vanished, no-break spaces became spaces, quotation marks were straightened, letters were made
// small, compatibility characters were replaced. What is left of each character of UTF-8 has few
// readings, and the language says which.
#pragma once

#include <optional>
#include <string_view>

#include "repair/beam.hpp"
#include "repair/channels.hpp"
#include "repair/rereading.hpp"

namespace degarble {

// The likeliest reading of a passage that was UTF-8, shown in this encoding. Where at most one
// character in ten is less certain, those are U+FFFD in it. Linear in the passage.
[[nodiscard]] std::optional<LossyReading> read_lossy(std::u32string_view passage,
                                                     const Encoding& shown,
                                                     std::int64_t least_certainty);

// Whether something that may be the rest of a character of UTF-8 is unusual where it stands.
[[nodiscard]] bool has_odd_remnant(std::u32string_view passage, const Encoding& shown);

// Whether the passage may have been made lower case after it was misread, so that characters which
// still read as UTF-8 are other ones.
[[nodiscard]] bool may_be_lower_cased(std::u32string_view passage);

// In how many places a reading left as it was what may be the rest of a character of UTF-8 that
// lost bytes, or made a character of it that no text has.
[[nodiscard]] std::size_t count_remnants(std::u32string_view passage, const Rereading& reading,
                                         const Encoding& shown);

}  // namespace degarble
