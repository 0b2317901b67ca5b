#include "carriers/json.hpp"

#include <algorithm>

#include "carriers/json_path.hpp"
#include "carriers/long_value.hpp"

namespace degarble {
namespace {

// Parsers give up at a depth of 1,024 or sooner.
constexpr std::size_t kDeepest = 4096;

constexpr bool is_json_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Of numbers, true, false, null, and what Python writes for numbers that are none.
constexpr bool is_of_a_word(char c) {
  return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || (c >= 'a' && c <= 'z') ||
         c == 'E' || c == 'N' || c == 'I';
}

// The next quotation mark with no backslash before it, or one that is itself escaped.
std::size_t end_of_string(std::string_view text, std::size_t begin) {
  for (std::size_t at = text.find('"', begin); at != text.npos; at = text.find('"', at + 1)) {
    std::size_t backslashes = 0;
    while (at - backslashes > begin && text[at - backslashes - 1] == '\\') ++backslashes;
    if (backslashes % 2 == 0) return at;
  }
  return text.npos;
}

class JsonScanner : public Scanner {
 public:
  JsonScanner(JsonTexts texts, std::span<const std::string> fields)
      : texts_(texts), path_(fields) {}

  ScanStep next(std::string_view rest, bool last) override {
    if (is_inside_) {
      const ScanStep step = string_at(rest, 0, last);
      if (step.length() > 0 || is_inside_) return step;
    }
    return structure(rest, last);
  }

  [[nodiscard]] std::unique_ptr<Scanner> clone() const override {
    return std::make_unique<JsonScanner>(*this);
  }

 private:
  // Structure up to the first string that is a value, or to the end of the line.
  ScanStep structure(std::string_view rest, bool last) {
    while (seen_ < rest.size() && seen_ < kLongestSkip) {
      const char c = rest[seen_];
      if (c == '"' && !is_lost_) {
        const ScanStep step = string_at(rest, seen_ + 1, last);
        if (step.notation != nullptr || step.length() == 0 || is_inside_) return step;
        seen_ = step.length();
        continue;
      }
      ++seen_;
      take(c);
      if (c == '\n') return skipped(seen_);
    }
    return seen_ >= kLongestSkip || last ? skipped(seen_) : ScanStep{};
  }

  ScanStep skipped(std::size_t length) {
    seen_ = 0;
    return {length, 0, 0, nullptr};
  }

  // The string whose text begins at `begin`.
  ScanStep string_at(std::string_view rest, std::size_t begin, bool last) {
    if (!is_inside_) is_wanted_ = !path_.expects_key() && path_.is_wanted();
    const std::string_view within = rest.substr(begin, kLongestValue);
    const std::size_t end = end_of_string(within, 0);
    const std::size_t line =
        texts_ == JsonTexts::one_a_line ? within.substr(0, end).find('\n') : within.npos;
    if (line != within.npos || (end == within.npos && last && !is_too_long(within))) {
      return give_up(line == within.npos ? rest.size() : begin + line);
    }
    if (end != within.npos) return whole_string(within.substr(0, end), begin);
    if (!is_too_long(within)) return {};
    is_inside_ = true;
    seen_ = 0;
    const ScanStep part = first_part(within, begin, json_string());
    return is_wanted_ ? part : skipped(part.length());
  }

  ScanStep whole_string(std::string_view text, std::size_t begin) {
    if (path_.expects_key()) path_.set_key(text);
    is_inside_ = false;
    if (!is_wanted_) return {begin + text.size() + 1, 0, 0, nullptr};
    seen_ = 0;
    return {begin, text.size(), 1, &json_string()};
  }

  // A string without an end: nobody can tell what is what.
  ScanStep give_up(std::size_t length) {
    is_inside_ = false;
    is_lost_ = true;
    return {length, 0, 0, nullptr};
  }

  void take(char c) {
    if (c == '\n' && texts_ == JsonTexts::one_a_line) {
      path_.clear();
      is_lost_ = false;
    } else if (c == '{' || c == '[') {
      c == '{' ? path_.enter_object() : path_.enter_array();
      is_lost_ = is_lost_ || path_.depth() > kDeepest;
      if (is_lost_) path_.clear();
    } else if (c == '}' || c == ']') {
      is_lost_ = !path_.leave(c) || is_lost_;
    } else if (c == ',') {
      path_.advance();
    } else if (c != ':' && !is_json_space(c) && !is_of_a_word(c)) {
      is_lost_ = true;
    }
  }

  JsonTexts texts_;
  JsonPath path_;
  std::size_t seen_ = 0;    // bytes of this step that were taken
  bool is_inside_ = false;  // in a string that was too long
  bool is_wanted_ = false;  // whether that is a value
  bool is_lost_ = false;    // this is not JSON: nothing more of the text is touched
};

}  // namespace

std::unique_ptr<Scanner> make_json_scanner(JsonTexts texts, std::span<const std::string> fields) {
  return std::make_unique<JsonScanner>(texts, fields);
}

}  // namespace degarble
