#include "text/zoning/tables.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

#include "text/zoning/bytes.hpp"

namespace degarble::zoning {
namespace {

void count(std::uint16_t& counter) {
  if (counter < std::numeric_limits<std::uint16_t>::max()) ++counter;
}

// Past the value in quotation marks at `at`, where they are doubled in it; `at` if it has no end.
std::size_t quoted_value_end(std::string_view line, std::size_t at) {
  for (std::size_t end = line.find('"', at + 1); end != kNone; end = line.find('"', end + 2)) {
    if (at_or_nul(line, end + 1) != '"') return end + 1;
  }
  return at;
}

bool is_thousands(std::string_view line, std::size_t at) {
  const std::string_view behind = line.substr(at + 1, 3);
  return is_ascii_digit(before_or_nul(line, at)) && behind.size() == 3 &&
         std::ranges::all_of(behind, is_ascii_digit) && !is_ascii_digit(at_or_nul(line, at + 4));
}

// Goes from value to value of a line as far as the separator makes them, and calls
// `value(begin, end)` for each.
template <typename Value>
void for_each_value(std::string_view line, char separator, Value value) {
  std::size_t begin = 0;
  while (true) {
    std::size_t end = begin;
    if (separator != '|' && at_or_nul(line, begin) == '"') end = quoted_value_end(line, begin);
    end = std::min(line.find(separator, end), line.size());
    value(begin, end);
    if (end == line.size()) return;
    begin = end + 1;
  }
}

// How many values the separator makes, less one; 0 where it is one of sentences.
std::uint16_t value_separators(std::string_view line, char separator, bool& all_quoted) {
  if (line.find(separator) == kNone) return 0;
  std::uint16_t separators = 0;
  bool of_sentences = false;
  std::size_t thousands = 0;
  std::size_t quoted = 0;
  for_each_value(line, separator, [&](std::size_t begin, std::size_t end) {
    const bool opens = at_or_nul(line, begin) == '"';
    const bool closes = before_or_nul(line, end) == '"' && end - begin > 1;
    quoted += opens && closes;
    of_sentences = of_sentences || (opens && !closes);
    if (end == line.size()) return;
    count(separators);
    thousands += is_thousands(line, end);
    of_sentences = of_sentences || is_blank(at_or_nul(line, end + 1));
  });
  if (of_sentences || thousands == separators) return 0;
  all_quoted = all_quoted || quoted == separators + std::size_t{1};
  return separators;
}

std::uint16_t pipes_of(std::string_view line, bool& framed) {
  std::uint16_t pipes = 0;
  const std::size_t end = end_of_blanks_before(line, line.size());
  const std::size_t begin = skip_blanks(line, 0);
  framed = end > begin + 2 && line[begin] == '|' && line[end - 1] == '|';
  for (std::size_t at = line.find('|'); at != kNone; at = line.find('|', at + 1)) {
    if (at_or_nul(line, at + 1) == '|') return 0;  // "or" of a program
    const char before = before_or_nul(line, at);
    const char after = at_or_nul(line, at + 1);
    if (!framed && !(is_blank(before) && is_blank(after))) return 0;
    count(pipes);
  }
  return pipes;
}

// Behind the sign or the number of an item, and the space behind it; 0 if there is none.
std::size_t behind_list_marker(std::string_view line) {
  const std::size_t begin = skip_blanks(line, 0);
  std::size_t end = begin;
  while (end < line.size() && is_ascii_digit(line[end])) ++end;
  const bool is_sign = end == begin && is_one_of(at_or_nul(line, end), "-+*>#|");
  const bool is_number = end > begin && is_one_of(at_or_nul(line, end), ".)");
  return end < line.size() && (is_sign || is_number) ? skip_blanks(line, end + 1) : 0;
}

// Text behind two spaces, but not that of the next sentence.
void find_gaps(std::string_view line, Separators& found) {
  const std::size_t begin = behind_list_marker(line);
  std::size_t column = begin;  // all of ASCII so far
  std::size_t spaces = 0;
  char last = 0;
  for (std::size_t at = begin; at < line.size() && column < Separators::kColumns; ++at) {
    if (is_continuation(line[at])) continue;
    if (line[at] == ' ') {
      ++spaces;
    } else {
      const bool is_gap = last != 0 && spaces > 1;
      const bool behind_sentence = spaces == 2 && is_one_of(last, ".:?!;)\"'");
      if (is_gap && !behind_sentence) found.gaps.set(column);
      if (is_gap && spaces > 2) found.wide_gaps.set(column);
      spaces = 0;
      last = line[at];
    }
    ++column;
  }
}

bool is_separator_row(std::string_view cell) { return cell.find_first_not_of(" -:=+|") == kNone; }

// Cells that begin behind gaps, each where two spaces or more end.
void find_spaced_cells(std::string_view line, Found& found) {
  std::size_t begin = skip_blanks(line, 0);
  while (begin < line.size()) {
    std::size_t end = line.find("  ", begin);
    if (end == kNone) end = end_of_blanks_before(line, line.size());
    found.add(ZoneKind::table_cell, begin, end);
    begin = skip_blanks(line, end);
  }
}

template <typename Fits>
std::size_t count_if(std::span<const Separators> around, Fits fits) {
  return static_cast<std::size_t>(std::ranges::count_if(around, fits));
}

// A row alone is one if it has enough cells to be told from a sentence.
bool is_row_of_values(const Separators& own, std::uint16_t Separators::*which,
                      std::span<const Separators> around) {
  const std::uint16_t separators = own.*which;
  if (separators == 0) return false;
  const std::size_t alike = count_if(around, [&](const Separators& row) {  // a value may be missing
    return row.*which > 0 && std::abs(row.*which - separators) <= separators / 3;
  });
  if (own.quoted) return separators > 1 || alike > 0 || around.empty();
  return separators > 1 ? alike > 0 || (around.empty() && separators > 3 && own.narrow) : alike > 2;
}

bool is_tabbed(const Separators& row, std::span<const Separators> around) {
  if (row.tabs == 0) return false;
  return row.tabs > 1 || around.empty() ||
         count_if(around, [](const Separators& other) { return other.tabs > 0; }) > 0;
}

bool is_piped(const Separators& row, std::span<const Separators> around) {
  if (row.pipes == 0) return false;
  const auto alike = [&](const Separators& other) { return other.pipes == row.pipes; };
  return (row.framed && row.pipes > 2) || (around.empty() && row.narrow) ||
         count_if(around, alike) > 0;
}

// Columns line up: wide gaps with one neighbour, narrow ones, which justified text has too, with
// three at the same place.
bool has_columns(const Separators& row, std::span<const Separators> around) {
  if (row.gaps.none()) return false;
  const auto nearest = around.first(std::min<std::size_t>(around.size(), 2));
  const auto shares = [&](const Separators& other) {
    return (row.wide_gaps & other.wide_gaps).any();
  };
  const auto as_many = [&](const Separators& other) {
    return row.wide_gaps.count() > 1 && row.wide_gaps.count() == other.wide_gaps.count();
  };
  if (count_if(nearest, shares) > 0 || count_if(nearest, as_many) > 0) return true;
  for (std::size_t at = 0; at < Separators::kColumns; ++at) {
    if (!row.gaps.test(at)) continue;
    if (count_if(around, [&](const Separators& other) { return other.gaps.test(at); }) > 2) {
      return true;
    }
  }
  return false;
}

}  // namespace

Separators separators_of(std::string_view line) {
  Separators found;
  const std::size_t begin = skip_blanks(line, 0);
  for (std::size_t at = line.find('\t', begin); at != kNone; at = line.find('\t', at + 1)) {
    if (at + 1 < line.size()) count(found.tabs);
  }
  found.pipes = pipes_of(line, found.framed);
  found.commas = value_separators(line, ',', found.quoted);
  found.semicolons = value_separators(line, ';', found.quoted);
  constexpr std::size_t kFewWords = 24;  // bytes
  const std::size_t separators = std::max({found.pipes, found.commas, found.semicolons});
  found.narrow = line.size() <= kFewWords * (separators + 1);
  find_gaps(line, found);
  return found;
}

char table_separator(const Separators& row, std::span<const Separators> around) {
  if (is_tabbed(row, around)) return '\t';
  if (is_piped(row, around)) return '|';
  if (is_row_of_values(row, &Separators::commas, around)) return ',';
  if (is_row_of_values(row, &Separators::semicolons, around)) return ';';
  return has_columns(row, around) ? ' ' : '\0';
}

void find_cells(std::string_view line, char separator, Found& found) {
  if (separator == ' ') return find_spaced_cells(line, found);
  for_each_value(line, separator, [&](std::size_t begin, std::size_t end) {
    const std::size_t first = std::min(skip_blanks(line, begin), end);
    const std::size_t last = std::max(end_of_blanks_before(line, end), first);
    const std::string_view cell = line.substr(first, last - first);
    if (is_separator_row(cell)) return;
    found.add(ZoneKind::table_cell, first, last);
    if (separator != '|' && cell.size() > 1 && cell.front() == '"' && cell.back() == '"') {
      found.add(ZoneKind::quoted_string, first, last, '"');
    }
  });
}

}  // namespace degarble::zoning
