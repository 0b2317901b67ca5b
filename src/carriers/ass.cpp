// SubStation Alpha: the section [Events] says in a line "Format:" which fields its lines
// "Dialogue:" have; the last of them are the words.
#include <algorithm>

#include "carriers/line_steps.hpp"
#include "carriers/subtitles.hpp"

namespace degarble {
namespace {

constexpr std::string_view kEvents = "[Events]";
constexpr std::string_view kFormat = "Format:";
constexpr std::string_view kDialogue = "Dialogue:";

// How many commas stand in front of the words; 0 if they are not the last field.
std::size_t commas_in(std::string_view format) {
  const auto commas = static_cast<std::size_t>(std::ranges::count(format, ','));
  std::string_view last = format.substr(format.rfind(',') + 1);
  last.remove_prefix(std::min(last.find_first_not_of(' '), last.size()));
  last = last.substr(0, last.find_last_not_of(" \r") + 1);
  return last == "Text" ? commas : 0;
}

// "{\\p1}" says that what follows is drawn.
bool has_drawing(std::string_view words) {
  for (std::size_t at = words.find("\\p"); at < words.size(); at = words.find("\\p", at + 1)) {
    const std::string_view behind = words.substr(at + 2);
    if (!behind.empty() && behind.front() >= '1' && behind.front() <= '9') return true;
  }
  return false;
}

class AssScanner : public Scanner {
 public:
  ScanStep next(std::string_view rest, bool last) override {
    if (is_lost_) return lost_step(rest, last);
    const ScannedLine line = line_at(rest, 0, last);
    if (line.is_endless) return give_up();
    if (!line.is_whole) return {};
    if (is_in_words_) return words(rest, line);
    const std::size_t prefix = length_before_words(line.text);
    is_in_words_ = prefix > 0;
    return {is_in_words_ ? prefix : line.length, 0, 0, nullptr, is_in_words_};
  }

  [[nodiscard]] std::unique_ptr<Scanner> clone() const override {
    return std::make_unique<AssScanner>(*this);
  }

 private:
  ScanStep give_up() {
    is_lost_ = true;
    return {kLongestValue, 0, 0, nullptr};
  }

  // Of a line with words; 0 of any other.
  std::size_t length_before_words(std::string_view line) {
    if (line.starts_with('[')) {
      is_in_events_ = line.starts_with(kEvents);
      commas_ = 0;
    }
    if (!is_in_events_) return 0;
    if (line.starts_with(kFormat)) commas_ = commas_in(line);
    if (!line.starts_with(kDialogue) || commas_ == 0 || has_drawing(line)) return 0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < commas_; ++i) {
      at = line.find(',', at) + 1;
      if (at == 0) return 0;
    }
    return at;
  }

  // Words up to the next tag, or to the end of the line. No block ends within a line.
  ScanStep words(std::string_view rest, const ScannedLine& line) {
    for (std::size_t at = 0; at < line.text.size(); ++at) {
      const std::size_t tag = ass_tag_length(line.text, at);
      if (tag == 0) continue;
      ScanStep step = step_of_words(rest, at, tag, ass_text());
      step.is_open = true;
      return step;
    }
    is_in_words_ = false;
    return step_of_words(rest, line.text.size(), line.length - line.text.size(), ass_text());
  }

  bool is_in_events_ = false;
  std::size_t commas_ = 0;    // in front of the words
  bool is_in_words_ = false;  // of a line
  bool is_lost_ = false;      // nothing more is touched
};

}  // namespace

std::unique_ptr<Scanner> make_ass_scanner() { return std::make_unique<AssScanner>(); }

}  // namespace degarble
