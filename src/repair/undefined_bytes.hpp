// What a legacy encoding has where the one that it was taken for has nothing: it became U+FFFD.
#pragma once

#include <string_view>

#include "evidence/language.hpp"
#include "repair/channels.hpp"
#include "repair/rereading.hpp"

namespace degarble {

// Puts the letter that makes most sense in its word for each U+FFFD of a reading, if it does by
// far. Only for channels whose encodings are of single bytes.
void fill_undefined_bytes(std::u32string_view passage, const Channel& channel, Language language,
                          Rereading& reading);

}  // namespace degarble
