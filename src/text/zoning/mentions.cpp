#include "text/zoning/mentions.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "text/zoning/bytes.hpp"

namespace degarble::zoning {
namespace {

struct QuotePair {
  std::string_view open;
  std::string_view close;
};
constexpr QuotePair kQuotes[] = {
    {"\"", "\""},         {"'", "'"},           {"`", "`"},           {"`", "'"},
    {"\u201C", "\u201D"}, {"\u2018", "\u2019"}, {"\u00AB", "\u00BB"}, {"\u201E", "\u201C"},
    {"\u201E", "\u201D"}, {"\u201D", "\u201D"}, {"\u201A", "\u2018"}, {"\u2039", "\u203A"},
    {"\u300C", "\u300D"}, {"(", ")"},
};

// What stands between a thing and what it is or became.
constexpr std::string_view kBetween[] = {
    "->",      "=>",     "\u2192",      "\u21D2",     "-->",      "instead of",
    "becomes", "became", "rather than", "turns into", "shown as", "appears as",
    "not",     "for",    "is",          "looks like", "statt",    "au lieu de"};

constexpr std::size_t kLongestQuoted = 24;  // bytes of a few characters that are quoted
constexpr std::size_t kLongestPiece = 64;   // bytes of what stands beside an arrow

// Quotation marks, dashes and the like, above ASCII.
bool is_sign_of_sentences(char32_t c) {
  if (c < 0xC0) return c == 0xA0 || c == 0xA1 || c == 0xAB || c == 0xB7 || c == 0xBB || c == 0xBF;
  if (c >= 0x2010 && c <= 0x203A) return c != 0x2020 && c != 0x2021 && c != 0x2022 && c != 0x2030;
  return (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF20);
}

// Above ASCII, and neither a letter nor a sign of sentences.
bool is_symbol(char32_t c) {
  return c >= 0x80 && !is_sign_of_sentences(c) && (c < 0xC0 || !is_letter(c));
}

// One character, or a few that are no word: some of them above ASCII, and not all letters.
bool is_mentionable(std::string_view quoted) {
  std::size_t characters = 0;
  std::size_t symbols = 0;
  char32_t last = 0;
  std::size_t above = 0;
  for (std::size_t at = 0; at < quoted.size();) {
    const Character c = well_formed_character_at(quoted, at);
    if (is_blank(quoted[at])) return false;
    last = c.code_point;
    ++characters;
    above += c.code_point >= 0x80;
    symbols += is_symbol(c.code_point);
    at += c.length;
  }
  const bool letter = characters == 1 && (symbols > 0 || is_letter(last));
  return letter || (characters > 1 && characters < 9 && symbols > 0 && above * 2 >= characters);
}

// "(a)" numbers an item.
bool may_be_in(const QuotePair& pair, std::string_view quoted) {
  return pair.open != "(" || !is_ascii(quoted[0]);
}

void find_quoted(std::string_view line, Found& found) {
  for (std::size_t at = 0; at < line.size();) {
    const Character c = well_formed_character_at(line, at);
    if (is_letter(c.code_point) || is_ascii_digit(line[at]) || line[at] == ' ') {
      at += c.length;
      continue;
    }
    for (const QuotePair& pair : kQuotes) {
      if (!stands_at(line, at, pair.open) || is_ascii_alphanumeric(before_or_nul(line, at)))
        continue;
      const std::size_t begin = at + pair.open.size();
      const std::size_t limit = std::min(line.size(), begin + kLongestQuoted);
      const std::size_t end = line.substr(0, limit).find(pair.close, begin);
      if (end == kNone || end == begin) continue;
      const std::string_view quoted = line.substr(begin, end - begin);
      const std::size_t close = end + pair.close.size();
      const char after = at_or_nul(line, close);
      if (is_ascii_alphanumeric(after) || (after == '\'' && quoted.size() == 1)) continue;
      if (quoted == "n" || quoted == "N") continue;  // "rock 'n' roll"
      if (!is_mentionable(quoted) || !may_be_in(pair, quoted)) continue;
      found.add(ZoneKind::mention, at, close);
      break;
    }
    at += c.length;
  }
}

// Whether something is above ASCII that is no sign of sentences, as the apostrophe of a possessive.
bool has_special(std::string_view piece) {
  for (std::size_t at = 0; at < piece.size();) {
    const Character c = well_formed_character_at(piece, at);
    if (c.code_point >= 0x80 && !is_sign_of_sentences(c.code_point)) return true;
    at += c.length;
  }
  return false;
}

// Whether `few` is `many` without a letter or two: "Zrich" of "Zurich".
bool lacks_few(std::string_view few, std::string_view many) {
  if (few.size() < 2 || many.size() - few.size() > 2) return false;
  std::size_t matched = 0;
  for (const char c : many) matched += matched < few.size() && c == few[matched];
  return matched == few.size();
}

// The bytes of ASCII letters and digits of both are the same, and the rest is not: one may be the
// damaged form of the other, or its spelling without marks.
bool is_pair(std::string_view a, std::string_view b) {
  if (a == b || a.empty() || b.empty() || a.size() > kLongestPiece || b.size() > kLongestPiece) {
    return false;
  }
  if (!has_special(a) && !has_special(b)) return false;
  std::array<char, kLongestPiece> left{};
  std::array<char, kLongestPiece> right{};
  const auto left_end = std::ranges::copy_if(a, left.begin(), is_ascii_alphanumeric).out;
  const auto right_end = std::ranges::copy_if(b, right.begin(), is_ascii_alphanumeric).out;
  const std::string_view x(left.data(), static_cast<std::size_t>(left_end - left.begin()));
  const std::string_view y(right.data(), static_cast<std::size_t>(right_end - right.begin()));
  if (x == y) return !x.empty() || is_mentionable(a) || is_mentionable(b);
  return x.size() < y.size() ? lacks_few(x, y) : lacks_few(y, x);
}

// Without the quotation marks and the punctuation around it.
std::string_view without_marks(std::string_view piece) {
  const auto is_mark = [](char32_t c) {
    return c < 0x80 ? is_one_of(static_cast<char>(c), "\"'`(),.;:") : is_sign_of_sentences(c);
  };
  while (!piece.empty() && is_mark(well_formed_character_at(piece, 0).code_point)) {
    piece.remove_prefix(well_formed_character_at(piece, 0).length);
  }
  while (!piece.empty() && is_mark(character_before(piece, piece.size()).code_point)) {
    piece.remove_suffix(character_before(piece, piece.size()).length);
  }
  return piece;
}

// Of a piece longer than kLongestPiece, somewhere in it; is_pair() is false of such.
std::size_t piece_begin_before(std::string_view line, std::size_t end) {
  std::size_t at = end;
  while (at > 0 && !is_blank(line[at - 1]) && end - at <= kLongestPiece + 2) --at;
  return at;
}
std::size_t mention_end(std::string_view line, std::size_t begin) {
  std::size_t at = begin;
  while (at < line.size() && !is_blank(line[at]) && at - begin <= kLongestPiece + 2) ++at;
  return at;
}

// The piece before and behind what stands between, if they are a pair.
void read_between(std::string_view line, std::size_t at, std::size_t length, Found& found) {
  const std::size_t left_end = end_of_blanks_before(line, at);
  const std::size_t right = skip_blanks(line, at + length);
  if (left_end == at || right == at + length) return;
  if (left_end + kLongestPiece < at || right > at + length + kLongestPiece) return;
  const std::size_t left = piece_begin_before(line, left_end);
  const std::size_t right_end = mention_end(line, right);
  if (left_end - left > kLongestPiece || right_end - right > kLongestPiece) return;
  const std::string_view a = without_marks(line.substr(left, left_end - left));
  const std::string_view b = without_marks(line.substr(right, right_end - right));
  if (is_pair(a, b)) found.add(ZoneKind::mention, left, right_end);
}

void find_between(std::string_view line, Found& found) {
  for (std::size_t at = line.find(' '); at != kNone; at = line.find(' ', at + 1)) {
    for (const std::string_view between : kBetween) {
      if (!stands_at(line, at + 1, between)) continue;
      read_between(line, at + 1, between.size(), found);
      break;
    }
  }
}

// "U+00E9 \u00E9", "\u00E9 (U+00E9)": a code point with its character.
void find_code_points(std::string_view line, Found& found) {
  for (std::size_t at = line.find("U+"); at != kNone; at = line.find("U+", at + 1)) {
    std::size_t end = at + 2;
    while (end < line.size() && end < at + 8 && is_hex_digit(line[end])) ++end;
    if (end < at + 6) continue;
    std::size_t begin = at;
    const std::size_t before = at - (before_or_nul(line, at) == '(');
    const std::size_t left = end_of_blanks_before(line, before);
    if (left > 0 && left + 8 > at && !is_ascii(line[left - 1])) {
      begin = left - character_before(line, left).length;
    }
    const std::size_t right = skip_blanks(line, end + (at_or_nul(line, end) == ')'));
    if (right < line.size() && right < end + 8 && !is_ascii(line[right])) {
      end = right + well_formed_character_at(line, right).length;
    }
    found.add(ZoneKind::mention, begin, end);
  }
}

// Neighbouring cells that are a pair: a table of what became of what.
void find_pairs_of_cells(std::string_view line, Found& found) {
  std::optional<Span> last;
  std::vector<Span> pairs;
  for (const Zone& zone : found.zones()) {
    if (zone.kind != ZoneKind::table_cell) continue;
    const Span cell{zone.span.begin - found.line_begin(), zone.span.end - found.line_begin()};
    const auto in = [&](Span span) { return without_marks(line.substr(span.begin, span.size())); };
    if (last && is_pair(in(*last), in(cell))) pairs.push_back({last->begin, cell.end});
    last = cell;
  }
  for (const Span& pair : pairs) found.add(ZoneKind::mention, pair.begin, pair.end);
}

}  // namespace

void find_mentions(std::string_view line, Found& found) {
  find_quoted(line, found);
  find_between(line, found);
  find_code_points(line, found);
  find_pairs_of_cells(line, found);
}

}  // namespace degarble::zoning
