#include "repair/controls.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/characters.hpp"
#include "core/rules.hpp"
#include "core/utf8.hpp"
#include "core/words.hpp"
#include "encodings/windows_1252.hpp"
#include "evidence/vocabulary.hpp"
#include "repair/control_fit.hpp"
#include "repair/odd_letter.hpp"
#include "scan/scan.hpp"
#include "stage.hpp"

namespace degarble {
namespace {

constexpr char32_t kNextLine = 0x85;

constexpr int kUnsure = 50;
constexpr int kPerhapsLineEnd = 80;  // NEL ends lines in text that comes from EBCDIC

bool is_control_at(std::string_view text, std::size_t at) {
  return at + 1 < text.size() && byte(text[at]) == 0xC2 && byte(text[at + 1]) <= 0x9F;
}

// Whether C1 controls that are no NEL are in the text: it is windows-1252 and does not end lines
// so.
bool has_others(std::string_view text) {
  std::size_t at = scan::find_mojibake(text);
  while (at < text.size() && (!is_control_at(text, at) || byte(text[at + 1]) == kNextLine)) {
    at = scan::find_mojibake(text, at + 2);
  }
  return at < text.size();
}

// Whether the NEL breaks off a sentence, where an ellipsis stands and no line ends: behind what is
// no space, and before one, or before another control; before a small letter, if that is English.
bool breaks_off(Lines& lines, Span control) {
  const std::string_view text = lines.text();
  if (control.begin == 0 || byte(text[control.begin - 1]) <= byte(' ')) return false;
  if (control.end == text.size()) return has_others(text) || lines.is_english(control);
  if (text[control.end] == ' ' || is_control_at(text, control.end)) return true;
  return is_ascii_letter(text[control.end]) && !is_capital(text[control.end]) &&
         lines.is_english(control);
}

// The quotation mark, dash or ellipsis whose UTF-8 lost its first byte, and is two controls now;
// 0 if they are no such two.
char32_t punctuation_of(std::string_view text, std::size_t at) {
  constexpr char32_t kSecondByte = 0x80;  // of U+2000..U+203F
  const Character first = character_at(text, at);
  if (first.code_point != kSecondByte || !is_control_at(text, at + first.length)) return 0;
  const Character second = character_at(text, at + first.length);
  const char32_t meant = 0x2000 + (second.code_point & 0x3F);
  const bool is_usual = meant == 0x2013 || meant == 0x2014 || (meant >= 0x2018 && meant <= 0x201E);
  return is_usual ? meant : 0;
}

// The controls of one line.
class LineOfControls {
 public:
  LineOfControls(Lines& lines, Edits& edits) : lines_(lines), edits_(edits) {}

  // Takes the control at `at`; gives its end.
  std::size_t take(std::size_t at) {
    const std::string_view text = lines_.text();
    const Character control = character_at(text, at);
    Span span{at, at + control.length};
    char32_t meant = punctuation_of(text, at);
    if (meant != 0) {
      span.end += control.length;
      return add({span, meant}, fit({span, meant}));
    }
    meant = kWindows1252[control.code_point - 0x80];
    // The control itself was UTF-8 that was misread: its first byte stands before it.
    constexpr std::string_view kFirstByte = "\u00C2";
    if (meant != 0 && !is_letter(meant) && text.substr(0, at).ends_with(kFirstByte)) {
      span.begin -= kFirstByte.size();
      return add({span, meant}, fit({span, meant}));
    }
    meant = odd_letter(lines_, span, static_cast<unsigned char>(control.code_point));
    if (meant != 0) return add({span, meant}, Fit::well);
    meant = kWindows1252[control.code_point - 0x80];
    return add({span, meant}, meant == 0 ? Fit::not_at_all : fit({span, meant}));
  }

  // Writes the edits down, and is ready for the next line. `proven` says that controls of other
  // lines are beyond doubt; tells whether those of this line are.
  bool finish(bool proven) {
    const bool agrees = opened_ == 0 && std::ranges::count(fits_, Fit::not_at_all) == 0;
    const bool holds = agrees && (proven || std::ranges::any_of(fits_, is_beyond_doubt) ||
                                  is_quotation() || has_latin1_word());
    for (std::size_t i = 0; i < controls_.size(); ++i) {
      write(controls_[i], holds || fits_[i] == Fit::surely);
    }
    const bool any = !controls_.empty();
    controls_.clear();
    fits_.clear();
    opened_ = 0;
    return holds && any;
  }

 private:
  // Whether quotation marks come in pairs.
  [[nodiscard]] bool is_quotation() const {
    const auto marks = std::ranges::count_if(controls_, [](const ReadControl& control) {
      return control.meant >= 0x2018 && control.meant <= 0x201E;
    });
    return marks > 0 && marks % 2 == 0;
  }

  // Whether a word with a letter U+00C0..U+00FF stands in the line. In other code pages most of
  // these are boxes, and letters that no language uses beside small ones.
  [[nodiscard]] bool has_latin1_word() const {
    if (controls_.empty()) return false;
    Line& line = lines_.at(controls_.front().span.begin);
    const WordList* const list =
        line.language() == kNoLanguage ? nullptr : find_word_list(language_code(line.language()));
    if (list == nullptr) return false;
    const std::string_view text = line.text();
    for (std::size_t at = text.find('\xC3'); at < text.size(); at = text.find('\xC3', at + 2)) {
      const Word word = word_around(text, at, at, alphabet::kListed);
      if (word.size() > 3 && list->find(in_lower_case(code_points(word.in(text))))) return true;
    }
    return false;
  }

  static bool is_beyond_doubt(Fit fit) { return fit >= Fit::well; }

  std::size_t add(const ReadControl& control, Fit fit) {
    controls_.push_back(control);
    fits_.push_back(fit);
    return control.span.end;
  }

  Fit fit(const ReadControl& control) {
    Zones& zones = lines_.zones();
    const std::size_t at = control.span.begin;
    if (zones.holds(at, ZoneKind::mention) || zones.holds(at, ZoneKind::code_span)) {
      return Fit::not_at_all;
    }
    const Fit fit = fit_of(lines_, control, opened_ > 0);
    const bool is_in_source =
        zones.holds(at, ZoneKind::source_code) ||
        (at > 0 && lines_.text()[at - 1] != '\n' && zones.holds(at - 1, ZoneKind::source_code));
    if (fit != Fit::surely && is_in_source) return Fit::not_at_all;
    const bool is_low = control.meant == 0x201A || control.meant == 0x201E;
    if (is_low && fit != Fit::not_at_all) ++opened_;
    if (!is_low && opened_ > 0 && control.meant >= 0x2018 && control.meant <= 0x201D) --opened_;
    return fit;
  }

  void write(const ReadControl& control, bool sure) {
    const std::string_view text = lines_.text();
    std::string meant;
    if (control.meant == 0) {
      meant = text.substr(control.span.begin, control.span.size());
    } else {
      append(meant, control.meant);
    }
    edits_.push_back(make_edit(Rule::c1_controls, text, control.span, std::move(meant)));
    int& confidence = edits_.back().confidence;
    if (!sure) confidence = kUnsure;
    if (control.meant == 0) confidence = 0;
    const bool is_next_line = character_at(text, control.span.begin).code_point == kNextLine;
    if (!is_next_line || text.find_first_of("\r\n") != text.npos) return;
    if (!breaks_off(lines_, control.span)) confidence = std::min(confidence, kPerhapsLineEnd);
  }

  Lines& lines_;
  Edits& edits_;
  std::vector<ReadControl> controls_;
  std::vector<Fit> fits_;
  int opened_ = 0;  // low quotation marks that were not closed yet
};

}  // namespace

Edits repair_controls(Lines& lines, const Edits& others) {
  constexpr int kEnough = 3;  // lines that prove what the others are
  const std::string_view text = lines.text();
  Edits edits;
  LineOfControls line(lines, edits);
  int proven = 0;
  std::size_t line_end = 0;
  auto other = others.begin();
  std::size_t at = text.find('\xC2');
  while (at != text.npos && at + 1 < text.size()) {
    while (other != others.end() && other->span.end <= at) ++other;
    const bool taken = other != others.end() && other->span.begin <= at;
    if (is_control_at(text, at) && !taken) {
      if (at >= line_end && line.finish(proven >= kEnough)) ++proven;
      if (at >= line_end) line_end = std::min(text.find('\n', at), text.size());
      at = line.take(at) - 1;
    } else if (taken) {
      at = other->span.end - 1;
    }
    at = text.find('\xC2', at + 1);
  }
  line.finish(proven >= kEnough);
  return edits;
}

}  // namespace degarble
