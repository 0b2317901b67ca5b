#include "repair/escapes.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "core/characters.hpp"
#include "core/rules.hpp"
#include "core/utf8.hpp"
#include "core/words.hpp"
#include "encodings/base64.hpp"
#include "encodings/windows_1252.hpp"
#include "evidence/contractions.hpp"
#include "repair/encoded_words.hpp"
#include "scan/scan.hpp"
#include "stage.hpp"

namespace degarble {
namespace {

// A number that was written out, and where it ends.
struct Written {
  std::size_t end = 0;
  std::uint32_t value = 0;
};
using Read = std::optional<Written> (*)(std::string_view text, std::size_t at);

std::optional<Written> digits_at(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  Written found{at + count, 0};
  for (; at < found.end; ++at) {
    if (!is_hex_digit(text[at])) return std::nullopt;
    found.value = found.value << 4 | hex_value(text[at]);
  }
  return found;
}

// Hexadecimal digits up to a bracket.
std::optional<Written> bracketed_at(std::string_view text, std::size_t at, char bracket) {
  constexpr std::size_t kMostDigits = 8;
  Written found{at, 0};
  while (found.end < text.size() && is_hex_digit(text[found.end])) {
    if (found.end - at == kMostDigits) return std::nullopt;
    found.value = found.value << 4 | hex_value(text[found.end++]);
  }
  if (found.end == at || found.end == text.size() || text[found.end] != bracket) {
    return std::nullopt;
  }
  ++found.end;
  return found;
}

bool stands(std::string_view text, std::size_t at, std::string_view what) {
  return text.substr(std::min(at, text.size())).starts_with(what);
}

// Behind one backslash, or two where a string was escaped twice; `at` itself if there is none.
std::size_t skip_backslashes(std::string_view text, std::size_t at) {
  if (!stands(text, at, "\\")) return at;
  return stands(text, at, "\\\\") ? at + 2 : at + 1;
}

// Bytes: each function reads the one at text[at].

std::optional<Written> hexadecimal_byte(std::string_view text, std::size_t at) {
  const std::size_t letter = skip_backslashes(text, at);
  if (letter == at || !stands(text, letter, "x")) return std::nullopt;
  return digits_at(text, letter + 1, 2);
}

std::optional<Written> octal_byte(std::string_view text, std::size_t at) {
  const std::size_t digits = skip_backslashes(text, at);
  if (digits == at || digits + 3 > text.size()) return std::nullopt;
  Written found{digits + 3, 0};
  for (const char c : text.substr(digits, 3)) {
    if (c < '0' || c > '7') return std::nullopt;
    found.value = found.value << 3 | static_cast<std::uint32_t>(c - '0');
  }
  if (found.value > 0xFF) return std::nullopt;
  return found;
}

std::optional<Written> rtf_byte(std::string_view text, std::size_t at) {
  if (!stands(text, at, "\\'")) return std::nullopt;
  return digits_at(text, at + 2, 2);
}

std::optional<Written> percent_byte(std::string_view text, std::size_t at) {
  if (!stands(text, at, "%")) return std::nullopt;
  return digits_at(text, at + 1, 2);
}

std::optional<Written> bracket_byte(std::string_view text, std::size_t at) {
  if (!stands(text, at, "<")) return std::nullopt;
  const bool prefix = stands(text, at + 1, "0x") || stands(text, at + 1, "0X");
  const auto found = digits_at(text, at + (prefix ? 3 : 1), 2);
  if (!found || !stands(text, found->end, ">")) return std::nullopt;
  return Written{found->end + 1, found->value};
}

// A soft line break may stand before it.
std::optional<Written> quoted_byte(std::string_view text, std::size_t at) {
  while (stands(text, at, "=\n") || stands(text, at, "=\r\n"))
    at += stands(text, at, "=\n") ? 2 : 3;
  if (!stands(text, at, "=")) return std::nullopt;
  return digits_at(text, at + 1, 2);
}

struct ByteNotation {
  Rule rule;
  Read read;
  bool has_code_page;  // its bytes may be of windows-1252
};

constexpr ByteNotation kByteNotations[] = {
    {Rule::byte_escapes, hexadecimal_byte, true}, {Rule::byte_escapes, octal_byte, false},
    {Rule::byte_escapes, rtf_byte, true},         {Rule::byte_escapes, bracket_byte, true},
    {Rule::percent_escapes, percent_byte, true},  {Rule::quoted_printable, quoted_byte, true},
};

// Code points: each function reads the one at text[at].

std::optional<Written> backslash_u(std::string_view text, std::size_t at) {
  const std::size_t letter = skip_backslashes(text, at);
  if (letter == at) return std::nullopt;
  if (stands(text, letter, "u{") || stands(text, letter, "x{")) {
    return bracketed_at(text, letter + 2, '}');
  }
  if (stands(text, letter, "U")) return digits_at(text, letter + 1, 8);
  return stands(text, letter, "u") ? digits_at(text, letter + 1, 4) : std::nullopt;
}

// RTF: decimal, with what other programs are to show behind it.
std::optional<Written> rtf_u(std::string_view text, std::size_t at) {
  if (!stands(text, at, "\\u")) return std::nullopt;
  Written found{at + 2, 0};
  while (found.end < text.size() && found.end < at + 7 && is_ascii_digit(text[found.end])) {
    found.value = found.value * 10 + static_cast<std::uint32_t>(text[found.end++] - '0');
  }
  if (found.end == at + 2 || !stands(text, found.end, "?")) return std::nullopt;
  ++found.end;
  return found;
}

std::optional<Written> percent_u(std::string_view text, std::size_t at) {
  if (!stands(text, at, "%u") && !stands(text, at, "%U")) return std::nullopt;
  return digits_at(text, at + 2, 4);
}

std::optional<Written> bracket_u(std::string_view text, std::size_t at) {
  if (!stands(text, at, "<U+") && !stands(text, at, "<u+")) return std::nullopt;
  return bracketed_at(text, at + 3, '>');
}

// "\u00e9" that lost its backslash, behind a letter: Latin letters and punctuation.
std::optional<Written> bare_u(std::string_view text, std::size_t at) {
  if (at == 0 || !is_ascii_letter(text[at - 1]) || !stands(text, at, "u")) return std::nullopt;
  const auto found = digits_at(text, at + 1, 4);
  if (!found) return std::nullopt;
  const bool is_latin = found->value >= 0xC0 && found->value <= 0xFF;
  const bool is_quote = found->value >= 0x2010 && found->value <= 0x2026;
  const bool is_number = found->end < text.size() && is_ascii_digit(text[found->end]);
  return (is_latin || is_quote) && !is_number ? found : std::nullopt;
}

constexpr Read kCodePointNotations[] = {rtf_u, backslash_u, percent_u, bracket_u, bare_u};

// Whether text has such characters, and does not only speak of them: no controls but those that
// more mojibake is made of, nothing private, unassigned planes, or without meaning by itself.
bool is_plausible_character(std::uint32_t c) {
  if (c < 0x80) return false;
  if (c >= 0xD800 && c <= 0xF8FF) return false;
  if (c >= 0xFDD0 && c <= 0xFDEF) return false;
  if (c >= 0xFE00 && c <= 0xFE0F) return true;
  if (c >= 0xFEFF && c <= 0xFFFD && (c == 0xFEFF || c >= 0xFFF0)) return false;
  return c < 0xFFFE || (c >= 0x10000 && c < 0x20000 && (c & 0xFFFE) != 0xFFFE) ||
         (c >= 0x20000 && c < 0x33480);
}

bool is_general_punctuation(char32_t c) { return c >= 0x2010 && c <= 0x203A; }

// Sequences in a row.
struct EscapeRun {
  std::size_t end = 0;
  std::string text;
  Rule rule{};
};

class EscapeRepair {
 public:
  EscapeRepair(Lines& lines, const Engine& engine)
      : lines_(lines), text_(lines.text()), engine_(engine) {}

  Edits run() {
    for (std::size_t at = scan::find_escape(text_); at < text_.size();) {
      const std::optional<EscapeRun> found = run_at(at);
      if (found) {
        edits_.push_back(make_edit(found->rule, text_, {at, found->end}, found->text));
        proves_quoted_ = proves_quoted_ || found->rule == Rule::quoted_printable;
        is_western_ = is_western_ || is_quoted_apostrophe(at, found->end);
      }
      at = scan::find_escape(text_, found ? found->end : std::max(at + 1, rejected_end_));
    }
    if (proves_quoted_) read_quoted_printable();
    return std::move(edits_);
  }

 private:
  std::optional<EscapeRun> run_at(std::size_t at) {
    if (engine_.has(Rule::encoded_words) && stands(text_, at, "=?")) {
      EncodedWords words = encoded_words_at(text_, at);
      if (words.text.empty()) return reject(words.end);
      return EscapeRun{words.end, std::move(words.text), Rule::encoded_words};
    }
    if (engine_.has(Rule::utf_7_escapes) && text_[at] == '+') return utf_7_at(at);
    if (engine_.has(Rule::code_point_escapes)) {
      if (auto run = code_points_at(at)) return run;
    }
    for (const ByteNotation& notation : kByteNotations) {
      if (!engine_.has(notation.rule) || !notation.read(text_, at)) continue;
      if (notation.rule == Rule::percent_escapes && is_in_address(at)) return std::nullopt;
      return bytes_at(at, notation);
    }
    return std::nullopt;
  }

  // Nothing is to be repaired up to `end`: a long run is read once, not from each of its sequences.
  std::nullopt_t reject(std::size_t end) {
    rejected_end_ = end;
    return std::nullopt;
  }

  // Code points in one notation, in a row.
  std::optional<EscapeRun> code_points_at(std::size_t at) {
    const auto* const read = std::ranges::find_if(
        kCodePointNotations, [&](Read notation) { return notation(text_, at).has_value(); });
    if (read == std::end(kCodePointNotations)) return std::nullopt;
    EscapeRun run{at, {}, Rule::code_point_escapes};
    bool has_other = false;  // than ASCII
    std::size_t count = 0;
    while (const auto next = character_written_at(run.end, *read)) {
      run.end = next->end;
      append(run.text, next->value);
      has_other = has_other || next->value >= 0x80;
      ++count;
      if (*read == bare_u) break;
    }
    const bool is_spoken_of = is_range(at, run.end) || (count == 1 && is_mentioned(at, run.end)) ||
                              (text_[at] == '%' && is_in_address(at));
    return has_other && !is_spoken_of ? std::optional(std::move(run)) : reject(run.end);
  }

  // Whether it stands alone in quotation marks: the text speaks of the character.
  [[nodiscard]] bool is_mentioned(std::size_t begin, std::size_t end) const {
    if (begin == 0 || end == text_.size()) return false;
    const char32_t before = character_before(text_, begin).code_point;
    const char32_t after = character_at(text_, end).code_point;
    constexpr std::u32string_view kOpen = U"\"'`\u00AB\u201C\u2018\u201E(";
    constexpr std::u32string_view kClose = U"\"'`\u00BB\u201D\u2019\u201C)";
    const std::size_t pair = kOpen.find(before);
    return pair != kOpen.npos && kClose[pair] == after;
  }

  // A plausible character, from two surrogates if need be; or a letter or digit of ASCII.
  [[nodiscard]] std::optional<Written> character_written_at(std::size_t at, Read read) const {
    auto found = read(text_, at);
    if (!found) return std::nullopt;
    if (is_high_surrogate(found->value)) {
      const auto low = read(text_, found->end);
      if (!low || !is_low_surrogate(low->value)) return std::nullopt;
      found = Written{low->end, from_surrogates(found->value, low->value)};
    }
    const bool is_plain =
        found->value < 0x80 && is_ascii_alphanumeric(static_cast<char>(found->value));
    return is_plain || is_plausible_character(found->value) ? found : std::nullopt;
  }

  // Whether it is one end of a range in a regular expression: "[\u4e00-\u9fff]".
  [[nodiscard]] bool is_range(std::size_t begin, std::size_t end) const {
    if (stands(text_, end, "-\\") || stands(text_, end, "]")) return true;
    return begin > 0 && (text_[begin - 1] == '[' ||
                         (text_[begin - 1] == '-' && begin > 1 && is_hex_digit(text_[begin - 2]) &&
                          !edits_ended_at(begin - 1)));
  }

  [[nodiscard]] bool edits_ended_at(std::size_t at) const {
    return !edits_.empty() && edits_.back().span.end == at;
  }

  std::optional<EscapeRun> bytes_at(std::size_t at, const ByteNotation& notation) {
    std::string bytes;
    std::size_t end = at;
    while (const auto next = notation.read(text_, end)) {
      if (next->value < 0x80) break;
      bytes += static_cast<char>(next->value);
      end = next->end;
    }
    if (bytes.empty()) return std::nullopt;
    if (is_plausible_utf8(bytes)) {
      if (is_alone(at, end, bytes)) return reject(end);
      return EscapeRun{end, std::move(bytes), notation.rule};
    }
    std::optional<EscapeRun> run;
    if (notation.has_code_page) run = windows_1252(at, end, bytes, notation);
    return run ? std::move(run) : reject(end);
  }

  // Whether it is a single character that stands by itself: an example of the notation.
  [[nodiscard]] bool is_alone(std::size_t begin, std::size_t end, std::string_view bytes) const {
    if (bytes.size() > character_at(bytes, 0).length) return false;
    if (is_mentioned(begin, end)) return true;
    return text_[begin] == '%' && !(begin > 0 && is_ascii_alphanumeric(text_[begin - 1])) &&
           !(end < text_.size() && is_ascii_alphanumeric(text_[end]));
  }

  static bool is_plausible_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
      const Character character = character_at(bytes, at);
      if (!character.valid() || !is_plausible_character(character.code_point)) return false;
      at += character.length;
    }
    return true;
  }

  // A byte of windows-1252 in a word, or punctuation at one; in RTF, which has them, any.
  std::optional<EscapeRun> windows_1252(std::size_t begin, std::size_t end, std::string_view bytes,
                                        const ByteNotation& notation) const {
    const bool is_rtf = notation.read == rtf_byte;
    if (bytes.size() > 1 && !is_rtf) return std::nullopt;
    if (notation.read == quoted_byte && !is_quoted_apostrophe(begin, end)) return std::nullopt;
    const bool letter_before = begin > 0 && is_ascii_letter(text_[begin - 1]);
    const bool letter_after = end < text_.size() && is_ascii_letter(text_[end]);
    EscapeRun run{end, {}, notation.rule};
    for (const char c : bytes) {
      const char32_t meant = byte(c) < 0xA0 ? kWindows1252[byte(c) - 0x80] : char32_t{byte(c)};
      if (meant == 0) return std::nullopt;
      const bool fits = is_general_punctuation(meant)
                            ? letter_before || letter_after
                            : letter_before && letter_after && meant >= 0xC0;
      if (!is_rtf && !fits) return std::nullopt;
      // A conversion of printf() looks like it: "%c0", "x%92d".
      const bool is_format = notation.read == percent_byte;
      if (is_format && !(is_general_punctuation(meant) && letter_before && letter_after)) {
        return std::nullopt;
      }
      append(run.text, meant);
    }
    return run;
  }

  // "don=92t": an equals sign before two digits is usual, but not in a contraction.
  [[nodiscard]] bool is_quoted_apostrophe(std::size_t begin, std::size_t end) const {
    if (text_.substr(begin, end - begin) != "=92") return false;
    const std::string_view left = word_before(text_, begin, alphabet::kAscii).in(text_);
    const std::string_view right = word_behind(text_, end, alphabet::kAscii).in(text_);
    return find_contraction(left, right) != nullptr;
  }

  // Modified base 64 of UTF-16 between '+' and '-' (RFC 2152). Few letters are that by chance if
  // they give punctuation, or letters of one small script.
  std::optional<EscapeRun> utf_7_at(std::size_t at) {
    constexpr std::size_t kLongest = 512;
    std::size_t end = at + 1;
    while (end < text_.size() && end - at < kLongest && is_base64_digit(text_[end])) ++end;
    const std::string_view digits = text_.substr(at + 1, end - at - 1);
    if (end == text_.size() || text_[end] != '-' || digits.size() < 3) return reject(end);
    std::u32string characters;
    if (!read_utf_16(digits, characters)) return reject(end);
    EscapeRun run{end + 1, {}, Rule::utf_7_escapes};
    for (const char32_t c : characters) append(run.text, c);
    return is_likely(characters) ? std::optional(std::move(run)) : std::nullopt;
  }

  static bool read_utf_16(std::string_view digits, std::u32string& characters) {
    std::uint32_t held = 0;
    int bits = 0;
    std::uint32_t high = 0;
    for (const char c : digits) {
      held = (held << 6 | static_cast<std::uint32_t>(base64_value(c))) & 0x3FFFFF;
      bits += 6;
      if (bits < 16) continue;
      bits -= 16;
      std::uint32_t unit = held >> bits & 0xFFFF;
      if (is_high_surrogate(unit) != (high == 0 && is_high_surrogate(unit))) return false;
      if (is_high_surrogate(unit)) {
        high = unit;
        continue;
      }
      if (is_low_surrogate(unit) != (high != 0)) return false;
      if (high != 0) unit = from_surrogates(high, unit);
      high = 0;
      if (!is_plausible_character(unit) || unit < 0xA0) return false;
      characters += static_cast<char32_t>(unit);
    }
    return high == 0 && bits < 6 && (held & ((1U << bits) - 1)) == 0 && !characters.empty();
  }

  static bool is_likely(std::u32string_view characters) {
    const auto is_sign = [](char32_t c) {
      return is_general_punctuation(c) || (c >= 0xA0 && c <= 0x17F) || c == 0x20AC || c == 0x2122;
    };
    if (std::ranges::all_of(characters, is_sign)) return true;
    const auto is_emoji = [](char32_t c) { return c >= 0x1F300 && c <= 0x1FAFF; };
    if (std::ranges::all_of(characters, is_emoji)) return true;
    const auto in_one_script = [&](char32_t c) { return c / 256 == characters[0] / 256; };
    if (characters.size() >= 2 && characters[0] < 0x1200) {
      return std::ranges::all_of(characters, in_one_script);
    }
    const auto is_ideograph = [](char32_t c) { return c >= 0x3000 && c <= 0x9FFF; };
    constexpr std::size_t kManyIdeographs = 5;  // base 64 gives them one time in three by chance
    return characters.size() >= kManyIdeographs && std::ranges::all_of(characters, is_ideograph);
  }

  [[nodiscard]] bool is_in_address(std::size_t at) {
    return lines_.zones().holds(at, ZoneKind::address);
  }

  // Beside proven quoted-printable: its other bytes and its soft line breaks.
  void read_quoted_printable() {
    Edits more;
    for (std::size_t at = text_.find('='); at < text_.size();) {
      const std::size_t end = read_quoted(at, more);
      at = text_.find('=', end);
    }
    Edits merged;
    merged.reserve(edits_.size() + more.size());
    std::size_t next = 0;
    for (Edit& edit : more) {
      while (next < edits_.size() && edits_[next].span.begin < edit.span.begin) {
        merged.push_back(std::move(edits_[next++]));
      }
      const bool overlaps = (!merged.empty() && merged.back().span.end > edit.span.begin) ||
                            (next < edits_.size() && edits_[next].span.begin < edit.span.end);
      if (!overlaps) merged.push_back(std::move(edit));
    }
    std::move(edits_.begin() + static_cast<std::ptrdiff_t>(next), edits_.end(),
              std::back_inserter(merged));
    edits_ = std::move(merged);
  }

  std::size_t read_quoted(std::size_t at, Edits& more) const {
    constexpr std::size_t kLongestLine = 76;  // RFC 2045, section 6.7
    const auto propose = [&](std::size_t end, std::string text) {
      more.push_back(make_edit(Rule::quoted_printable, text_, {at, end}, std::move(text)));
      return end;
    };
    const std::size_t line_end = stands(text_, at + 1, "\n")     ? 2
                                 : stands(text_, at + 1, "\r\n") ? 3
                                                                 : 0;
    if (line_end != 0) {
      const std::string_view line = text_.substr(at - std::min(at, kLongestLine), kLongestLine);
      const bool short_enough = at < kLongestLine || line.find('\n') != line.npos;
      const bool doubled = at > 0 && text_[at - 1] == '=';
      return short_enough && !doubled ? propose(at + line_end, {}) : at + line_end;
    }
    const auto found = digits_at(text_, at + 1, 2);
    if (!found) return at + 1;
    if (is_western_ && found->value >= 0x80) {
      const char32_t meant =
          found->value < 0xA0 ? kWindows1252[found->value - 0x80] : char32_t{found->value};
      return meant != 0 ? propose(found->end, to_utf8(std::u32string(1, meant))) : found->end;
    }
    const char written = static_cast<char>(found->value);
    if (written == '=') return propose(found->end, "=");
    const bool at_line_end = found->end == text_.size() || stands(text_, found->end, "\n") ||
                             stands(text_, found->end, "\r") || stands(text_, found->end, "=\n");
    if ((written == ' ' || written == '\t') && at_line_end) {
      return propose(found->end, std::string(1, written));
    }
    return found->end;
  }

  Lines& lines_;
  std::string_view text_;
  const Engine& engine_;
  Edits edits_;
  std::size_t rejected_end_ = 0;
  bool proves_quoted_ = false;
  bool is_western_ = false;  // quoted bytes are of windows-1252
};

}  // namespace

Edits repair_escapes(const Block& block, const Engine& engine) {
  return EscapeRepair(block.lines(), engine).run();
}

}  // namespace degarble
