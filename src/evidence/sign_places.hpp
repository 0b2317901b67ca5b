// Where signs stand: a copyright sign before a year, a fraction behind a number, a bullet where a
// line begins. Few bytes above ASCII are told by that, where letters tell nothing. Knows nothing of
// encodings.
#pragma once

#include <cstdint>
#include <string_view>

namespace degarble {

// By how much more often than other signs the signs of a text stand where they do, in sixteenths of
// a nat. Three different ones count; letters tell of more.
[[nodiscard]] std::int64_t gain_of_sign_places(std::u32string_view text);

}  // namespace degarble
