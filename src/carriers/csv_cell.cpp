#include <algorithm>

#include "carriers/csv.hpp"

namespace degarble {
namespace {

// Nothing of it is written into a bare cell, whatever separates this table.
constexpr std::string_view kStructure{"\",;|\t\r\n\\\0", 9};

class QuotedCell : public Notation {
 public:
  bool read(std::string_view raw, Reading& reading) const override {
    for (std::size_t at = 0; at < raw.size();) {
      const std::size_t mark = std::min(raw.find('"', at), raw.size());
      reading.text += raw.substr(at, mark - at);
      if (mark == raw.size()) break;
      if (raw.substr(mark, 2) != "\"\"") return false;
      reading.escapes.push_back({mark, 2, reading.text.size(), 1});
      reading.text += '"';
      at = mark + 2;
    }
    return true;
  }

  bool write(std::string_view text, EscapeStyle, std::string& raw) const override {
    for (const char c : text) raw.append(c == '"' ? 2 : 1, c);
    return text.find('\0') == text.npos;
  }
};

class BareCell : public Notation {
 public:
  bool read(std::string_view raw, Reading& reading) const override {
    reading.text = raw;
    return !raw.starts_with('"') && raw.find_first_of("\r\n") == raw.npos;
  }

  bool write(std::string_view text, EscapeStyle, std::string& raw) const override {
    raw += text;
    return text.find_first_of(kStructure) == text.npos;
  }

  // A line that is empty is no row to some.
  [[nodiscard]] bool may_be_empty() const override { return false; }
};

class CellBehindMark : public BareCell {
 public:
  bool read(std::string_view raw, Reading& reading) const override {
    reading.text = raw;
    return raw.starts_with('"') && !is_quoted(raw) && raw.find_first_of("\r\n") == raw.npos;
  }

 private:
  // Whether all of it can be read as one quoted cell.
  static bool is_quoted(std::string_view raw) {
    Reading inner;
    return raw.size() > 1 && raw.ends_with('"') &&
           quoted_cell().read(raw.substr(1, raw.size() - 2), inner);
  }
};

}  // namespace

const Notation& quoted_cell() {
  static const QuotedCell kNotation;
  return kNotation;
}

const Notation& bare_cell() {
  static const BareCell kNotation;
  return kNotation;
}

const Notation& cell_behind_mark() {
  static const CellBehindMark kNotation;
  return kNotation;
}

}  // namespace degarble
