#include "carriers/json_head.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "core/utf8.hpp"

namespace degarble {
namespace {

constexpr std::string_view kJsonSpace = " \t\r\n";

// Checks a beginning of JSON strictly, sign by sign.
class JsonCheck {
 public:
  explicit JsonCheck(std::string_view head) : head_(head) {}

  // Whether all of it can be JSON.
  bool run() {
    while (is_right_ && skip_space()) take();
    return is_right_;
  }

  [[nodiscard]] bool is_telling() const { return members_ > 0 || strings_ > 1; }
  [[nodiscard]] bool has_line_ends_inside() const { return has_line_ends_inside_; }

 private:
  enum class Expects : std::uint8_t { value, value_or_end, key, key_or_end, colon, comma_or_end };

  // False at the end.
  bool skip_space() {
    while (at_ < head_.size() && kJsonSpace.find(head_[at_]) != kJsonSpace.npos) {
      has_line_ends_inside_ = has_line_ends_inside_ || (head_[at_] == '\n' && !open_.empty());
      ++at_;
    }
    return at_ < head_.size();
  }

  void take() {
    const char c = head_[at_];
    const bool at_value = expects_ == Expects::value || expects_ == Expects::value_or_end;
    if (c == '"') {
      take_string(at_value);
    } else if (c == '}' || c == ']') {
      close(c);
    } else if (c == ',' && expects_ == Expects::comma_or_end && !open_.empty()) {
      expects_ = open_.back() == '{' ? Expects::key : Expects::value;
      ++at_;
    } else if (c == ':' && expects_ == Expects::colon) {
      ++members_;
      expects_ = Expects::value;
      ++at_;
    } else if (at_value && (c == '{' || c == '[')) {
      open_ += c;
      expects_ = c == '{' ? Expects::key_or_end : Expects::value_or_end;
      ++at_;
    } else {
      is_right_ = at_value && !open_.empty() && take_word();
    }
  }

  void take_string(bool at_value) {
    const bool at_key = expects_ == Expects::key || expects_ == Expects::key_or_end;
    is_right_ = (at_key || at_value) && !open_.empty();
    for (++at_; at_ < head_.size() && head_[at_] != '"'; ++at_) {
      if (byte(head_[at_]) < 0x20) is_right_ = false;
      if (head_[at_] == '\\') ++at_;
    }
    if (at_ >= head_.size()) {
      at_ = head_.size();
      return;
    }
    ++at_;
    ++strings_;
    at_key ? void(expects_ = Expects::colon) : end_value();
  }

  bool take_word() {
    const std::size_t begin = at_;
    at_ = std::min(head_.find_first_of(",]}: \t\r\n\"", at_), head_.size());
    const std::string_view word = head_.substr(begin, at_ - begin);
    end_value();
    const auto begins = [&](std::string_view name) {
      return name == word || (at_ == head_.size() && name.starts_with(word));
    };
    return begins("true") || begins("false") || begins("null") || begins("NaN") ||
           word.find_first_not_of("+-.0123456789eE") == word.npos;
  }

  void close(char c) {
    const bool fits = !open_.empty() && (open_.back() == '{') == (c == '}');
    is_right_ = fits && expects_ != Expects::key && expects_ != Expects::value &&
                expects_ != Expects::colon;
    if (!is_right_) return;
    open_.pop_back();
    ++at_;
    end_value();
  }

  // Behind the outermost value another one may follow.
  void end_value() { expects_ = open_.empty() ? Expects::value : Expects::comma_or_end; }

  std::string_view head_;
  std::size_t at_ = 0;
  std::string open_;
  Expects expects_ = Expects::value;
  std::size_t members_ = 0;
  std::size_t strings_ = 0;
  bool has_line_ends_inside_ = false;
  bool is_right_ = true;
};

}  // namespace

Format json_format(std::string_view head) {
  JsonCheck check(head);
  if (!check.run() || !check.is_telling()) return Format::plain;
  return check.has_line_ends_inside() ? Format::json : Format::jsonl;
}

}  // namespace degarble
