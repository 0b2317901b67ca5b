#include "text/zones.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "text/zoning/addresses.hpp"
#include "text/zoning/bytes.hpp"
#include "text/zoning/fences.hpp"
#include "text/zoning/found.hpp"
#include "text/zoning/letter_lists.hpp"
#include "text/zoning/markup.hpp"
#include "text/zoning/mentions.hpp"
#include "text/zoning/source_lines.hpp"
#include "text/zoning/tables.hpp"

namespace degarble {
namespace {

using zoning::CodeEvidence;
using zoning::Found;
using zoning::LineTable;
using zoning::Separators;

constexpr std::size_t kAround = 4;  // lines with text on either side that tell what a line is
constexpr std::size_t kFar = 8;     // lines on either side among which they are looked for
constexpr std::size_t kRows = 3;    // lines on either side that tell whether it is a row

// Up to as many elements as lines are looked at; never on the heap.
template <typename T, std::size_t kSize>
class Few {
 public:
  void push_back(T value) { values_[size_++] = value; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::span<const T> span() const { return {values_.data(), size_}; }

 private:
  std::array<T, kSize> values_{};
  std::size_t size_ = 0;
};

// What the lines with text above (step -1) or below show of code, the nearest first.
Few<CodeEvidence, kAround> evidence_beside(LineTable& lines, std::size_t line, int step) {
  Few<CodeEvidence, kAround> found;
  for (std::size_t far = 1; far <= kFar && found.size() < kAround; ++far) {
    const std::size_t next = step < 0 ? line - far : line + far;
    if (next >= lines.size()) break;  // below 0, too
    const CodeEvidence& evidence = lines.evidence(next);
    if (evidence.shape != CodeEvidence::Shape::blank) found.push_back(evidence);
  }
  return found;
}

bool is_source_line(LineTable& lines, std::size_t line) {
  return zoning::is_source(lines.evidence(line), evidence_beside(lines, line, -1).span(),
                           evidence_beside(lines, line, 1).span());
}

// The same of separators, above and below in turn, up to a blank line.
Few<Separators, 2 * kRows> rows_around(LineTable& lines, std::size_t line) {
  Few<Separators, 2 * kRows> found;
  std::array<bool, 2> goes_on{true, true};
  for (std::size_t far = 1; far <= kRows; ++far) {
    for (const bool down : {false, true}) {
      const std::size_t next = down ? line + far : line - far;
      goes_on[down] = goes_on[down] && next < lines.size() &&
                      lines.evidence(next).shape != CodeEvidence::Shape::blank;
      if (goes_on[down]) found.push_back(zoning::separators_of(lines.content(next)));
    }
  }
  return found;
}

void find_row(LineTable& lines, std::size_t line, Found& found) {
  const Separators row = zoning::separators_of(lines.content(line));
  const bool separated = row.tabs > 0 || row.pipes > 0 || row.commas > 0 || row.semicolons > 0;
  if (!separated && row.gaps.none()) return;
  const char separator = zoning::table_separator(row, rows_around(lines, line).span());
  if (separator != '\0') zoning::find_cells(lines.content(line), separator, found);
}

// Whether the line is a row though it looks like source: all values are in quotation marks without
// a space between them, or there is no space at all and as many values in the lines around.
bool is_surely_row(LineTable& lines, std::size_t line) {
  const std::string_view content = lines.content(line);
  const bool quoted = content.starts_with('"') && content.ends_with('"');
  if (!quoted && content.find_first_of(" \t;{(") != zoning::kNone) return false;
  const Separators row = zoning::separators_of(content);
  if (quoted) return row.quoted && row.commas + row.semicolons > 0;
  const auto alike = [&](const Separators& other) { return other.commas == row.commas; };
  return row.commas > 1 && std::ranges::count_if(rows_around(lines, line).span(), alike) > 1;
}

void find_references(std::string_view line, Found& found) {
  for (std::size_t at = line.find('&'); at < line.size(); at = line.find('&', at + 1)) {
    const std::size_t end = zoning::reference_end(line, at);
    if (end != zoning::kNone) found.add(ZoneKind::markup, at, end);
  }
}

bool comes_before(const Zone& a, const Zone& b) {
  return std::tuple(a.kind, a.depth, a.span.begin, b.span.end) <
         std::tuple(b.kind, b.depth, b.span.begin, a.span.end);
}

// Sorts zones, and makes one of those of a kind that overlap. Of cells and strings, whose ends
// mean something, the first is kept.
void settle(std::vector<Zone>& zones) {
  std::ranges::sort(zones, comes_before);
  std::size_t kept = 0;
  for (std::size_t at = 1; at < zones.size(); ++at) {
    Zone& last = zones[kept];
    const Zone& zone = zones[at];
    const bool overlaps =
        zone.kind == last.kind && zone.depth == last.depth && zone.span.begin < last.span.end;
    if (!overlaps) {
      zones[++kept] = zone;
    } else if (zone.kind != ZoneKind::table_cell && zone.kind != ZoneKind::quoted_string) {
      last.span.end = std::max(last.span.end, zone.span.end);
    }
  }
  if (!zones.empty()) zones.resize(kept + 1);
}

}  // namespace

const std::vector<Zone>& Zones::of_line(std::size_t at) {
  static const std::vector<Zone> kNothing;
  if (text_.empty()) return kNothing;
  const std::size_t line = lines_.line_at(at);
  std::uint32_t& number = lines_.zones_of(line);
  if (number == LineTable::kUnread) {
    std::vector<Zone> zones;
    read_zones(line, zones);
    number = LineTable::kNothing;
    if (!zones.empty()) {
      number = static_cast<std::uint32_t>(found_.size());
      found_.push_back(std::move(zones));
    }
  }
  return number == LineTable::kNothing ? kNothing : found_[number];
}

const Zone* Zones::find(std::size_t at, ZoneKind kind) {
  const std::vector<Zone>& zones = of_line(at);
  for (const std::uint8_t depth : {std::uint8_t{1}, std::uint8_t{0}}) {
    const auto behind = std::ranges::upper_bound(
        zones, std::tuple(kind, depth, std::uint64_t{at}), {},
        [](const Zone& zone) { return std::tuple(zone.kind, zone.depth, zone.span.begin); });
    if (behind == zones.begin()) continue;
    const Zone& zone = *(behind - 1);
    if (zone.kind == kind && zone.depth == depth && at < zone.span.end) return &zone;
  }
  return nullptr;
}

bool Zones::is_among_source(std::size_t at) {
  constexpr int kWeight = 8;        // of the lines around: two that are source alone
  constexpr int kWeightOfStar = 4;  // around a star, which may be an item of a list
  if (text_.empty()) return false;
  const std::size_t line = lines_.line_at(at);
  constexpr std::size_t kFewWords = 4;  // of a value that is no sentence
  if (is_source_line(lines_, line)) return true;
  const CodeEvidence& own = lines_.evidence(line);
  if (own.is_key && own.words <= kFewWords) return true;
  const bool comments = own.shape == CodeEvidence::Shape::comment;
  const std::string_view content = lines_.content(line);
  const std::size_t first = zoning::skip_blanks(content, 0);
  const bool has_star = zoning::at_or_nul(content, first) == '*';
  if (comments && !has_star) return true;
  return zoning::source_weight(evidence_beside(lines_, line, -1).span()) +
             zoning::source_weight(evidence_beside(lines_, line, 1).span()) >=
         (comments ? kWeightOfStar : kWeight);
}

void Zones::read_zones(std::size_t line, std::vector<Zone>& zones) {
  const std::string_view content = lines_.content(line);
  const std::span<const Zone> marked = lines_.marked(line);
  zones.assign(marked.begin(), marked.end());
  Found found(zones, lines_.begin(line));
  if (is_source_line(lines_, line) && !is_surely_row(lines_, line)) {
    zoning::find_source(content, marked, found);
  } else {
    find_references(content, found);
    zoning::find_commands(content, found);
    find_row(lines_, line, found);
  }
  zoning::find_ticked(content, found);
  zoning::find_addresses(content, found);
  zoning::find_letter_lists(content, found);
  zoning::find_mentions(content, found);
  settle(zones);
}

}  // namespace degarble
