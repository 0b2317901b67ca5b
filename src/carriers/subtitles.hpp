// Subtitles: SubRip (srt), WebVTT (vtt) and SubStation Alpha (ass, ssa). Values are the words that
// are shown, up to the next tag; times, numbers, names of styles, tags, notes and drawings are
// structure.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "carriers/notation.hpp"
#include "carriers/scanner.hpp"

namespace degarble {

enum class CueKind : unsigned char { srt, vtt };

[[nodiscard]] std::unique_ptr<Scanner> make_cue_scanner(CueKind kind);
[[nodiscard]] std::unique_ptr<Scanner> make_ass_scanner();

// Words of a cue, in lines none of which a parser may take for something else.
[[nodiscard]] const Notation& srt_text();
[[nodiscard]] const Notation& vtt_text();
// Words of a dialogue, in which "\N" is a line end.
[[nodiscard]] const Notation& ass_text();

// "00:00:01,000 --> 00:00:04,000", with whatever may stand behind it. `line` is without its end.
[[nodiscard]] bool is_time_line(std::string_view line);
// Whether a line can hold words: one that is empty, or a number, or has an arrow can't.
[[nodiscard]] bool may_be_words(std::string_view line);
// Length of the tag that begins at `at`, on one line: "<i>", "</c.name>", "{\an8}"; 0 if none does.
[[nodiscard]] std::size_t cue_tag_length(std::string_view text, std::size_t at);
// The same in a dialogue: "{\i1}", and what it says of the space or line end: "\h", "\n".
[[nodiscard]] std::size_t ass_tag_length(std::string_view text, std::size_t at);

// Whether a file begins as these do.
[[nodiscard]] bool is_srt(std::string_view head);
[[nodiscard]] bool is_vtt(std::string_view head);
[[nodiscard]] bool is_ass(std::string_view head);

}  // namespace degarble
