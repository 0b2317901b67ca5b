// The way back through a channel: what a passage was before it went through.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "repair/channels.hpp"
#include "repair/rereading.hpp"

namespace degarble {

// Nothing if the passage can't have gone through the channel.
[[nodiscard]] std::optional<Rereading> reread(std::u32string_view passage, const Channel& channel);

// The bytes of a passage in the encoding that it was shown in, with the first bytes of East Asian
// punctuation for U+FFFD, if it was meant in an encoding that has them.
[[nodiscard]] std::vector<std::uint16_t> with_leads(std::u32string_view passage,
                                                    std::vector<std::uint16_t> bytes,
                                                    const Encoding& meant);

// Whether some of the passage is UTF-8 that was read as windows-1252, or most of what is not ASCII
// in it is UTF-8 that was read as another encoding of single bytes.
[[nodiscard]] bool reads_as_utf8(std::u32string_view passage, const Encoding& shown);
[[nodiscard]] bool reads_as_utf8(std::u32string_view passage);

}  // namespace degarble
