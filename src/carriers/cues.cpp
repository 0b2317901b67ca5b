// Cues of SubRip and WebVTT: a line of times, lines of words, and an empty line.
#include "carriers/line_steps.hpp"
#include "carriers/subtitles.hpp"

namespace degarble {
namespace {

class CueScanner : public Scanner {
 public:
  explicit CueScanner(CueKind kind) : notation_(kind == CueKind::srt ? srt_text() : vtt_text()) {}

  ScanStep next(std::string_view rest, bool last) override {
    if (is_lost_) return lost_step(rest, last);
    const ScannedLine line = line_at(rest, 0, last);
    if (line.is_endless) return give_up();
    if (!line.is_whole) return {};
    const bool has_words = is_in_cue_ && (!is_at_line_ || may_be_words(line.text));
    return has_words ? words(rest, last) : pass(line);
  }

  [[nodiscard]] std::unique_ptr<Scanner> clone() const override {
    return std::make_unique<CueScanner>(*this);
  }

 private:
  ScanStep give_up() {
    is_lost_ = true;
    return {kLongestValue, 0, 0, nullptr};
  }

  ScanStep pass(const ScannedLine& line) {
    if (is_time_line(line.text)) {
      is_in_cue_ = true;
    } else if (line.text.find_first_not_of(" \t\r") == line.text.npos) {
      is_in_cue_ = false;
    }
    return {line.length, 0, 0, nullptr};
  }

  // Words up to the next tag, or to the end of the last line that has some.
  ScanStep words(std::string_view rest, bool last) {
    const std::size_t most = std::min(rest.size(), kLongestValue);
    for (std::size_t at = 0; at < most; ++at) {
      if (const std::size_t tag = cue_tag_length(rest, at); tag > 0) return behind(rest, at, tag);
      if (rest[at] != '\n') continue;
      const ScannedLine next = line_at(rest, at + 1, last);
      if (!next.is_whole && !next.is_endless) return {};
      if (next.is_endless || !may_be_words(next.text)) return behind(rest, at, 1);
    }
    if (most == kLongestValue) return give_up();
    return last ? behind(rest, most, 0) : ScanStep{};
  }

  // No block ends within a line.
  ScanStep behind(std::string_view rest, std::size_t at, std::size_t tail) {
    is_at_line_ = tail > 0 && rest[at + tail - 1] == '\n';
    ScanStep step = step_of_words(rest, at, tail, notation_);
    step.is_open = !is_at_line_;
    return step;
  }

  const Notation& notation_;
  bool is_in_cue_ = false;
  bool is_at_line_ = true;  // at the beginning of one
  bool is_lost_ = false;    // nothing more is touched
};

}  // namespace

std::unique_ptr<Scanner> make_cue_scanner(CueKind kind) {
  return std::make_unique<CueScanner>(kind);
}

}  // namespace degarble
