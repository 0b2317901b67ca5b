#include "text/zoning/source_lines.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "text/zoning/bytes.hpp"
#include "text/zoning/code_parts.hpp"
#include "text/zoning/plain_words.hpp"

namespace degarble::zoning {
namespace {

using Shape = CodeEvidence::Shape;

constexpr int kAlone = 5;       // weight of a line that is source whatever stands around
constexpr int kNeighbours = 5;  // weight of the lines around that make a weak one source
constexpr int kKeys = 8;        // and of those around a name with a value that is prose
constexpr int kSide = 4;        // and of those on one side, for one without any sign
constexpr std::size_t kFewWords = 3;
constexpr int kFewWordsOfProse = -6;  // weight of commands in words: "set mode on", four of them
constexpr std::size_t kProseInString = 3;  // words in a row
constexpr std::size_t kProseInCode = 5;    // "for (auto word : words)" has four

// How many plain words follow each other from `at` on; `end` becomes the end of the last.
std::size_t words_in_a_row(std::string_view code, std::size_t at, std::size_t& end) {
  std::size_t words = 0;
  while (at < code.size()) {
    std::size_t next = at;
    while (next < code.size() && !is_blank(code[next])) ++next;
    const std::string_view piece = code.substr(at, next - at);
    const std::size_t plain = plain_words(piece);
    if (plain == 0 && !(words > 0 && is_neutral(piece))) break;
    const bool shouts = std::ranges::none_of(piece, [](char c) { return is_small(c); });
    words += shouts && is_ascii(piece[0]) ? 0 : plain;  // SQL is written in capitals
    end = next;
    at = skip_blanks(code, next);
  }
  return words;
}

bool is_prose(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t at = skip_blanks(text, 0); at < text.size(); at = skip_blanks(text, at)) {
    std::size_t end = at;
    words = std::max(words, words_in_a_row(text, at, end));
    if (words >= kProseInString) return true;
    at = std::max(end, piece_end(text, at));
  }
  return false;
}

// Adds the code but for what is prose in it.
void add_code(std::string_view line, const CodePart& part, Found& found) {
  const std::string_view code = part.in(line);
  std::size_t begin = kNone;  // of the code that was not added yet
  std::size_t last = 0;       // its end so far
  const auto flush = [&] {
    if (begin != kNone) found.add(ZoneKind::source_code, part.begin + begin, part.begin + last);
    begin = kNone;
  };
  for (std::size_t at = skip_blanks(code, 0); at < code.size(); at = skip_blanks(code, at)) {
    std::size_t end = at;
    const bool is_first = end_of_blanks_before(line, part.begin + at) == 0;
    const bool is_key = is_first && code[piece_end(code, at) - 1] == ':';
    if (!is_key && words_in_a_row(code, at, end) >= kProseInCode) {
      flush();
      at = end;
      continue;
    }
    end = is_key ? piece_end(code, at) : std::max(end, piece_end(code, at));
    if (begin == kNone) begin = at;
    last = end;
    at = end;
  }
  flush();
}

// Strings inside of a string, of another delimiter, behind a sign of code.
void add_inner_strings(std::string_view line, const CodePart& outer, Found& found) {
  const char inner = outer.delimiter == '"' ? '\'' : '"';
  std::size_t at = line.substr(0, outer.end).find(inner, outer.begin + 1);
  while (at != kNone) {
    const std::size_t end = line.substr(0, outer.end - 1).find(inner, at + 1);
    if (end == kNone) return;
    const bool behind_code =
        is_one_of(before_or_nul(line, at), "(=,[{:\\") || line.substr(0, at).ends_with("= ");
    if (behind_code && !is_name_byte(at_or_nul(line, end + 1))) {
      found.add(ZoneKind::quoted_string, at, end + 1, inner, 1);
      at = line.substr(0, outer.end).find(inner, end + 1);
    } else {
      at = end;
    }
  }
}

// Requests of roff that have small letters; those of macro packages have capitals.
constexpr std::string_view kRequests[] = {"br", "sp", "nf", "fi", "in", "ft", "ad", "ne", "na",
                                          "hy", "if", "ie", "el", "de", "so", "ta", "ti", "ds",
                                          "nr", "ll", "pl", "rm", "tr", "nh", "ul", "ce", "eo"};

void find_request(std::string_view line, Found& found) {
  if (line.size() < 2 || (line[0] != '.' && line[0] != '\'')) return;
  std::size_t end = 1;
  while (end < line.size() && is_ascii_letter(line[end])) ++end;
  const std::string_view name = line.substr(1, end - 1);
  const char after = at_or_nul(line, end);
  if (name.empty() || name.size() > 2 || !(after == '\0' || is_blank(after))) return;
  const bool macro = line[0] == '.' && is_ascii_capital(name[0]);
  const bool request = std::ranges::find(kRequests, name) != std::end(kRequests);
  if (macro || request) found.add(ZoneKind::source_code, 0, end);
}

// Past the escape of roff at `at`, as "\fB", "\-", "\(co", "\s-1"; `at` if it is none.
std::size_t roff_escape_end(std::string_view line, std::size_t at) {
  const char c = at_or_nul(line, at + 1);
  const char after = at_or_nul(line, at + 2);
  if (c == 'f' && is_one_of(after, "BIRP(123[") && after != '\0') return at + 3;
  if (c == '(' && is_ascii_alphanumeric(after)) return std::min(at + 4, line.size());
  if (c == '*' && is_one_of(after, "([") && after != '\0') return std::min(at + 5, line.size());
  if (c == '-' || c == '&' || c == 'e' || c == '|')
    return is_ascii_letter(after) && c == 'e' ? at : at + 2;
  return at;
}

// Past the command of TeX at `at`: its name, and an argument without spaces.
std::size_t tex_command_end(std::string_view line, std::size_t at) {
  std::size_t end = at + 1;
  while (end < line.size() && is_ascii_letter(line[end])) ++end;
  if (end - at < 3 || line[at + 1] == 'u' || line[at + 1] == 'x') return at;
  if (is_name_byte(at_or_nul(line, end)) || at_or_nul(line, end) == '\\') return at;
  const char open = at_or_nul(line, end);
  if (open != '{' && open != '[') return end;
  const std::size_t close = line.find_first_of("}] \t{", end + 1);
  return close != kNone && is_one_of(line[close], "}]") ? close + 1 : end + 1;
}

void find_escapes(std::string_view line, Found& found) {
  for (std::size_t at = line.find('\\'); at != kNone; at = line.find('\\', at + 1)) {
    const char before = before_or_nul(line, at);
    if (before == '\\' || before == ':') continue;
    std::size_t end = roff_escape_end(line, at);
    if (end == at && !(is_ascii_alphanumeric(before))) end = tex_command_end(line, at);
    if (end == at) continue;
    found.add(ZoneKind::source_code, at, end);
    at = end - 1;
  }
}

}  // namespace

int source_weight(std::span<const CodeEvidence> lines) {
  int weight = 0;
  for (const CodeEvidence& line : lines) weight += std::clamp<int>(line.weight, -4, 5);
  return weight;
}

bool is_source(const CodeEvidence& own, std::span<const CodeEvidence> above,
               std::span<const CodeEvidence> below) {
  if (own.shape == Shape::comment || own.shape == Shape::blank) return false;
  if (own.shape == Shape::text && own.weight >= kAlone) return true;
  const int up = source_weight(above);
  const int down = source_weight(below);
  if (own.shape == Shape::lone_string) return up + down >= kNeighbours;
  if (own.weight > 0) return up + down >= kNeighbours;
  if (own.is_key) return up + down >= kKeys;
  if (own.weight == 0 && own.words <= kFewWords) {
    return (up >= kSide && down >= kSide) || up + down >= 3 * kSide;
  }
  return own.weight >= kFewWordsOfProse && up >= 2 * kSide && down >= 2 * kSide;
}

void find_source(std::string_view line, std::span<const Zone> tags, Found& found) {
  CodeParts parts(line, tags, found.line_begin());
  CodePart code;  // joined: a string that is no prose is part of it
  const auto flush = [&] {
    if (code.begin < code.end) add_code(line, code, found);
    code = {};
  };
  for (CodePart part = parts.next(); part.kind != CodePart::Kind::end; part = parts.next()) {
    const bool is_string = part.kind == CodePart::Kind::string;
    if (is_string) {
      found.add(ZoneKind::quoted_string, part.begin, part.end, part.delimiter);
      add_inner_strings(line, part, found);
    }
    if (part.kind == CodePart::Kind::code || (is_string && !is_prose(part.in(line)))) {
      if (code.begin == code.end) code.begin = part.begin;
      code.end = part.end;
    } else {
      flush();
    }
  }
  flush();
}

void find_commands(std::string_view line, Found& found) {
  find_request(line, found);
  find_escapes(line, found);
}

}  // namespace degarble::zoning
