#include "repair/low_controls.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/utf8.hpp"
#include "core/words.hpp"
#include "evidence/contractions.hpp"
#include "evidence/lexicon.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

constexpr int kUnsure = 40;

// What a control would be, by the place that it stands in.
enum class ControlPlace : std::uint8_t { none, in_word, opening, closing, between };

struct Meaning {
  char control;
  ControlPlace place;
  char32_t code_point;
};

// U+2013..U+201D without their high byte, then windows-1252's 91..97 without their highest bit.
constexpr Meaning kMeanings[] = {
    {'\x19', ControlPlace::in_word, 0x2019}, {'\x18', ControlPlace::opening, 0x2018},
    {'\x19', ControlPlace::closing, 0x2019}, {'\x1C', ControlPlace::opening, 0x201C},
    {'\x1D', ControlPlace::closing, 0x201D}, {'\x1E', ControlPlace::opening, 0x201E},
    {'\x13', ControlPlace::between, 0x2013}, {'\x14', ControlPlace::between, 0x2014},
    {'\x12', ControlPlace::in_word, 0x2019}, {'\x11', ControlPlace::opening, 0x2018},
    {'\x12', ControlPlace::closing, 0x2019}, {'\x13', ControlPlace::opening, 0x201C},
    {'\x14', ControlPlace::closing, 0x201D}, {'\x16', ControlPlace::between, 0x2013},
    {'\x17', ControlPlace::between, 0x2014},
};

struct Ligature {
  char control;
  std::string_view letters;
};

// In fonts of TeX with the encodings OT1 and T1. OT1's "fl" is a carriage return.
constexpr Ligature kLigatures[] = {
    {'\x0B', "ff"}, {'\x0C', "fi"}, {'\x0E', "ffi"}, {'\x0F', "ffl"}, {'\x1B', "ff"},
    {'\x1C', "fi"}, {'\x1D', "fl"}, {'\x1E', "ffi"}, {'\x1F', "ffl"},
};

bool is_control(char32_t c) { return c < 0x20 && !is_any_space(c); }

struct Beside {
  char32_t before = ' ';
  char32_t after = ' ';
};

Beside beside(std::string_view text, std::size_t at) {
  Beside found;
  if (at > 0) found.before = character_before(text, at).code_point;
  if (at + 1 < text.size()) found.after = character_at(text, at + 1).code_point;
  return found;
}

bool fits_place(ControlPlace place, const Beside& around) {
  const bool word_before = is_letter_or_digit(around.before);
  const bool word_after = is_letter_or_digit(around.after);
  switch (place) {
    case ControlPlace::in_word:
      return word_before && word_after;
    case ControlPlace::opening:
      return word_after &&
             (is_any_space(around.before) || is_one_of(around.before, U"([-\u2014/\x18\x1C"));
    case ControlPlace::closing:
      return (word_before || is_one_of(around.before, U".,!?;:)%\u2026\x19")) &&
             (is_any_space(around.after) || is_one_of(around.after, U".,!?;:)-\u2014\x1D"));
    case ControlPlace::between:
      return (is_any_space(around.before) && is_any_space(around.after)) ||
             (word_before && word_after &&
              (!is_ascii_digit(around.before) || is_ascii_digit(around.after)));
    case ControlPlace::none:
      break;
  }
  return false;
}

const Meaning* meaning_of(char control, const Beside& around) {
  for (const Meaning& row : kMeanings) {
    if (row.control == control && fits_place(row.place, around)) return &row;
  }
  return nullptr;
}

// The letters that the control at text[at] stands for, if that makes an English word of two halves
// that are none; else nothing.
std::string_view ligature_at(std::string_view text, std::size_t at) {
  const auto row = std::ranges::find(kLigatures, text[at], &Ligature::control);
  if (row == std::end(kLigatures)) return {};
  const std::string_view left = word_before(text, at, alphabet::kAscii).in(text);
  const std::string_view right = word_behind(text, at + 1, alphabet::kAscii).in(text);
  constexpr std::size_t kShortest = 2;
  if (left.size() + right.size() < kShortest) return {};
  if ((left.empty() || look_up(left).is_word()) && (right.empty() || look_up(right).is_word())) {
    return {};
  }
  std::string word(left);
  word += row->letters;
  word += right;
  return look_up(word).is_word() ? row->letters : std::string_view();
}

// Whether an apostrophe at text[at] makes a contraction, or a possessive of a known word.
bool is_proof(std::string_view text, std::size_t at) {
  const std::string_view before = word_before(text, at, alphabet::kAscii).in(text);
  const std::string_view after = word_behind(text, at + 1, alphabet::kAscii).in(text);
  if (find_contraction(before, after) != nullptr) return true;
  return after == "s" && before.size() > 2 && look_up(before).known();
}

// The controls of a block.
class LowControlRepair {
 public:
  LowControlRepair(const Block& block, const Engine& engine)
      : block_(block), text_(block.text), engine_(engine) {}

  Edits run() {
    for (std::size_t at = scan::find_control(text_); at < text_.size();) {
      const bool mark = text_[at] == kByteOrderMarkUtf8[0];
      if (mark) {
        drop_mark(at);
      } else {
        begin_line(at);
        read_ += read_control(at) ? 1 : 0;
      }
      at = scan::find_control(text_, at + (mark ? kByteOrderMarkUtf8.size() : 1));
    }
    end_line();
    for (const std::size_t number : open_) {
      if (!proven_) edits_[number].confidence = kUnsure;
    }
    return std::move(edits_);
  }

 private:
  // Files that were joined leave one where a line begins, and nobody wants one inside of a word;
  // elsewhere it may keep two words together.
  void drop_mark(std::size_t at) {
    if (!engine_.has(Rule::inner_byte_order_marks)) return;
    const std::size_t end = at + kByteOrderMarkUtf8.size();
    const bool begins_text = at == 0 && block_.before.empty();
    if (begins_text) return;
    const bool is_second = at == kByteOrderMarkUtf8.size() && block_.before.empty() &&
                           text_.starts_with(kByteOrderMarkUtf8);
    const bool goes_on = !edits_.empty() && edits_.back().span.end == at;
    const bool begins_line = at == 0 || text_[at - 1] == '\n' || is_second || goes_on;
    const bool in_word = at > 0 && end < text_.size() &&
                         is_latin_or_cyrillic(character_before(text_, at).code_point) &&
                         is_latin_or_cyrillic(character_at(text_, end).code_point);
    if ((!begins_line && !in_word) || is_in_program(at)) return;
    edits_.push_back(make_edit(Rule::inner_byte_order_marks, text_, {at, end}, {}));
  }

  bool is_in_program(std::size_t at) {
    Zones& zones = block_.lines().zones();
    return zones.holds(at, ZoneKind::code_span) || zones.holds(at, ZoneKind::source_code) ||
           zones.holds(at, ZoneKind::quoted_string) || zones.holds(at, ZoneKind::mention);
  }

  // Whether the control is read: it is text.
  bool read_control(std::size_t at) {
    const Beside around = beside(text_, at);
    // Controls beside each other are a protocol, not damage; but quotation marks may meet.
    if (is_control(around.before) && !is_one_of(around.before, U"\x18\x19\x1C\x1D")) return false;
    if (is_control(around.after) && !is_one_of(around.after, U"\x18\x19\x1C\x1D")) return false;
    if (is_in_program(at)) return false;
    if (engine_.has(Rule::ligature_controls) && !is_one_of(around.after, U"($[)%")) {
      if (const std::string_view letters = ligature_at(text_, at); !letters.empty()) {
        edits_.push_back(
            make_edit(Rule::ligature_controls, text_, {at, at + 1}, std::string(letters)));
        return true;
      }
    }
    const Meaning* const meaning = meaning_of(text_[at], around);
    if (meaning == nullptr || !engine_.has(Rule::low_controls)) return meaning != nullptr;
    std::string meant;
    append(meant, meaning->code_point);
    edits_.push_back(make_edit(Rule::low_controls, text_, {at, at + 1}, std::move(meant)));
    guesses_.push_back(edits_.size() - 1);
    has_proof_ = has_proof_ || (meaning->place == ControlPlace::in_word && is_proof(text_, at));
    return true;
  }

  void begin_line(std::size_t at) {
    if (at < line_end_) return;
    end_line();
    line_end_ = std::min(text_.find('\n', at), text_.size());
    const std::size_t before = text_.substr(0, at).rfind('\n');
    const std::string_view line = text_.substr(before + 1, line_end_ - before - 1);
    controls_ = std::ranges::count_if(line, [](char c) { return is_control(byte(c)); });
  }

  // All controls of a line are text, or none is: what a terminal or a protocol means by them fits a
  // place by chance. An apostrophe of a contraction proves it, for other lines too.
  void end_line() {
    if (read_ == controls_) {
      proven_ = proven_ || has_proof_;
      if (!has_proof_) open_.insert(open_.end(), guesses_.begin(), guesses_.end());
    } else {
      for (std::size_t i = first_; i < edits_.size(); ++i) {
        if (!edits_[i].text.empty()) edits_[i].confidence = kUnsure;
      }
    }
    first_ = edits_.size();
    guesses_.clear();
    read_ = 0;
    has_proof_ = false;
  }

  const Block& block_;
  std::string_view text_;
  const Engine& engine_;
  Edits edits_;
  std::size_t line_end_ = 0;
  std::ptrdiff_t controls_ = 0;       // of the line
  std::ptrdiff_t read_ = 0;           // those that are text
  std::size_t first_ = 0;             // edit of the line
  std::vector<std::size_t> guesses_;  // edits of the line that are marks of punctuation
  std::vector<std::size_t> open_;     // those of other lines that are right if one is proven
  bool has_proof_ = false;
  bool proven_ = false;
};

}  // namespace

Edits repair_low_controls(const Block& block, const Engine& engine) {
  return LowControlRepair(block, engine).run();
}

}  // namespace degarble
