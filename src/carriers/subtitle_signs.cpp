#include <algorithm>

#include "carriers/subtitles.hpp"
#include "core/characters.hpp"
#include "core/utf8.hpp"

namespace degarble {
namespace {

constexpr std::string_view kArrow = "-->";
constexpr std::string_view kBlanks = " \t\r\f\v";
constexpr std::string_view kDigits = "0123456789";

// Tags are short: what is longer is text.
constexpr std::size_t kLongestTag = 256;

std::string_view without_margins(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(kBlanks), line.size()));
  return line.substr(0, line.find_last_not_of(kBlanks) + 1);
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

std::string_view behind_line(std::string_view text) {
  return text.substr(std::min(text.find('\n'), text.size() - 1) + 1);
}

std::string_view behind_empty_lines(std::string_view text) {
  while (!text.empty() && without_margins(first_line(text)).empty()) text = behind_line(text);
  return text;
}

bool is_cue_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of(kDigits) == text.npos;
}

// "1:02:03,456", also without hours, or with a point.
bool is_time(std::string_view text) {
  return text.size() >= 5 && kDigits.find(text.front()) != kDigits.npos &&
         text.find(':') != text.npos && text.find_first_not_of("0123456789:.,") == text.npos;
}

// Length from `at` to the sign that ends a tag, on one line; 0 where it has none.
std::size_t length_to(std::string_view text, std::size_t at, char end, std::string_view never) {
  const std::string_view near = text.substr(at, kLongestTag);
  const std::size_t found = near.find(end, 1);
  if (found == near.npos || near.substr(1, found).find_first_of(never) < found - 1) return 0;
  return found + 1;
}

}  // namespace

bool is_time_line(std::string_view line) {
  const std::size_t arrow = line.find(kArrow);
  if (arrow == line.npos) return false;
  const std::string_view behind = without_margins(line.substr(arrow + kArrow.size()));
  return is_time(without_margins(line.substr(0, arrow))) &&
         is_time(behind.substr(0, behind.find_first_of(kBlanks)));
}

bool may_be_words(std::string_view line) {
  const std::string_view words = without_margins(line);
  return !words.empty() && !is_cue_number(words) && words.find(kArrow) == words.npos;
}

std::size_t cue_tag_length(std::string_view text, std::size_t at) {
  const char next = at + 1 < text.size() ? text[at + 1] : '\0';
  if (text[at] == '{' && next == '\\') return length_to(text, at, '}', "{\n");
  const bool is_name = is_ascii_letter(byte(next)) || next == '/' || kDigits.find(next) < 10;
  return text[at] == '<' && is_name ? length_to(text, at, '>', "<\n") : 0;
}

std::size_t ass_tag_length(std::string_view text, std::size_t at) {
  if (text[at] == '{') return length_to(text, at, '}', "\n");
  const bool is_sign =
      text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == 'n' || text[at + 1] == 'h');
  return is_sign ? 2 : 0;
}

bool is_srt(std::string_view head) {
  head = behind_empty_lines(head);
  return is_cue_number(without_margins(first_line(head))) &&
         is_time_line(first_line(behind_line(head)));
}

bool is_vtt(std::string_view head) {
  constexpr std::string_view kMark = "WEBVTT";
  const bool ends = head.size() > kMark.size() &&
                    std::string_view(" \t\r\n").find(head[kMark.size()]) != head.npos;
  return head.starts_with(kMark) && (ends || head.size() == kMark.size());
}

bool is_ass(std::string_view head) {
  head = behind_empty_lines(head);
  while (head.starts_with(';')) head = behind_empty_lines(behind_line(head));
  return head.starts_with("[Script Info]");
}

}  // namespace degarble
