#include "carriers/sql.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "carriers/long_value.hpp"
#include "core/characters.hpp"
#include "core/utf8.hpp"

namespace degarble {
namespace {

// So many bytes tell what a backslash is.
constexpr std::size_t kToTell = 1024;

// Statements with values; the words behind the first are left out.
constexpr std::string_view kWithValues[] = {"insert", "replace", "update", "delete", "alter"};

constexpr std::string_view kLineEnd = "\n";

constexpr bool is_of_a_name(char c) {
  return is_ascii_letter(byte(c)) || (c >= '0' && c <= '9') || c == '_' || !is_ascii(c);
}

class SqlScanner : public Scanner {
 public:
  ScanStep next(std::string_view rest, bool last) override {
    if (!is_told_ && !tell(rest, last)) return {};
    if (is_inside_) return string_at(rest, 0, last);
    if (!ends_with_.empty()) return skip_to(rest, last);
    if (is_in_copy_) return copy_at(rest, last);
    while (seen_ < rest.size() && seen_ < kLongestSkip) {
      const ScanStep step = take(rest, last);
      if (step.notation != nullptr || step.length() == 0) return step;
      seen_ = step.length();
      if (is_inside_ || !ends_with_.empty() || rest[seen_ - 1] == '\n') return leap(seen_);
    }
    return seen_ >= kLongestSkip || last ? leap(seen_) : ScanStep{};
  }

  [[nodiscard]] std::unique_ptr<Scanner> clone() const override {
    return std::make_unique<SqlScanner>(*this);
  }

 private:
  bool tell(std::string_view rest, bool last) {
    if (rest.size() < kToTell && !last) return false;
    backslash_ = backslash_of(rest.substr(0, kToTell));
    is_told_ = true;
    return true;
  }

  ScanStep leap(std::size_t length) {
    seen_ = 0;
    return {length, 0, 0, nullptr};
  }

  // What begins at seen_: the length is that of the step up to its end; none if more is needed.
  ScanStep take(std::string_view rest, bool last) {
    const char c = rest[seen_];
    const bool needs_next = c == '-' || c == '/' || c == '$';
    if (needs_next && seen_ + 1 == rest.size() && !last) return {};
    if (is_lost_) return {seen_ + 1, 0, 0, nullptr};
    if (c == '\'') return string_at(rest, seen_ + 1, last);
    const std::string_view two = rest.substr(seen_, 2);
    if (two == "--" || (c == '#' && is_comment(rest))) return until(kLineEnd, 1);
    if (two == "/*") return until("*/", 2);
    if (c == '"' || c == '`') return name_at(rest, c, last);
    if (c == '$' && backslash_ != Backslash::escape) return dollar_at(rest, last);
    follow(c);
    return {seen_ + 1, 0, 0, nullptr};
  }

  // Whether the "#" at seen_ begins a comment, as in MySQL: elsewhere it is an operator.
  [[nodiscard]] bool is_comment(std::string_view rest) const {
    const bool is_at_line = seen_ == 0 || rest[seen_ - 1] == '\n';
    return backslash_ == Backslash::escape || (backslash_ == Backslash::unknown && is_at_line);
  }

  // Structure up to some sign, of which the first bytes are passed at once.
  ScanStep until(std::string_view end, std::size_t begin) {
    ends_with_ = std::string(end);  // plain assignment is a false alarm of GCC 12 (105651)
    return {seen_ + begin, 0, 0, nullptr};
  }

  ScanStep skip_to(std::string_view rest, bool last) {
    const std::string_view near = rest.substr(0, kLongestSkip + ends_with_.size());
    const std::size_t end = near.find(ends_with_);
    if (end != near.npos) {
      const std::size_t length = end + ends_with_.size();
      ends_with_.clear();
      return leap(length);
    }
    if (near.size() == kLongestSkip + ends_with_.size()) return leap(kLongestSkip);
    return last ? leap(rest.size()) : ScanStep{};
  }

  // The words of a statement, as far as they tell what it is.
  void follow(char c) {
    if (is_of_a_name(c)) {
      if (word_.size() < 32) word_ += static_cast<char>(to_ascii_lower(c));
      return;
    }
    if (!word_.empty()) end_word();
    if (c != ' ' && c != '\n') last_word_.clear();
    if (c == ';') end_statement();
  }

  void end_word() {
    if (words_ == 0) first_ = word_;
    if (words_ == 1) second_ = word_;
    ++words_;
    is_from_stdin_ = last_word_ == "from" && word_ == "stdin";
    last_word_.swap(word_);
    word_.clear();
  }

  void end_statement() {
    is_in_copy_ = is_at_row_ = first_ == "copy" && is_from_stdin_;
    if (is_in_copy_) ends_with_ = std::string(kLineEnd);
    first_.clear();
    second_.clear();
    last_word_.clear();
    words_ = 0;
    is_from_stdin_ = false;
  }

  [[nodiscard]] bool has_values() const {
    return std::ranges::find(kWithValues, first_) != std::end(kWithValues) ||
           (first_ == "create" && (second_ == "table" || second_ == "temporary"));
  }

  // Whether the string behind the word is one of characters, in which backslashes are as in others.
  [[nodiscard]] bool is_text() const {
    if (word_.empty()) return last_word_ != "_binary";
    return word_ == "n" || (word_[0] == '_' && word_ != "_binary");
  }

  // Where the string ends: at a quotation mark that is not doubled or escaped.
  std::size_t end_of(std::string_view within, bool escapes) const {
    for (std::size_t at = 0; at < within.size(); ++at) {
      if (within[at] == '\\' && escapes) {
        ++at;
      } else if (within[at] == '\'') {
        if (within.substr(at + 1).starts_with('\'')) {
          ++at;
        } else {
          return at;
        }
      }
    }
    return within.npos;
  }

  ScanStep string_at(std::string_view rest, std::size_t begin, bool last) {
    if (!is_inside_) {
      is_value_ = has_values() && is_text();
      escapes_ = backslash_ == Backslash::escape || word_ == "e";
    }
    const std::string_view within = rest.substr(begin, kLongestValue);
    const std::size_t end = end_of(within, escapes_);
    const bool may_go_on = end == within.npos || end + 1 == within.size();
    if (may_go_on && !is_too_long(within) && !last) return {};
    word_.clear();
    if (is_doubtful(within.substr(0, end))) is_lost_ = true;
    if (is_lost_ || (end == within.npos && !is_too_long(within))) return give_up(rest, begin, end);
    const Notation& notation = escapes_ ? mysql_string() : sql_string();
    if (end == within.npos || (may_go_on && is_too_long(within))) {
      is_inside_ = true;
      const ScanStep part = first_part(within, begin, notation);
      seen_ = 0;
      return is_value_ ? part : leap(part.length());
    }
    const bool was_inside = std::exchange(is_inside_, false);
    if (!is_value_ || end == 0) return ended(begin + end + 1, was_inside);
    seen_ = 0;
    return {begin, end, 1, &notation, false};
  }

  // The end of what is structure: of a step, or of a part of one.
  ScanStep ended(std::size_t length, bool is_step) {
    return is_step ? leap(length) : ScanStep{length, 0, 0, nullptr};
  }

  // Nobody can tell any more what is a string and what is not.
  ScanStep give_up(std::string_view rest, std::size_t begin, std::size_t end) {
    is_lost_ = true;
    is_inside_ = false;
    return leap(end == rest.npos ? rest.size() : begin + end + 1);
  }

  // Whether others may see another end: a backslash before a quotation mark, where nobody knows
  // what it is; or behind half a character, of which it may be the other half.
  [[nodiscard]] bool is_doubtful(std::string_view text) const {
    for (std::size_t at = text.find('\\'); at != text.npos; at = text.find('\\', at + 1)) {
      const bool before_mark = at + 1 == text.size() || text[at + 1] == '\'';
      if (backslash_ == Backslash::unknown && before_mark && !escapes_) return true;
      const bool is_half = at > 0 && !is_ascii(text[at - 1]) && !character_before(text, at).valid();
      if (is_half && escapes_) return true;
    }
    return false;
  }

  // A name in quotation marks. MySQL's are strings, too.
  ScanStep name_at(std::string_view rest, char mark, bool last) {
    const std::string_view within = rest.substr(seen_ + 1, kLongestValue);
    for (std::size_t at = 0; at < within.size(); ++at) {
      if (within[at] == '\\' && mark == '"' && backslash_ == Backslash::escape) {
        ++at;
      } else if (within[at] == mark) {
        return {seen_ + at + 2, 0, 0, nullptr};
      }
    }
    if (!last && !is_too_long(within)) return {};
    is_lost_ = true;
    return {seen_ + 1 + within.size(), 0, 0, nullptr};
  }

  // "$$" or "$name$" begins a string that ends with the same.
  ScanStep dollar_at(std::string_view rest, bool last) {
    constexpr std::size_t kLongestName = 64;
    const std::string_view near = rest.substr(seen_, kLongestName);
    std::size_t end = 1;
    while (end < near.size() && is_of_a_name(near[end])) ++end;
    if (end == near.size() && near.size() < kLongestName && !last) return {};
    const bool is_name = !word_.empty() || end >= near.size() || near[end] != '$';
    follow('$');
    if (is_name) return {seen_ + 1, 0, 0, nullptr};
    return until(near.substr(0, end + 1), end + 1);
  }

  // A row of COPY, a cell at a time, up to a line "\\.".
  ScanStep copy_at(std::string_view rest, bool last) {
    const std::string_view within = rest.substr(0, kLongestValue);
    const std::size_t end = std::min(within.find_first_of("\t\n"), within.size());
    if (end == within.size() && !last && !is_too_long(within)) return {};
    const std::string_view cell = within.substr(0, end);
    const bool begins_row = std::exchange(is_at_row_, end < within.size() && within[end] == '\n');
    if (begins_row && cell.starts_with("\\.")) is_in_copy_ = false;
    const std::size_t tail = end < within.size() ? 1 : 0;
    const bool is_value =
        is_in_copy_ && !cell.empty() && tail == 1 && cell != "\\N" && !cell.ends_with('\r');
    if (!is_value) return {end + tail, 0, 0, nullptr};
    return {0, end, tail, &copy_cell(), false};
  }

  Backslash backslash_ = Backslash::unknown;
  bool is_told_ = false;
  std::size_t seen_ = 0;   // bytes of this step that were taken
  std::string ends_with_;  // what ends the structure that was begun; empty for none
  std::string word_;       // that is read, and what was read of the statement
  std::string last_word_;
  std::string first_;
  std::string second_;
  std::size_t words_ = 0;
  bool is_from_stdin_ = false;
  bool is_in_copy_ = false;  // behind "COPY ... FROM stdin;"
  bool is_at_row_ = false;   // where a row of it begins
  bool is_inside_ = false;   // in a string that was too long
  bool is_value_ = false;    // whether that is a value
  bool escapes_ = false;     // and a backslash in it escapes
  bool is_lost_ = false;     // nothing more is touched
};

}  // namespace

std::unique_ptr<Scanner> make_sql_scanner() { return std::make_unique<SqlScanner>(); }

}  // namespace degarble
