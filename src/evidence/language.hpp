// Letter statistics of 73 languages: how likely is a text, which language is it in, and is it
// language at all. One answer serves charset detection, the judging of mojibake and the rules that
// belong to one language. Knows nothing of encodings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace degarble {

// A language that there is a model of: its place in the table of models.
using Language = std::uint8_t;
constexpr Language kNoLanguage = 0xFF;

// How many there are that a text is told to be in. More are known to charset detection alone: old
// files are decoded in them, but they are too near to others to be told by a few letters.
[[nodiscard]] std::size_t language_count();

// Its BCP 47 code; empty for kNoLanguage.
[[nodiscard]] std::string_view language_code(Language language);

// The language with this code, also of those, or kNoLanguage.
[[nodiscard]] Language find_language(std::string_view code);

// Whether it is written in Latin letters.
[[nodiscard]] bool is_written_in_latin(Language language);

// How unlikely a text is, as the negative logarithm of its probability in sixteenths of a nat: the
// less, the better. Costs of different readings of the same bytes can be compared, whether a
// character takes one byte or two.
struct TextCost {
  // What ASCII characters behind ASCII cost; they are the same in nearly all readings.
  std::int64_t ascii = 0;
  // What the others cost, and the characters next to them.
  std::int64_t other = 0;

  [[nodiscard]] constexpr std::int64_t total() const { return ascii + other; }
};
constexpr std::int64_t kNat = 16;
[[nodiscard]] constexpr std::int32_t nats(double value) {
  return static_cast<std::int32_t>(value * kNat);
}

[[nodiscard]] TextCost text_cost(std::u32string_view text, Language language);

// The same, if that is `limit` at most; else what a beginning of the text costs that has more.
[[nodiscard]] TextCost text_cost_within(std::u32string_view text, Language language,
                                        std::int64_t limit);

// What tells against a text in any language: capitals inside words, symbols between letters.
[[nodiscard]] std::int64_t shape_cost(std::u32string_view text);

// All that it costs.
[[nodiscard]] std::int64_t total_cost(std::u32string_view text, Language language);

// What the characters above ASCII and those next to them cost, with what tells against them in any
// language; and the most that this is in prose.
[[nodiscard]] std::int64_t cost_above_ascii(std::u32string_view text, Language language);
[[nodiscard]] std::int64_t prose_limit_above_ascii(std::u32string_view text);

// Whether a language that there is a model of has the letter or combining mark, up to U+2FFF.
[[nodiscard]] bool is_met_letter(char32_t c);

// Whether it is a capital or a small letter, of any script up to U+2FFF.
[[nodiscard]] bool is_capital_letter(char32_t c);
[[nodiscard]] bool is_small_letter(char32_t c);

// The least that a Han character or a Hangul syllable costs in a language that has it; 0 for other
// characters.
[[nodiscard]] int wide_cost(char32_t c);

// What language a text is in.
struct Identified {
  Language language = kNoLanguage;  // none for code, tables, base64, and what is too short to tell
  Language second = kNoLanguage;
  int confidence = 0;  // per cent, that it is this one and not the second
};

// Reads at most a few KiB, from all parts of the text. It need not be well-formed UTF-8.
[[nodiscard]] Identified identify_language(std::string_view utf8);

// The same for text that is decoded already, all of it.
[[nodiscard]] Identified identify_language(std::u32string_view text);

}  // namespace degarble
