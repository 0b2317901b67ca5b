#include "normalize/invisible.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "core/rules.hpp"
#include "core/utf8.hpp"
#include "normalize/terminal.hpp"
#include "scan/scan.hpp"
#include "stage.hpp"

namespace degarble {
namespace {

constexpr char kEscape = '\x1B';
constexpr char kBackspace = '\b';
constexpr char32_t kNonJoiner = 0x200C;  // ZERO WIDTH NON-JOINER
constexpr char32_t kJoiner = 0x200D;     // ZERO WIDTH JOINER
constexpr char32_t kSpace = 0x200B;      // ZERO WIDTH SPACE
constexpr char32_t kBlackFlag = 0x1F3F4;

struct InvisibleRange {
  char32_t first;
  char32_t last;
  Rule rule;
};

// Sorted by code point.
constexpr auto kInvisible = std::to_array<InvisibleRange>({
    {0x0000, 0x0008, Rule::controls},  // C0 controls but tab and line ends
    {0x000B, 0x000B, Rule::controls},
    {0x000E, 0x001F, Rule::controls},
    {0x007F, 0x0084, Rule::controls},  // DELETE and C1 controls, but
    {0x0086, 0x009F, Rule::controls},  // U+0085, which ends lines
    {0x00AD, 0x00AD, Rule::soft_hyphens},
    {0x034F, 0x034F, Rule::zero_width},  // COMBINING GRAPHEME JOINER
    {0x061C, 0x061C, Rule::directions},  // ARABIC LETTER MARK
    {0x180E, 0x180E, Rule::zero_width},  // MONGOLIAN VOWEL SEPARATOR
    {0x200B, 0x200D, Rule::zero_width},  // space, non-joiner, joiner
    {0x200E, 0x200F, Rule::directions},
    {0x202A, 0x202E, Rule::directions},  // embeddings and overrides
    {0x2060, 0x2064, Rule::zero_width},  // WORD JOINER, invisible operators
    {0x2066, 0x206F, Rule::directions},  // isolates; deprecated marks
    {0xFE00, 0xFE0F, Rule::zero_width},  // variation selectors
    {0xFEFF, 0xFEFF, Rule::zero_width},  // the byte order mark
    {0xFFF9, 0xFFFB, Rule::annotations},
    {0xE0000, 0xE007F, Rule::tags},
    {0xE0100, 0xE01EF, Rule::zero_width},  // variation selectors of ideographs
});

const InvisibleRange* range_of(char32_t code_point) {
  const auto found = std::ranges::lower_bound(kInvisible, code_point, {}, &InvisibleRange::last);
  return found != kInvisible.end() && found->first <= code_point ? &*found : nullptr;
}

struct Interval {
  char32_t first;
  char32_t last;
};

template <std::size_t kSize>
bool is_in(const Interval (&intervals)[kSize], char32_t c) {
  return std::ranges::any_of(intervals,
                             [c](const Interval& i) { return c >= i.first && c <= i.last; });
}

// Scripts in which joiners are spelling: Arabic and its relatives, those of India and South East
// Asia, Mongolian (Unicode Standard 15, section 23.2).
constexpr Interval kJoining[] = {{0x0600, 0x08FF}, {0x0900, 0x0DFF}, {0x1000, 0x109F},
                                 {0x1780, 0x18AF}, {0x1A00, 0x1CFF}, {0xA800, 0xABFF},
                                 {0xFB50, 0xFDFF}, {0xFE70, 0xFEFC}, {0x10A00, 0x11FFF}};

// Scripts without spaces between words, where U+200B is what tells them apart.
constexpr Interval kSpaceless[] = {{0x0E00, 0x0FFF}, {0x1000, 0x109F}, {0x1780, 0x17FF},
                                   {0x1950, 0x19DF}, {0x1A20, 0x1AAF}, {0xA9E0, 0xA9FF},
                                   {0xAA60, 0xAADF}, {0x3040, 0x30FF}, {0x3400, 0x9FFF}};

constexpr Interval kRightToLeft[] = {
    {0x0590, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}};

// What emoji sequences are made of, and signs that variation selectors choose a look for.
constexpr Interval kPictures[] = {
    {0x00A9, 0x00AE}, {0x203C, 0x2049}, {0x20E3, 0x20E3}, {0x2100, 0x27BF},   {0x2900, 0x2BFF},
    {0x3030, 0x303D}, {0x3297, 0x3299}, {0xFE00, 0xFE0F}, {0x1F000, 0x1FAFF}, {0xE0020, 0xE007F}};

// Characters whose variation selectors mean something beside those of emoji.
constexpr Interval kVarying[] = {{0x1800, 0x18AF}, {0x1000, 0x109F},  {0x2200, 0x22FF},
                                 {0x3000, 0x9FFF}, {0xA840, 0xA87F},  {0xF900, 0xFAFF},
                                 {0xFF01, 0xFF60}, {0x20000, 0x3FFFF}};

bool is_variation_selector(char32_t c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

bool is_keycap(char32_t c) { return (c >= '0' && c <= '9') || c == '#' || c == '*'; }

class InvisibleDropping {
 public:
  InvisibleDropping(std::string_view text, const Engine& engine) : text_(text), engine_(engine) {}

  Edits run() {
    for (std::size_t at = scan::find_invisible(text_); at < text_.size();) {
      at = scan::find_invisible(text_, take(at));
    }
    return std::move(edits_);
  }

 private:
  // Where to go on.
  std::size_t take(std::size_t at) {
    if (engine_.has(Rule::terminal_escapes)) {
      const std::size_t end = take_terminal(at);
      if (end != at) return end;
    }
    const Character character = character_at(text_, at);
    const std::size_t end = at + character.length;
    const InvisibleRange* const range = range_of(character.code_point);
    if (range == nullptr || !engine_.has(range->rule)) return end;
    if (!is_needed(character.code_point, range->rule, at, end)) drop(range->rule, {at, end});
    return end;
  }

  // An escape sequence; or a character and a backspace, as printers made letters bold or
  // underlined.
  std::size_t take_terminal(std::size_t at) {
    if (text_[at] == kEscape) {
      const std::size_t length = terminal_escape_length(text_, at);
      if (length > 0) drop(Rule::terminal_escapes, {at, at + length});
      return at + length;
    }
    const std::size_t done = edits_.empty() ? 0 : edits_.back().span.end;
    if (text_[at] != kBackspace || at == done || at + 1 == text_.size()) return at;
    const std::size_t begin = at - character_before(text_, at).length;
    const std::string_view over = text_.substr(begin, at - begin);
    const bool overstruck = over == "_" || text_.substr(at + 1).starts_with(over) ||
                            (text_[at + 1] == '_' && over != " ");
    if (!overstruck || over == "\n") return at;
    if (over != "_" && text_[at + 1] == '_') {
      drop(Rule::terminal_escapes, {at, at + 2});
      return at + 2;
    }
    drop(Rule::terminal_escapes, {begin, at + 1});
    return at + 1;
  }

  void drop(Rule rule, Span span) { edits_.push_back(make_edit(rule, text_, span, {})); }

  bool is_needed(char32_t c, Rule rule, std::size_t at, std::size_t end) {
    if (rule == Rule::directions) return is_right_to_left(at);
    if (rule == Rule::tags) return is_in_flag(at, end);
    if (rule != Rule::zero_width) return false;
    const char32_t before = at > 0 ? character_before(text_, at).code_point : ' ';
    const char32_t after = end < text_.size() ? character_at(text_, end).code_point : ' ';
    if (is_variation_selector(c)) {
      return is_in(kPictures, before) || is_in(kVarying, before) ||
             (is_keycap(before) && c == 0xFE0F);
    }
    if (c == kSpace) return is_in(kSpaceless, before) && is_in(kSpaceless, after);
    if (c == kJoiner && is_in(kPictures, before) && is_in(kPictures, after)) return true;
    if (c == kJoiner || c == kNonJoiner) return is_in(kJoining, before) || is_in(kJoining, after);
    return c == 0x180E && is_in(kJoining, before);
  }

  // The flags of England, Scotland and Wales are a black flag and tags behind it.
  bool is_in_flag(std::size_t at, std::size_t end) {
    const bool goes_on = at == flag_end_ && at > 0;
    if (!goes_on && (at == 0 || character_before(text_, at).code_point != kBlackFlag)) return false;
    flag_end_ = end;
    return true;
  }

  // Whether the line has letters that are written from right to left.
  bool is_right_to_left(std::size_t at) {
    if (at < line_end_) return line_is_right_to_left_;
    line_end_ = std::min(text_.find('\n', at), text_.size());
    std::size_t from = at;
    while (from > line_begin_ && text_[from - 1] != '\n') --from;
    line_begin_ = line_end_;
    line_is_right_to_left_ = false;
    for (; from < line_end_ && !line_is_right_to_left_;) {
      const Character character = character_at(text_, from);
      line_is_right_to_left_ = is_in(kRightToLeft, character.code_point);
      from += character.length;
    }
    return line_is_right_to_left_;
  }

  std::string_view text_;
  const Engine& engine_;
  Edits edits_;
  std::size_t flag_end_ = 0;  // behind the last tag of a flag
  std::size_t line_begin_ = 0;
  std::size_t line_end_ = 0;
  bool line_is_right_to_left_ = false;
};

}  // namespace

Edits drop_invisible(std::string_view text, const Engine& engine) {
  return InvisibleDropping(text, engine).run();
}

}  // namespace degarble
