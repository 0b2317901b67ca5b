#include "text/mentions.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "core/words.hpp"

namespace degarble {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kFarInLine = 512;  // bytes on either side in which the repaired form counts
constexpr std::size_t kFarInText = 400;  // and those in which a text says what it is about
constexpr std::size_t kLongestQuoted =
    48;  // bytes on either side of a few words in quotation marks
constexpr std::size_t kFewWords = 3;

// Words of texts that are about characters. In small letters; others may begin with them.
constexpr std::string_view kTopics[] = {
    "mojibake", "charset",     "codepage",   "code page",     "utf-8",
    "utf8",     "utf-16",      "latin-1",    "latin1",        "iso-8859",
    "iso8859",  "windows-125", "cp125",      "unicode",       "ascii",
    "garbled",  "html",        "sgml",       "xml",           "encod",
    "decod",    "codepoint",   "code point", "character set", "character reference",
    "markup",   "zeichensatz", "kodier"};

// Whether `text` has what a word would become, elsewhere than at the end of the same word.
bool has_repaired(std::string_view text, std::string_view repaired, std::string_view word) {
  const std::size_t inside = word.rfind(repaired);
  for (std::size_t at = text.find(repaired); at != kNone; at = text.find(repaired, at + 1)) {
    const bool is_of_word =
        inside != kNone && at >= inside && text.substr(at - inside, word.size()) == word;
    if (!is_of_word) return true;
  }
  return false;
}

// Whether the word around the place, or what it becomes if it is none, stands in its line as it
// would be.
bool line_has_repaired(std::string_view text, Span place, std::string_view meant) {
  constexpr std::size_t kShortest = 3;  // bytes
  if (meant.empty()) return false;
  const Word word = word_around(text, place.begin, place.end, alphabet::kAny);
  std::string repaired(text.substr(word.begin, place.begin - word.begin));
  repaired += meant;
  repaired += text.substr(place.end, word.end - place.end);
  const bool is_letter_alone = word.size() == place.size();
  if (repaired.size() < kShortest && !is_letter_alone) return false;
  const Span line = line_around(text, place, kFarInLine);
  const auto has = [&](std::size_t begin, std::size_t end) {
    return has_repaired(text.substr(begin, end - begin), repaired, word.in(text));
  };
  return has(line.begin, word.begin) || has(word.end, line.end);
}

// Whether an arrow stands beside the word: it became what it is, or something else.
bool is_beside_arrow(std::string_view text, Span place) {
  constexpr std::string_view kArrows[] = {"->", "=>", "\u2192", "\u21D2"};
  const Word word = word_around(text, place.begin, place.end, alphabet::kPrinted);
  std::string_view before = text.substr(0, word.begin);
  while (before.ends_with(' ')) before.remove_suffix(1);
  const std::string_view behind =
      text.substr(std::min(text.find_first_not_of(' ', word.end), text.size()));
  return std::ranges::any_of(kArrows, [&](std::string_view arrow) {
    return before.ends_with(arrow) || behind.starts_with(arrow);
  });
}

struct QuotationMarks {
  std::string_view open;
  std::string_view close;
};
constexpr QuotationMarks kQuotationMarks[] = {
    {"\"", "\""},         {"'", "'"},           {"`", "'"},           {"`", "`"},
    {"\u201C", "\u201D"}, {"\u2018", "\u2019"}, {"\u00AB", "\u00BB"}, {"\u201E", "\u201C"},
    {"\u201D", "\u201D"}, {"\u201E", "\u201D"}, {"\u300C", "\u300D"}};

}  // namespace

bool speaks_of_encodings(std::string_view text, std::size_t at) {
  const std::size_t low = at - std::min(at, kFarInText);
  const std::string_view around = text.substr(low, 2 * kFarInText);
  bool inside = false;
  for (std::size_t i = 0; i < around.size(); ++i) {
    const bool letter = is_ascii_letter(byte(around[i]));
    // No endings of names: "index.html", "text/html".
    const bool begins =
        letter && !inside && (i == 0 || std::string_view("./-_").find(around[i - 1]) == kNone);
    inside = letter;
    if (!begins) continue;
    const std::string_view rest = around.substr(i);
    const auto stands = [&](std::string_view topic) { return starts_in_any_case(rest, topic); };
    if (std::ranges::any_of(kTopics, stands)) return true;
  }
  return false;
}

bool is_quoted(std::string_view text, Span place) {
  const Span line = line_around(text, place, kLongestQuoted);
  const std::string_view before = text.substr(line.begin, place.begin - line.begin);
  const std::string_view behind = text.substr(place.end, line.end - place.end);
  return std::ranges::any_of(kQuotationMarks, [&](const QuotationMarks& marks) {
    const std::size_t open = before.rfind(marks.open);
    const std::size_t close = behind.find(marks.close);
    if (open == kNone || close == kNone) return false;
    // An apostrophe inside of a word is no quotation mark.
    const char left = open == 0 ? ' ' : before[open - 1];
    const std::size_t end = close + marks.close.size();
    const char right = end < behind.size() ? behind[end] : ' ';
    if (is_ascii_alphanumeric(byte(left)) || is_ascii_alphanumeric(byte(right))) return false;
    const std::string_view first = before.substr(open);
    const std::string_view last = behind.substr(0, close);
    const auto spaces = std::ranges::count(first, ' ') + std::ranges::count(last, ' ');
    return static_cast<std::size_t>(spaces) < kFewWords;
  });
}

bool is_quoted_alone(std::string_view text, Span place) {
  std::size_t begin = place.begin;
  if (const Character before = character_before(text, begin);
      begin > 0 && is_any_space(before.code_point))
    begin -= before.length;
  std::size_t end = place.end;
  if (end < text.size() && is_any_space(character_at(text, end).code_point))
    end += character_at(text, end).length;
  return std::ranges::any_of(kQuotationMarks, [&](const QuotationMarks& marks) {
    return text.substr(0, begin).ends_with(marks.open) && text.substr(end).starts_with(marks.close);
  });
}

bool is_mentioned(Lines& lines, Span place, std::string_view meant) {
  const std::string_view text = lines.text();
  Zones& zones = lines.zones();
  if (zones.holds(place.begin, ZoneKind::code_span)) return true;
  if (zones.holds(place.begin, ZoneKind::mention)) return true;
  if (line_has_repaired(text, place, meant) || is_beside_arrow(text, place)) return true;
  return is_quoted(text, place) && speaks_of_encodings(text, place.begin);
}

}  // namespace degarble
