#include <algorithm>

#include "carriers/sql.hpp"
#include "core/characters.hpp"
#include "core/utf8.hpp"

namespace degarble {
namespace {

constexpr bool is_number_sign(char c) { return c >= '0' && c <= '9'; }

// PHP's serialize() says how many bytes a string has, and would not find its end again:
// s:5:"caf\u00E9";
bool has_counted_strings(std::string_view text) {
  for (std::size_t at = text.find("s:"); at < text.size(); at = text.find("s:", at + 1)) {
    std::size_t end = at + 2;
    while (end < text.size() && is_number_sign(text[end])) ++end;
    const bool is_first = at == 0 || text[at - 1] == '{' || text[at - 1] == ';';
    if (is_first && end > at + 2 && text.substr(end, 2) == ":\"") return true;
  }
  return false;
}

class SqlString : public Notation {
 public:
  bool read(std::string_view raw, Reading& reading) const override {
    for (std::size_t at = 0; at < raw.size(); ++at) {
      if (raw[at] == '\\' && raw.substr(at + 1).starts_with('\'')) return false;
      if (raw[at] != '\'') {
        reading.text += raw[at];
        continue;
      }
      if (raw.substr(at, 2) != "''") return false;
      reading.escapes.push_back({at, 2, reading.text.size(), 1});
      reading.text += raw[at++];
    }
    return !raw.ends_with('\\') && !has_counted_strings(reading.text);
  }

  bool write(std::string_view text, EscapeStyle, std::string& raw) const override {
    for (const char c : text) raw.append(c == '\'' ? 2 : 1, c);
    return text.find('\\') == text.npos && text.find('\0') == text.npos;
  }
};

constexpr std::string_view kEscapeLetters = "0'\"bnrtZ\\";
constexpr std::string_view kEscapeMeanings{"\0'\"\b\n\r\t\x1A\\", 9};

// The MySQL manual, section 9.1.1.
class MysqlString : public Notation {
 public:
  bool read(std::string_view raw, Reading& reading) const override {
    for (std::size_t at = 0; at < raw.size(); ++at) {
      const bool is_escape = raw[at] == '\\';
      if (!is_escape && raw[at] != '\'') {
        reading.text += raw[at];
        continue;
      }
      if (at + 1 == raw.size() || (!is_escape && raw[at + 1] != '\'')) return false;
      if (!is_ascii(raw[at + 1])) return false;
      take(raw, at++, reading);
    }
    return !has_counted_strings(reading.text);
  }

  bool write(std::string_view text, EscapeStyle, std::string& raw) const override {
    for (const char c : text) {
      if (c == '\'') raw += '\'';
      if (c == '\\') raw += '\\';
      raw += c;
    }
    return text.find('\0') == text.npos;
  }

 private:
  // "\%" and "\_" stay two characters.
  static void take(std::string_view raw, std::size_t at, Reading& reading) {
    const std::size_t text = reading.text.size();
    const char c = raw[at + 1];
    const std::size_t row = kEscapeLetters.find(c);
    if (c == '%' || c == '_') reading.text += '\\';
    reading.text += row == kEscapeLetters.npos ? c : kEscapeMeanings[row];
    reading.escapes.push_back({at, 2, text, reading.text.size() - text});
  }
};

constexpr std::string_view kCopyLetters = "bfnrtv\\";
constexpr std::string_view kCopyMeanings = "\b\f\n\r\t\v\\";

// The PostgreSQL manual, COPY, "Text Format"; bytes in octal or hexadecimal are left alone.
class CopyCell : public Notation {
 public:
  bool read(std::string_view raw, Reading& reading) const override {
    for (std::size_t at = 0; at < raw.size(); ++at) {
      if (raw[at] == '\t' || raw[at] == '\n' || raw[at] == '\r') return false;
      if (raw[at] != '\\') {
        reading.text += raw[at];
        continue;
      }
      const std::size_t row =
          at + 1 < raw.size() ? kCopyLetters.find(raw[at + 1]) : kCopyLetters.npos;
      if (row == kCopyLetters.npos) return false;
      reading.escapes.push_back({at++, 2, reading.text.size(), 1});
      reading.text += kCopyMeanings[row];
    }
    return !has_counted_strings(reading.text);
  }

  bool write(std::string_view text, EscapeStyle, std::string& raw) const override {
    for (const char c : text) {
      const std::size_t row = kCopyMeanings.find(c);
      if (row != kCopyMeanings.npos) raw += '\\';
      raw += row == kCopyMeanings.npos ? c : kCopyLetters[row];
    }
    return text.find('\0') == text.npos;
  }
};

}  // namespace

const Notation& sql_string() {
  static const SqlString kNotation;
  return kNotation;
}

const Notation& mysql_string() {
  static const MysqlString kNotation;
  return kNotation;
}

const Notation& copy_cell() {
  static const CopyCell kNotation;
  return kNotation;
}

}  // namespace degarble
