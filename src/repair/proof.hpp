// What speaks for a reading, or against it, besides how much sense it makes.
#pragma once

#include <cstddef>
#include <string_view>

#include "encodings/encodings.hpp"
#include "repair/rereading.hpp"

namespace degarble {

// The unusual pairs of a text as it is judged.
[[nodiscard]] std::size_t unusual_in(std::u32string_view text);

// Whether a reading that leaves so much unusual explains what was: a part of a garble can be read
// in many ways.
[[nodiscard]] constexpr bool explains(std::size_t unusual_after, std::size_t unusual_before) {
  return unusual_after * 2 <= unusual_before;
}

// Whether what is left unusual may have been so in the text.
[[nodiscard]] bool is_little(std::size_t unusual_after, std::size_t unusual_before);

// Whether characters of windows-1252 are UTF-8 because they are nothing else: no other character
// above ASCII stands beside them, they would hardly stand beside each other, or a capital letter
// behind a small one, and what they mean is usual somewhere.
[[nodiscard]] bool proves_itself(std::u32string_view passage, const Rereading& reading);

// Whether nearly all letters above ASCII are characters of the encoding: what it can't have shown
// was not misread with it.
[[nodiscard]] bool is_mostly_shown(std::u32string_view passage, const Encoding& shown);

// Whether the passage has characters that no program shows together, as windows-1252 or ISO-8859.
[[nodiscard]] bool mixes_latin_1(std::u32string_view passage);

// Whether the passage has letters that windows-1252 and ISO-8859-15 have in different places, and
// no sign that only the first has.
[[nodiscard]] bool may_be_latin_9(std::u32string_view passage);

// Whether the passage is a picture: a third of its box-drawing characters are lines beside spaces
// and their like, or all that stand side by side meet, or it begins or ends with a border. In words
// that were misread as such, lines are some letters among thirty.
[[nodiscard]] bool is_picture(std::u32string_view passage);

// Whether all characters above ASCII are bytes of UTF-8's longer sequences, first ones and those
// that are no C1 controls, and many are first ones: its controls were stripped, and no legacy
// encoding looks like this.
[[nodiscard]] bool lacks_controls(std::u32string_view passage);

// Whether a short passage with one letter of UTF-8 has another character above ASCII that is right
// as it stands: it did not go through the channel as a whole, and too little is left to tell.
[[nodiscard]] bool is_contradicted(std::u32string_view passage, const Rereading& reading);

// Whether a reading puts letters for letters of the same script only.
[[nodiscard]] bool keeps_scripts(std::u32string_view passage, const Rereading& reading);

// How many characters a reading puts.
[[nodiscard]] std::size_t count_read(const Rereading& reading);

// Whether a reading as UTF-8 is of three characters, or somewhere of four bytes and more in a row:
// three by chance are words.
[[nodiscard]] bool has_much_utf8(const Rereading& reading);

}  // namespace degarble
