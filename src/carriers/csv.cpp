#include "carriers/csv.hpp"

#include <algorithm>
#include <array>

#include "carriers/csv_columns.hpp"
#include "carriers/long_value.hpp"

namespace degarble {
namespace {

constexpr std::string_view kSeparators = ",;\t|";

// Whether nothing but a number, a date, a time or nothing at all is there.
bool is_number(std::string_view raw) {
  return raw.find_first_not_of("0123456789.,:+-/ ") == raw.npos;
}

constexpr bool ends_row(char c) { return c == '\n' || c == '\r'; }

class CsvScanner : public Scanner {
 public:
  CsvScanner(TableKind table, std::span<const std::string> columns)
      : table_(table), columns_(columns), separator_(table == TableKind::tsv ? '\t' : '\0') {}

  ScanStep next(std::string_view rest, bool last) override {
    if (separator_ == '\0' && !find_separator(rest, last)) return {};
    while (seen_ < rest.size() && seen_ < kLongestSkip) {
      const char c = rest[seen_];
      if (state_ != State::in_quoted && (c == separator_ || ends_row(c))) {
        ++seen_;
        go_behind(c);
        if (c == '\n') return passed_over(seen_);
      } else if (state_ == State::lost) {
        ++seen_;
      } else {
        const ScanStep step = cell(rest, last);
        if (step.notation != nullptr || step.length() == 0) return step;
        seen_ = step.length();
      }
    }
    return seen_ >= kLongestSkip || last ? passed_over(seen_) : ScanStep{};
  }

  [[nodiscard]] std::unique_ptr<Scanner> clone() const override {
    return std::make_unique<CsvScanner>(*this);
  }

 private:
  enum class State : unsigned char {
    at_cell,    // where one begins
    in_bare,    // in one that was too long
    in_quoted,  // likewise
    lost,       // behind a quoted one, where something else stands than what ends it
  };

  bool find_separator(std::string_view rest, bool last) {
    const std::size_t length = length_of_row(rest.substr(0, kBlockLimit));
    if (length == rest.size() && !last && length < kBlockLimit) return false;
    separator_ = separator_of(rest.substr(0, length));
    return true;
  }

  void go_behind(char c) {
    if (ends_row(c)) {
      is_first_row_ = false;
      column_ = 0;
    } else {
      ++column_;
    }
    state_ = State::at_cell;
  }

  ScanStep passed_over(std::size_t length) {
    seen_ = 0;
    return {length, 0, 0, nullptr};
  }

  // The cell that begins at seen_, or goes on there.
  ScanStep cell(std::string_view rest, bool last) {
    const bool begins = state_ == State::at_cell;
    if (state_ == State::in_quoted) return quoted(rest, seen_, last);
    if (!begins || rest[seen_] != '"') return bare(rest, bare_cell(), last);
    if (table_ == TableKind::csv) return quoted(rest, seen_ + 1, last);
    return with_mark(rest, last);
  }

  // Length of what is there of the cell without quotes; and whether its end is, too.
  std::size_t bare_length(std::string_view within) const {
    const auto ends = [&](char c) { return c == separator_ || ends_row(c); };
    return static_cast<std::size_t>(std::ranges::find_if(within, ends) - within.begin());
  }

  ScanStep bare(std::string_view rest, const Notation& notation, bool last) {
    const std::string_view within = rest.substr(seen_, kLongestValue);
    const std::size_t length = bare_length(within);
    if (length == within.size() && is_too_long(within)) {
      return part(within, seen_, notation, State::in_bare);
    }
    if (length == within.size() && !last) return {};
    return whole(rest.substr(seen_, length), {seen_, length, 0, &notation});
  }

  // In TSV, quotation marks quote only where both are in the line.
  ScanStep with_mark(std::string_view rest, bool last) {
    const std::string_view within = rest.substr(seen_, kLongestValue);
    const std::size_t length = bare_length(within);
    if (length == within.size() && !last && !is_too_long(within)) return {};
    Reading reading;
    if (cell_behind_mark().read(within.substr(0, length), reading)) {
      return bare(rest, cell_behind_mark(), last);
    }
    return quoted(rest, seen_ + 1, last);
  }

  ScanStep quoted(std::string_view rest, std::size_t begin, bool last) {
    const std::string_view within = rest.substr(begin, kLongestValue);
    std::size_t end = within.find('"');
    while (end != within.npos && within.substr(end, 2) == "\"\"") end = within.find('"', end + 2);
    const bool may_go_on = end == within.npos || end + 1 == within.size();
    if (may_go_on && is_too_long(within)) {
      return part(within, begin, quoted_cell(), State::in_quoted);
    }
    if (may_go_on && !last) return {};
    state_ = State::lost;  // until its end is seen
    if (end == within.npos) return {rest.size(), 0, 0, nullptr};
    return whole(within.substr(0, end), {begin, end, 1, &quoted_cell()});
  }

  // A cell, if it was asked for; else all of the step is structure.
  ScanStep whole(std::string_view raw, const ScanStep& step) {
    const bool is_name = is_first_row_ && columns_.have_names();
    if (is_name) columns_.name(column_, text_of_cell(raw, *step.notation));
    const bool is_value = !is_name && columns_.hold(column_) && !is_number(raw);
    if (!is_value) return {step.length(), 0, 0, nullptr};
    seen_ = 0;
    return step;
  }

  // A part of a cell that is too long.
  ScanStep part(std::string_view within, std::size_t skip, const Notation& notation, State state) {
    state_ = state;
    seen_ = 0;
    const ScanStep step = first_part(within, skip, notation);
    return columns_.hold(column_) ? step : passed_over(step.length());
  }

  static std::string text_of_cell(std::string_view raw, const Notation& notation) {
    Reading reading;
    return notation.read(raw, reading) ? reading.text : std::string(raw);
  }

  TableKind table_;
  Columns columns_;
  char separator_;
  State state_ = State::at_cell;
  bool is_first_row_ = true;
  std::size_t column_ = 0;
  std::size_t seen_ = 0;  // bytes of this step that were taken
};

}  // namespace

std::size_t length_of_row(std::string_view text) {
  bool is_quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') is_quoted = !is_quoted;
    if (ends_row(text[at]) && !is_quoted) return at;
  }
  return text.size();
}

char separator_of(std::string_view first_row) {
  std::array<std::size_t, kSeparators.size()> counts{};
  bool is_quoted = false;
  for (const char c : first_row) {
    if (c == '"') is_quoted = !is_quoted;
    const std::size_t row = kSeparators.find(c);
    if (!is_quoted && row != kSeparators.npos) ++counts[row];
  }
  const auto best = std::ranges::max_element(counts) - counts.begin();
  return kSeparators[static_cast<std::size_t>(best)];
}

std::unique_ptr<Scanner> make_csv_scanner(TableKind table, std::span<const std::string> columns) {
  return std::make_unique<CsvScanner>(table, columns);
}

}  // namespace degarble
