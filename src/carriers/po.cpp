#include "carriers/po.hpp"

#include <algorithm>

#include "carriers/line_steps.hpp"

namespace degarble {
namespace {

constexpr std::string_view kBlanks = " \t\r";

std::string_view behind_blanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(kBlanks), text.size()));
}

// Length of the string with its quotation marks that begins the text; 0 where none does.
std::size_t string_length(std::string_view text) {
  if (!text.starts_with('"')) return 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == '"') return at + 1;
    if (text[at] == '\\') ++at;
  }
  return 0;
}

// Whether nothing but a string is there.
bool is_string(std::string_view text) {
  const std::size_t length = string_length(text);
  return length > 0 && behind_blanks(text.substr(length)).empty();
}

// "msgstr", "msgstr[2]"; empty if no keyword begins the line.
std::string_view keyword_of(std::string_view line) {
  return line.substr(0, std::min(line.find_first_of(" \t\""), line.size()));
}

bool is_translation(std::string_view keyword) {
  return keyword == "msgstr" || (keyword.starts_with("msgstr[") && keyword.ends_with(']'));
}

bool is_key(std::string_view keyword) {
  return keyword == "msgid" || keyword == "msgid_plural" || keyword == "msgctxt" ||
         keyword == "domain";
}

class PoScanner : public Scanner {
 public:
  ScanStep next(std::string_view rest, bool last) override {
    if (is_lost_) return lost_step(rest, last);
    const ScannedLine line = line_at(rest, 0, last);
    if (line.is_endless) return give_up(kLongestValue);
    if (!line.is_whole) return {};
    const std::string_view text = behind_blanks(line.text);
    if (text.empty() || text.starts_with('#')) return {line.length, 0, 0, nullptr};
    const std::string_view keyword = keyword_of(text);
    const std::string_view string = behind_blanks(text.substr(keyword.size()));
    if (!is_string(string)) return give_up(line.length);
    if (is_translation(keyword)) return translation(rest, line, string, last);
    if (!keyword.empty() && !is_key(keyword)) return give_up(line.length);
    note_key(keyword, string);
    return {line.length, 0, 0, nullptr};
  }

  [[nodiscard]] std::unique_ptr<Scanner> clone() const override {
    return std::make_unique<PoScanner>(*this);
  }

 private:
  // What is no catalogue is left alone from here on.
  ScanStep give_up(std::size_t length) {
    is_lost_ = true;
    return {length, 0, 0, nullptr};
  }

  // The header is the translation of an empty key.
  void note_key(std::string_view keyword, std::string_view string) {
    const bool is_empty = string_length(string) == 2;
    if (keyword == "msgctxt") {
      has_context_ = true;
    } else if (keyword == "msgid") {
      is_header_ = is_empty && !has_context_;
      has_context_ = false;
    } else if (keyword.empty() && !is_empty) {
      is_header_ = false;
    }
  }

  // The strings of all lines, as one value.
  ScanStep translation(std::string_view rest, const ScannedLine& line, std::string_view string,
                       bool last) {
    const auto begin = static_cast<std::size_t>(string.data() - rest.data()) + 1;
    std::size_t end = begin + string_length(string) - 2;
    std::size_t length = line.length;
    while (length <= kLongestValue) {
      const ScannedLine next = line_at(rest, length, last);
      if (!next.is_whole && !next.is_endless) return {};
      const std::string_view more = behind_blanks(next.text);
      if (next.is_endless || !is_string(more)) break;
      end = static_cast<std::size_t>(more.data() - rest.data()) + string_length(more) - 1;
      length += next.length;
    }
    if (is_header_ || end == begin) return {length, 0, 0, nullptr};
    return {begin, end - begin, length - end, &po_string()};
  }

  bool is_header_ = false;    // whether the last key was empty
  bool has_context_ = false;  // whether the next key has one
  bool is_lost_ = false;      // nothing more is touched
};

}  // namespace

std::unique_ptr<Scanner> make_po_scanner() { return std::make_unique<PoScanner>(); }

bool is_po(std::string_view head) {
  while (true) {
    head = head.substr(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    if (!head.starts_with('#')) break;
    head = head.substr(std::min(head.find('\n'), head.size()));
  }
  const std::string_view line = head.substr(0, head.find('\n'));
  const std::string_view keyword = keyword_of(line);
  return (keyword == "msgid" || keyword == "msgctxt" || keyword == "domain") &&
         is_string(behind_blanks(line.substr(keyword.size())));
}

}  // namespace degarble
