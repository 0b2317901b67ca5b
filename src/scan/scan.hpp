// Vector scans over bytes: the way out of a stage for text in which there is nothing for it to do.
// Each kernel has a plain scalar twin in scan/scalar.hpp, which says what it means; tests compare
// the two. Knows bytes only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace degarble::scan {

// Every find_... returns the first place at or after `from` that fits, or text.size().

// The first byte of the first ill-formed sequence of UTF-8. A character must begin at `from`.
[[nodiscard]] std::size_t find_ill_formed(std::string_view text, std::size_t from = 0);

// A byte of 0x80 or more.
[[nodiscard]] std::size_t find_non_ascii(std::string_view text, std::size_t from = 0);

// The first byte of a character that can begin mojibake, or is a C1 control: in UTF-8,
// U+0080..U+009F; or U+00C2..U+00F4 (what a lead byte of UTF-8 turns into) before a character that
// a continuation byte turns into.
[[nodiscard]] std::size_t find_mojibake(std::string_view text, std::size_t from = 0);

// The first byte of a character that NFC may have to look at: not one below U+0300, of the first
// alphabet of Cyrillic, of U+2002..U+20CF or U+4000..U+9FFF, nor kana, but for the last of each
// row.
[[nodiscard]] std::size_t find_composable(std::string_view text, std::size_t from = 0);

// U+25A0 BLACK SQUARE, U+25A1 WHITE SQUARE or U+FFFD REPLACEMENT CHARACTER.
[[nodiscard]] std::size_t find_loss(std::string_view text, std::size_t from = 0);

// The last letters, at or after `from`, of ASCII words that might have lost an apostrophe: an "s"
// after a letter, or the second of the pairs "nt", "re", "ve", "ll", "ud", "yd", "td", "Im" that
// end contractions; before a byte that is no ASCII letter, digit or apostrophe and begins no letter
// of another script. Stores as many of them as there is room for, in their order, and says how
// many. Of a text above 4 GiB, only the beginning may be asked for.
[[nodiscard]] std::size_t find_apostrophe_candidates(std::string_view text, std::size_t from,
                                                     std::span<std::uint32_t> places);

// "the" or "and" between spaces: what every passage of English has, and hardly any of another
// language.
[[nodiscard]] std::size_t find_english(std::string_view text, std::size_t from = 0);

// What may begin a character reference, '&' before a letter, '#' or a space, or end one that lost
// it, ';' behind a digit, 'p' or 't'.
[[nodiscard]] std::size_t find_entity(std::string_view text, std::size_t from = 0);

// A C0 control but tab, line feed and carriage return; or U+FEFF.
[[nodiscard]] std::size_t find_control(std::string_view text, std::size_t from = 0);

// What may begin an escape sequence: '\\' before a letter, digit or apostrophe; '%', '<' or '='
// before a letter, digit or question mark; '+' before a digit of base 64; 'u' before "00" or "20".
[[nodiscard]] std::size_t find_escape(std::string_view text, std::size_t from = 0);

// The first byte of a character that nobody sees, or of a control, but tab, line feed and carriage
// return; perhaps of another one of the same blocks.
[[nodiscard]] std::size_t find_invisible(std::string_view text, std::size_t from = 0);

// The first byte of a private-use, presentation or full-width form.
[[nodiscard]] std::size_t find_compatible(std::string_view text, std::size_t from = 0);

// What may stand in the place of an apostrophe between ASCII letters: a space, one of ? ` " _ =,
// the controls U+0012 and U+0019, "92" or U+00B4; before one of the endings s, t, m, d, re, ve, ll,
// which no letter, apostrophe, hyphen or character of several bytes follows.
[[nodiscard]] std::size_t find_stand_in(std::string_view text, std::size_t from = 0);

// A letter of Ukrainian that Russian does not have: U+0454, U+0456, U+0457, U+0491, or its capital.
[[nodiscard]] std::size_t find_ukrainian(std::string_view text, std::size_t from = 0);

// An ASCII letter and a byte above ASCII beside each other, in either order.
[[nodiscard]] std::size_t find_mixed_pair(std::string_view text, std::size_t from = 0);

// A well-formed sequence of UTF-8 of more than one byte; what stands before it need not be UTF-8.
[[nodiscard]] std::size_t find_sequence(std::string_view text, std::size_t from = 0);

// Apostrophes between ASCII letters.
struct Apostrophes {
  std::uint64_t straight = 0;  // U+0027
  std::uint64_t curly = 0;     // U+2019, in UTF-8
};
[[nodiscard]] Apostrophes count_apostrophes(std::string_view text);

}  // namespace degarble::scan
