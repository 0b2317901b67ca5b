// Which legacy encoding are bytes in that are not UTF-8? Each candidate's reading of them is judged
// by how likely it is as a text in one of the candidate's languages. uchardet's and ICU's opinions
// are votes among the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "decode/encodings.hpp"
#include "evidence/language.hpp"

namespace degarble {

// More than this decides no better: a detector that commits on 4 KiB is right in 97.9 of 98.1 %.
constexpr std::size_t kWindow = std::size_t{8} * 1024;

// Lines of `block` that are not UTF-8, from the first on, up to kWindow bytes.
[[nodiscard]] std::string legacy_window(std::string_view block, std::size_t ill_formed);

struct Detected {
  const Encoding* encoding = nullptr;
  Language language = kNoLanguage;
  int confidence = 0;       // per cent
  std::int64_t margin = 0;  // by which the next reading is worse, in sixteenths of a nat
};

// The encoding of a window of text that is not UTF-8: never null. `declared` is what the text says
// that it is, or the user; it weighs as much as a few letters.
[[nodiscard]] Detected detect_encoding(std::string_view window, const Encoding* declared = nullptr);

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

// The encoding that the head of an XML or HTML document names, or null.
[[nodiscard]] const Encoding* declared_encoding(std::string_view head);

// The stateful encoding that a text of seven-bit bytes is in, which its escape sequences tell:
// ISO-2022-JP, -KR, -CN or HZ; or UTF-7. Null for plain ASCII.
[[nodiscard]] const Encoding* find_stateful(std::string_view text);

// Whether a text may be EBCDIC, whose spaces are bytes 40. The code pages differ in a few
// characters, so it takes kWindow bytes to tell them apart.
[[nodiscard]] bool looks_like_ebcdic(std::string_view head);

// The EBCDIC code page that a text begins in, or null.
[[nodiscard]] const Encoding* find_ebcdic(std::string_view head,
                                          const Encoding* declared = nullptr);

// How much of a line is well-formed UTF-8.
enum class Validity : std::uint8_t { in_parts, throughout };

// Whether a line of a text that has legacy lines is one of them, so that what looks like UTF-8 in
// it does so by chance: it makes more sense in the legacy encoding and its language than as UTF-8
// in any language.
[[nodiscard]] bool is_legacy_line(std::string_view line, const Encoding& legacy, Language language,
                                  Validity validity, bool rare);

}  // namespace degarble
