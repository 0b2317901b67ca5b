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

// Latin letters, punctuation and symbols stand alone in text of any language; other scripts don't.
constexpr char32_t kAnywhere = 0;
char32_t block_of(char32_t c) {
  const bool latin = c <= 0x017F || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0xFB00 && c <= 0xFB06);
  const bool symbol = (c >= 0x2000 && c <= 0x2BFF) || c == 0xFEFF || c == kReplacement;
  const bool emoji = c >= 0x1F000 && c <= 0x1FAFF;
  return latin || symbol || emoji ? kAnywhere : c / 128;
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

// A capital letter with punctuation behind it, where no such thing can be: behind a small letter, or
// at the start of a word.
bool is_out_of_place(const Neighbours& around, bool apostrophe) {
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

// Among capitals, a sign may stand for itself (a trade mark, a degree) or for a letter that looks like
// it; only another capital can have been misread there.
bool fits_capitals(const Neighbours& around, char32_t meant) {
  if (case_of(around.before) != Case::upper || case_of(around.after) == Case::lower) return true;
  return case_of(around.after) == Case::upper && case_of(meant) == Case::upper;
}

bool is_proven(std::string_view text, Span span, const Sequence& sequence) {
  if (sequence.length > 2) return sequence.oddness >= kProof;
  const Neighbours around = neighbours_of(text, span);
  if (sequence.oddness >= kProof) return fits_capitals(around, sequence.meant);
  const std::string_view found = text.substr(span.begin, span.size());
  const bool apostrophe = found.ends_with("\u2019");  // RIGHT SINGLE QUOTATION MARK
  return is_out_of_place(around, apostrophe) || is_lone_space(found, around);
}

// Whether the run is a piece of something larger that it does not explain: more of what misread bytes
// look like stands beside it.
bool is_fragment(std::string_view text, Span run) {
  const auto is_remnant = [](char32_t c) {
    return c >= 0x80 && byte_shown_as(c) != 0 && !is_ordinary(c);
  };
  const Neighbours around = neighbours_of(text, run);
  return is_remnant(around.before) || is_remnant(around.after);
}

}  // namespace

std::optional<Mojibake> find_misread_utf8(std::string_view text, std::size_t at) {
  Mojibake run;
  run.span = {at, at};
  std::size_t count = 0;
  bool proven = false;
  bool one_block = true;
  while (run.span.end < text.size()) {
    const std::optional<Sequence> next = sequence_at(text, run.span.end);
    if (!next) break;
    const char32_t block = block_of(next->meant);
    if (count++ == 0) run.block = block;
    one_block = one_block && block == run.block;
    proven = proven || is_proven(text, {run.span.end, next->end}, *next);
    append(run.meant, next->meant);
    run.span.end = next->end;
  }
  if (count == 0) return std::nullopt;
  // Several in a row prove each other, if they make sense together.
  const bool company = count >= 2 && one_block;
  const bool makes_sense =
      run.block == kAnywhere ? proven || (company && count >= 3) : company && proven;
  run.is_sure = makes_sense && !is_fragment(text, run.span);
  return run;
}

}  // namespace degarble
