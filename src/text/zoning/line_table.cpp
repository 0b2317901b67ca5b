#include "text/zoning/line_table.hpp"

#include <algorithm>

#include "text/zoning/bytes.hpp"
#include "text/zoning/fences.hpp"
#include "text/zoning/markup.hpp"

namespace degarble::zoning {
namespace {

// Cuts a zone at the ends of lines.
void add_in_lines(std::string_view text, const Zone& zone, std::vector<Zone>& zones) {
  for (std::size_t begin = zone.span.begin; begin < zone.span.end;) {
    const std::size_t end = std::min(text.find('\n', begin), std::size_t{zone.span.end});
    const std::size_t trimmed = end > begin && text[end - 1] == '\r' ? end - 1 : end;
    Zone piece = zone;
    piece.span = {begin, trimmed};
    if (begin < trimmed) zones.push_back(piece);
    begin = end + 1;
  }
}

}  // namespace

std::size_t LineTable::size() {
  if (rows_.empty()) read_lines();
  return rows_.size();
}

std::size_t LineTable::line_at(std::size_t at) {
  const std::size_t lines = size();
  const auto behind = std::ranges::upper_bound(rows_, at, {}, &Row::begin);
  return std::min<std::size_t>(static_cast<std::size_t>(behind - rows_.begin()), lines) - 1;
}

std::string_view LineTable::content(std::size_t line) const {
  const std::size_t begin = rows_[line].begin;
  const std::size_t end = line + 1 < rows_.size() ? rows_[line + 1].begin - 1 : text_.size();
  std::string_view content = text_.substr(begin, end - begin);
  if (line + 1 == rows_.size() && content.ends_with('\n')) content.remove_suffix(1);
  if (content.ends_with('\r')) content.remove_suffix(1);
  return content;
}

const CodeEvidence& LineTable::evidence(std::size_t line) {
  Row& row = rows_[line];
  if (!row.is_read) row.evidence = code_evidence(content(line), marked(line), row.begin);
  row.is_read = true;
  return row.evidence;
}

std::span<const Zone> LineTable::marked(std::size_t line) {
  const auto begins = [](const Zone& zone) { return zone.span.begin; };
  const std::size_t end = line + 1 < rows_.size() ? rows_[line + 1].begin : text_.size();
  const auto first = std::ranges::lower_bound(marked_, rows_[line].begin, {}, begins);
  const auto last = std::ranges::lower_bound(first, marked_.end(), end, {}, begins);
  return {first, last};
}

void LineTable::read_lines() {
  rows_.emplace_back();
  for (std::size_t at = text_.find('\n'); at < text_.size(); at = text_.find('\n', at + 1)) {
    if (at + 1 == text_.size()) break;
    rows_.emplace_back().begin = static_cast<std::uint32_t>(at + 1);
  }
  read_marked();
}

void LineTable::read_marked() {
  std::vector<Zone> whole;
  find_tags(text_, whole);
  find_fenced(text_, whole);
  for (const Zone& zone : whole) add_in_lines(text_, zone, marked_);
  std::ranges::stable_sort(marked_, {}, [](const Zone& zone) { return zone.span.begin; });
}

}  // namespace degarble::zoning
