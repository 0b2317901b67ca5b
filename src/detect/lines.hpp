// The lines of a text that is not UTF-8, or not throughout: which of them are evidence of its
// encoding, and which encoding a line is in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "encodings/encodings.hpp"
#include "evidence/language.hpp"

namespace degarble {

// A line in which what is valid UTF-8 stays.
[[nodiscard]] std::u32string decoded_in_parts(std::string_view line, const Encoding& legacy);

// Lines of `block` that are not UTF-8, from the first on, up to kWindow bytes.
[[nodiscard]] std::string legacy_window(std::string_view block, std::size_t ill_formed);

// Whether the bytes are the same text in both encodings.
[[nodiscard]] bool reads_alike(std::string_view bytes, const Encoding& a, const Encoding& b);

// Lines from all parts of `block` that are not UTF-8 and hardly read as this language in this
// encoding.
[[nodiscard]] std::string implausible_lines(std::string_view block, std::size_t ill_formed,
                                            const Encoding& legacy, Language language);

// Whether the bytes above ASCII read as this language in this encoding.
[[nodiscard]] bool is_plausible_in(std::string_view text, const Encoding& legacy,
                                   Language language);

// What the bytes above ASCII cost in this encoding and language, in sixteenths of a nat.
[[nodiscard]] std::int64_t legacy_cost(std::string_view text, const Encoding& legacy,
                                       Language language);

// Whether an encoding's letters above ASCII are of another script than ASCII's.
[[nodiscard]] bool is_of_another_script(const Encoding& encoding);

// Whether a line of a text in such an encoding is in windows-1252: it has words of letters of both
// scripts, and makes far more sense in a western language.
[[nodiscard]] bool is_western_line(std::string_view line, const Encoding& legacy,
                                   Language language);

// How much of a line is well-formed UTF-8.
enum class Validity : std::uint8_t { in_parts, throughout };

// Whether a line of a text that has legacy lines is one of them, so that what looks like UTF-8 in
// it does so by chance: it makes more sense in the legacy encoding and its language than as UTF-8
// in any language.
[[nodiscard]] bool is_legacy_line(std::string_view line, const Encoding& legacy, Language language,
                                  Validity validity, bool rare);

}  // namespace degarble
