#include "repair/mojibake.hpp"

#include <array>
#include <cstdint>

#include "core/utf8.hpp"
#include "repair/windows_1252.hpp"

namespace degarble {
namespace {

// One character of the original, as found in the misread text.
struct Sequence {
  std::size_t end = 0;  // in the text
  char32_t meant = 0;
  std::size_t length = 0;  // bytes of UTF-8
  int oddness = 0;         // of the characters that stand for its continuation bytes
};

// How little a character belongs behind an accented letter. What clean text has there is
// punctuation. A sequence of oddness kProof is none that anybody wrote.
constexpr int kProof = 4;
constexpr int kControl = 4;   // C1: never in text
constexpr int kSymbol = 4;    // a currency sign, a fraction, a stray accent
constexpr int kLetter = 3;    // a Czech or French letter behind one of another alphabet
constexpr int kOrdinary = 1;  // quotation marks, dashes, an ellipsis, a no-break space

bool is_ordinary(char32_t c) {
  switch (c) {
    case 0x00A0:  // NO-BREAK SPACE
    case 0x00AB:  // LEFT-POINTING DOUBLE ANGLE QUOTATION MARK
    case 0x00AD:  // SOFT HYPHEN
    case 0x00B7:  // MIDDLE DOT
    case 0x00BB:  // RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK
    case 0x2013:  // EN DASH
    case 0x2014:  // EM DASH
    case 0x2018:  // LEFT SINGLE QUOTATION MARK
    case 0x2019:  // RIGHT SINGLE QUOTATION MARK
    case 0x201A:  // SINGLE LOW-9 QUOTATION MARK
    case 0x201C:  // LEFT DOUBLE QUOTATION MARK
    case 0x201D:  // RIGHT DOUBLE QUOTATION MARK
    case 0x201E:  // DOUBLE LOW-9 QUOTATION MARK
    case 0x2022:  // BULLET
    case 0x2026:  // HORIZONTAL ELLIPSIS
    case 0x2039:  // SINGLE LEFT-POINTING ANGLE QUOTATION MARK
    case 0x203A:  // SINGLE RIGHT-POINTING ANGLE QUOTATION MARK
      return true;
    default:
      return false;
  }
}

int oddness_of(char32_t c) {
  if (c <= 0x9F) return kControl;
  if (is_ordinary(c)) return kOrdinary;
  return (c >= 0x0152 && c <= 0x017E) ? kLetter : kSymbol;
}

std::size_t length_of_lead(unsigned char lead) { return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

// The sequence whose lead byte is shown by the character at text[at].
std::optional<Sequence> sequence_at(std::string_view text, std::size_t at) {
  const Character lead = character_at(text, at);
  if (lead.code_point < 0xC2 || lead.code_point > 0xF4) return std::nullopt;
  Sequence sequence{at + lead.length, 0,
                    length_of_lead(static_cast<unsigned char>(lead.code_point)), 0};
  std::array<char, 4> bytes = {static_cast<char>(lead.code_point)};
  for (std::size_t i = 1; i < sequence.length; ++i) {
    if (sequence.end == text.size()) return std::nullopt;
    const Character next = character_at(text, sequence.end);
    const unsigned char shown = byte_shown_as(next.code_point);
    if (shown < 0x80 || shown > 0xBF) return std::nullopt;
    bytes[i] = static_cast<char>(shown);
    sequence.end += next.length;
    sequence.oddness += oddness_of(next.code_point);
  }
  const Character meant = character_at(std::string_view(bytes.data(), sequence.length), 0);
  if (!meant.valid()) return std::nullopt;
  sequence.meant = meant.code_point;
  return sequence;
}

// Latin letters with their marks, punctuation and symbols stand alone in text of any language;
// letters of other scripts stand among their own.
constexpr char32_t kAnywhere = 0;

struct Range {
  char32_t first;
  char32_t last;
  char32_t script;
};

// Scripts that take more than one block of 128 code points, or less (Unicode's Blocks.txt).
constexpr Range kScripts[] = {
    {0x0080, 0x017F, kAnywhere},    // Latin-1, Latin Extended-A
    {0x01A0, 0x01A1, kAnywhere},    // Vietnamese o with horn
    {0x01AF, 0x01B0, kAnywhere},    // Vietnamese u with horn
    {0x0218, 0x021B, kAnywhere},    // Romanian s and t with comma
    {0x0300, 0x036F, kAnywhere},    // combining marks
    {0x0400, 0x052F, 0x0400},       // Cyrillic
    {0x0600, 0x077F, 0x0600},       // Arabic
    {0x1E00, 0x1EFF, kAnywhere},    // Latin Extended Additional
    {0x1F00, 0x1FFF, 0x0370},       // Greek Extended
    {0x0370, 0x03FF, 0x0370},       // Greek
    {0x2000, 0x2BFF, kAnywhere},    // punctuation and symbols
    {0x3000, 0x30FF, 0x4E00},       // ideographic punctuation and kana
    {0x3400, 0x9FFF, 0x4E00},       // ideographs
    {0xAC00, 0xD7A3, 0xAC00},       // Hangul
    {0xFB00, 0xFB06, kAnywhere},    // Latin ligatures
    {0xFEFF, 0xFEFF, kAnywhere},    // the byte order mark
    {0xFF00, 0xFFEF, 0x4E00},       // full-width forms
    {0xFFFD, 0xFFFD, kAnywhere},    // the replacement character
    {0x1F000, 0x1FAFF, kAnywhere},  // emoji
};

char32_t script_of(char32_t c) {
  for (const Range& range : kScripts) {
    if (c >= range.first && c <= range.last) return range.script;
  }
  return c / 128 * 128;
}

enum class Case : std::uint8_t { none, lower, upper };

// Of ASCII, Latin-1 and Latin Extended-A letters; the case of others does not matter here.
Case case_of(char32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF)) return Case::lower;
  if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE)) return Case::upper;
  if (c < 0x100 || c > 0x17E) return Case::none;
  // Pairs of a capital and a small letter; in two stretches the capitals are odd.
  const bool odd_capitals = (c >= 0x139 && c <= 0x148) || c >= 0x179;
  return (c % 2 == 1) == odd_capitals ? Case::upper : Case::lower;
}

// The characters around a span; a space where the text ends.
struct Neighbours {
  char32_t before = ' ';
  char32_t after = ' ';
};

Neighbours neighbours_of(std::string_view text, Span span) {
  Neighbours found;
  if (span.begin > 0) found.before = character_before(text, span.begin).code_point;
  if (span.end < text.size()) found.after = character_at(text, span.end).code_point;
  return found;
}

// A capital letter with punctuation behind it, where no such thing can be: behind a small letter,
// or at the start of a word.
bool is_out_of_place(char32_t lead, const Neighbours& around, bool apostrophe) {
  if (case_of(lead) != Case::upper) return false;  // a sharp s
  if (case_of(around.before) == Case::lower) return true;
  if (apostrophe) return false;  // "a lot of \u00C3's" speaks of the letter
  return case_of(around.after) == Case::lower && case_of(around.before) != Case::upper;
}

// A lone capital A with a tilde or a circumflex, and a no-break space: "\u00E0 la", or the space
// itself. Neither letter is a word.
bool is_lone_space(std::string_view found, const Neighbours& around) {
  return (found == "\u00C3\u00A0" || found == "\u00C2\u00A0") && around.before < 0x80 &&
         case_of(around.before) != Case::upper;
}

// Among capitals, a sign may stand for itself (a trade mark, a degree) or for a letter that looks
// like it; only another capital can have been misread there.
bool fits_capitals(const Neighbours& around, char32_t meant) {
  if (case_of(around.before) != Case::upper || case_of(around.after) == Case::lower) return true;
  return case_of(around.after) == Case::upper && case_of(meant) == Case::upper;
}

bool proves(std::string_view text, Span span, const Sequence& sequence) {
  if (sequence.length > 2) return sequence.oddness >= kProof;
  const Neighbours around = neighbours_of(text, span);
  if (sequence.oddness >= kProof) return fits_capitals(around, sequence.meant);
  const std::string_view found = text.substr(span.begin, span.size());
  const bool apostrophe = found.ends_with("\u2019");  // RIGHT SINGLE QUOTATION MARK
  const char32_t lead = character_at(found, 0).code_point;
  return is_out_of_place(lead, around, apostrophe) || is_lone_space(found, around);
}

// Whether the run is a piece of something larger that it does not explain: more of what misread
// bytes look like stands beside it.
bool is_fragment(std::string_view text, Span run) {
  const auto is_remnant = [](char32_t c) {
    return c >= 0x80 && byte_shown_as(c) != 0 && !is_ordinary(c);
  };
  const Neighbours around = neighbours_of(text, run);
  return is_remnant(around.before) || is_remnant(around.after);
}

// Sequences in a row, and what they have in common.
struct Run {
  std::size_t end = 0;
  std::string meant;
  std::size_t count = 0;
  char32_t script = kAnywhere;
  bool one_script = true;  // beside what stands anywhere
  bool is_proven = false;  // one of them at least

  void add(std::string_view text, const Sequence& next) {
    const char32_t found = script_of(next.meant);
    one_script = one_script && (found == kAnywhere || script == kAnywhere || found == script);
    if (script == kAnywhere) script = found;
    is_proven = is_proven || proves(text, {end, next.end}, next);
    append(meant, next.meant);
    end = next.end;
    ++count;
  }

  // Several in a row prove each other, if they make sense together; a letter that is not Latin is
  // hardly ever alone.
  [[nodiscard]] Reading::Strength strength() const {
    using enum Reading::Strength;
    if (!one_script) return weak;
    const bool alone = script != kAnywhere && count < 2;
    if (is_proven) return alone ? strong : sure;
    return script == kAnywhere && count >= 3 ? sure : weak;
  }

  // Whether it is likely, seeing that the bytes were well-formed once before: nearly always.
  [[nodiscard]] bool is_likely_layer() const {
    return one_script && (script == kAnywhere || count >= 2 || is_proven);
  }
};

Run run_at(std::string_view text, std::size_t at) {
  Run run;
  run.end = at;
  while (run.end < text.size()) {
    const std::optional<Sequence> next = sequence_at(text, run.end);
    if (!next) break;
    run.add(text, *next);
  }
  return run;
}

// The reading of what a run means, if all of it was misread once before.
std::optional<Run> inner_layer(const Run& run) {
  Run inner = run_at(run.meant, 0);
  if (inner.count == 0 || inner.end < run.meant.size()) return std::nullopt;
  inner.end = run.end;
  return inner;
}

Reading reading_of(Run run, Reading::Strength strength) {
  return {std::move(run.meant), strength, run.script};
}

}  // namespace

std::optional<Mojibake> find_misread_utf8(std::string_view text, std::size_t at) {
  Run run = run_at(text, at);
  if (run.count == 0) return std::nullopt;
  Mojibake found;
  found.span = {at, run.end};
  Reading::Strength strength = run.strength();
  // That bytes are well-formed UTF-8 two times over is nearly a proof by itself. But a letter and
  // an ellipsis, misread once, are a letter of a rare script, misread twice.
  while (std::optional<Run> inner = inner_layer(run)) {
    if (!inner->is_likely_layer()) {
      const Reading::Strength inner_strength = inner->strength();
      found.deeper = reading_of(*std::move(inner), inner_strength);
      break;
    }
    run = *std::move(inner);
    strength = Reading::Strength::sure;
  }
  if (is_fragment(text, found.span)) return std::nullopt;
  found.reading = reading_of(std::move(run), strength);
  return found;
}

}  // namespace degarble
