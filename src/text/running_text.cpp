#include "text/running_text.hpp"

#include <algorithm>

#include "core/utf8.hpp"

namespace degarble {
namespace {

constexpr std::size_t kLookBack = 256;  // bytes of a line that are searched for signs of code

// U+2013, U+2014, U+2026, and the quotation marks that open or close.
bool is_general_punctuation_of(std::string_view three, std::string_view lasts) {
  return three.starts_with("\xE2\x80") && lasts.find(three.back()) != std::string_view::npos;
}
constexpr std::string_view kOpening = "\x93\x94\xA6\x98\x9C";
constexpr std::string_view kClosing = "\x93\x94\xA6\x99\x9D";

bool is_quote(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (is_ascii(c)) return c == '"' || c == '\'' || c == '*' || c == '`';
  return at + 3 <= text.size() && is_general_punctuation_of(text.substr(at, 3), "\x98\x99\x9C\x9D");
}

// "Mr.\u00A0Weston": well-set books keep titles and names together.
constexpr std::string_view kNoBreakSpace = "\u00A0";

// Whether a word may begin at `at`; `quoted` is set if a quotation mark stands before it.
bool may_begin(std::string_view text, std::size_t at, bool& quoted) {
  if (at == 0) return true;
  const char c = text[at - 1];
  if (c == ' ' || c == '\n' || c == '\t' || text.substr(0, at).ends_with(kNoBreakSpace))
    return true;
  if (c == '(' || c == '[') {
    return at == 1 || text[at - 2] == ' ' || text[at - 2] == '\n';
  }
  if (c == '"' || c == '\'' || c == '*') {
    quoted = true;
    return at == 1 || text[at - 2] == ' ' || text[at - 2] == '\n' || text[at - 2] == '(';
  }
  if (at < 3 || !is_general_punctuation_of(text.substr(at - 3, 3), kOpening)) return false;
  quoted = is_quote(text, at - 3);
  return true;
}

// A full stop or colon ends a sentence only before space or a closing mark.
bool ends_sentence(std::string_view text, std::size_t at) {
  if (at == text.size()) return true;
  const char c = text[at];
  return c == ' ' || c == '\n' || c == '\r' || c == '"' || c == '\'' || c == ')' || c == '.' ||
         byte(c) == 0xE2;
}

bool may_end(std::string_view text, std::size_t at, bool& quoted) {
  if (at == text.size()) return true;
  const char c = text[at];
  if (std::string_view(" \n\r,;!?)]").find(c) != std::string_view::npos) return true;
  if (text.substr(at).starts_with(kNoBreakSpace)) return true;
  if (c == '.' || c == ':') return ends_sentence(text, at + 1);
  if (!is_quote(text, at))
    return at + 3 <= text.size() && is_general_punctuation_of(text.substr(at, 3), kClosing);
  quoted = true;
  return c != '`';
}

// The length of an apostrophe between letters at `at`, U+0027 or U+2019; 0 for none.
std::size_t apostrophe_at(std::string_view text, std::size_t at) {
  const std::size_t length = text.substr(at, 3) == "\xE2\x80\x99" ? 3 : text[at] == '\'' ? 1 : 0;
  const bool inside = length > 0 && at > 0 && at + length < text.size() &&
                      is_ascii_letter(text[at - 1]) && is_ascii_letter(text[at + length]);
  return inside ? length : 0;
}

// "don't" is one word: what it is apart is not what the sentence has.
Word joined_left(std::string_view text, Word word) {
  for (const std::size_t length : {std::size_t{1}, std::size_t{3}}) {
    if (word.begin > length && apostrophe_at(text, word.begin - length) == length) {
      return {word_before(text, word.begin - length, alphabet::kAscii).begin, word.end};
    }
  }
  return word;
}
Word joined_right(std::string_view text, Word word) {
  const std::size_t length = word.end < text.size() ? apostrophe_at(text, word.end) : 0;
  return length == 0 ? word
                     : Word{word.begin, word_behind(text, word.end + length, alphabet::kAscii).end};
}

Word none_at(std::size_t at) { return {at, at}; }

// Space as it stands between two words of a sentence.
constexpr std::size_t kWidestGap = 4;

}  // namespace

Word neighbour_before(std::string_view text, Word word) {
  std::size_t at = word.begin;
  int newlines = 0;
  while (at > 0 && is_space(text[at - 1]) && word.begin - at < kWidestGap) {
    newlines += text[--at] == '\n';
  }
  return newlines > 1 || at == word.begin
             ? none_at(at)
             : joined_left(text, word_before(text, at, alphabet::kAscii));
}

Word neighbour_behind(std::string_view text, Word word) {
  std::size_t at = word.end;
  int newlines = 0;
  while (at < text.size() && is_space(text[at]) && at - word.end < kWidestGap) {
    newlines += text[at++] == '\n';
  }
  return newlines > 1 || at == word.end
             ? none_at(at)
             : joined_right(text, word_behind(text, at, alphabet::kAscii));
}

bool is_lower(std::string_view word) {
  return std::ranges::none_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool stands_alone(Lines& lines, Word word) {
  Zones& zones = lines.zones();
  if (is_in_code(zones, word.begin)) return false;
  // What is beside a cell is no part of its sentence.
  const Zone* const cell = zones.find(word.begin, ZoneKind::table_cell);
  const Span whole = cell != nullptr ? cell->span : Span{0, lines.text().size()};
  if (word.end > whole.end) return false;
  const std::string_view text = lines.text().substr(whole.begin, whole.size());
  bool opened = false;
  bool closed = false;
  return may_begin(text, word.begin - whole.begin, opened) &&
         may_end(text, word.end - whole.begin, closed) && !(opened && closed);
}

bool is_in_code(Zones& zones, std::size_t at) {
  return zones.holds(at, ZoneKind::code_span) || zones.holds(at, ZoneKind::source_code) ||
         zones.holds(at, ZoneKind::address) || zones.holds(at, ZoneKind::markup) ||
         zones.holds(at, ZoneKind::mention) || zones.holds(at, ZoneKind::letter_list);
}

bool is_in_code_or_table(Lines& lines, std::size_t at) {
  const std::string_view text = lines.text();
  const std::size_t begin = at - std::min(at, kLookBack);
  std::string_view head = text.substr(begin, at - begin);
  head.remove_prefix(head.rfind('\n') + 1);
  // The way out: neither is so far into a line without one of these.
  if (head.find_first_of("\t|`") == std::string_view::npos) return false;
  Zones& zones = lines.zones();
  return zones.holds(at, ZoneKind::table_cell) || is_in_code(zones, at);
}

}  // namespace degarble
