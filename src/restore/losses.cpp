#include "restore/losses.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "evidence/contractions.hpp"
#include "evidence/ligatures.hpp"
#include "restore/excerpt.hpp"
#include "restore/lost_letters.hpp"
#include "restore/punctuation.hpp"
#include "scan/scalar.hpp"
#include "scan/scan.hpp"
#include "text/lines.hpp"
#include "text/running_text.hpp"

namespace degarble {
namespace {

constexpr std::size_t kMark = 3;         // bytes of U+25A1 and of U+FFFD
constexpr std::size_t kLookAside = 256;  // bytes of a line that are searched for another mark
constexpr std::size_t kWordsBefore = 2;  // more of them before a dash make it running text

// A mark in its text, between the words beside it, which may be empty.
struct LossMark {
  Lines& lines;
  std::string_view text;
  Span span;
  Word left;
  Word right;
};

LossMark mark_at(Lines& lines, std::size_t at) {
  const std::string_view text = lines.text();
  return {lines,
          text,
          {at, at + kMark},
          word_before(text, at, alphabet::kAscii),
          word_behind(text, at + kMark, alphabet::kAscii)};
}

// Apostrophes.

// The word without its mark is a contraction: "isn?t", "we?ll".
bool is_contraction(const LossMark& mark) {
  return find_contraction(mark.left.in(mark.text), mark.right.in(mark.text)) != nullptr;
}

// Names that are written like a shorter one's possessive, but for the accent: Tom\u00e1s.
bool may_be_accented_name(std::string_view name) {
  for (const std::string_view one : {"Tom", "Nicol", "Andr", "Jes", "Mois", "Luc"}) {
    if (name == one) return true;
  }
  return false;
}

bool is_possessive(const LossMark& mark) {
  const std::string_view owner = mark.left.in(mark.text);
  if (mark.right.in(mark.text) != "s" || owner.size() < 2 || may_be_accented_name(owner))
    return false;
  const WordFlags flags = look_up(owner);
  return is_lower(owner) ? flags.is_noun()
                         : flags.has(WordFlag::owns) || flags.has(WordFlag::name_owns);
}

bool was_apostrophe(const LossMark& mark) {
  if (mark.left.empty() || mark.right.empty()) return false;
  const Word whole{mark.left.begin, mark.right.end};
  return (is_contraction(mark) || is_possessive(mark)) && stands_alone(mark.lines, whole) &&
         mark.lines.is_english({whole.begin, whole.end});
}

// Dashes.

constexpr bool is_line_end(char c) { return c == '\n' || c == '\r'; }

// Whether the line has another mark of either kind near this one: a form, a list, a damaged text.
bool has_company(std::string_view text, Span span) {
  for (std::size_t at = span.begin; at > 0 && span.begin - at < kLookAside; --at) {
    if (is_line_end(text[at - 1])) break;
    if (scan::scalar::Loss::fits(text, at - 1)) return true;
  }
  for (std::size_t at = span.end; at < text.size() && at - span.end < kLookAside; ++at) {
    if (is_line_end(text[at])) break;
    if (scan::scalar::Loss::fits(text, at)) return true;
  }
  return false;
}

bool is_spaced(std::string_view text, Span span) {
  if (span.begin < 2 || span.end + 1 >= text.size()) return false;
  return text[span.begin - 1] == ' ' && text[span.end] == ' ' && text[span.begin - 2] != ' ' &&
         text[span.end + 1] != ' ';
}

// A word that talks of the sign itself: "press the button \u25a1 to", "a \u25a1 symbol means".
bool names_a_sign(std::string_view word) {
  for (const std::string_view one :
       {"box",      "boxes",     "square",     "squares", "symbol", "symbols", "sign",
        "signs",    "character", "characters", "button",  "key",    "letter",  "mark",
        "marks",    "marked",    "operator",   "glyph",   "icon",   "tick",    "check",
        "checkbox", "press",     "click",      "select",  "means",  "denotes", "called"}) {
    if (word == one) return true;
  }
  return false;
}

// A lower-case word that may stand beside a dash. A sentence does not break off behind "the", so
// there the mark stands for a word, or for itself.
bool may_precede_dash(std::string_view word) {
  const WordFlags flags = look_up(word);
  return word.size() > 1 && flags.known() && !flags.is_function_word() && !names_a_sign(word);
}
bool may_follow_dash(std::string_view word) {
  return word.size() > 1 && is_lower(word) && look_up(word).is_word() && !names_a_sign(word);
}

// Whether more words of the same line stand before and behind it.
bool is_in_sentence(std::string_view text, Word left, Word right) {
  for (std::size_t count = 0; count < kWordsBefore && !left.empty(); ++count) {
    left = neighbour_before(text, left);
  }
  return !left.empty() && !neighbour_behind(text, right).empty();
}

bool is_dash(const LossMark& mark) {
  if (!is_spaced(mark.text, mark.span)) return false;
  const Word left = word_before(mark.text, mark.span.begin - 1, alphabet::kAscii);
  const Word right = word_behind(mark.text, mark.span.end + 1, alphabet::kAscii);
  // Behind a name it may be a sign of trade: "UNIX \uFFFD operating systems".
  return is_lower(left.in(mark.text)) && may_precede_dash(left.in(mark.text)) &&
         may_follow_dash(right.in(mark.text)) && is_in_sentence(mark.text, left, right) &&
         !has_company(mark.text, mark.span) && !is_in_code_or_table(mark.lines, left.begin) &&
         mark.lines.is_english(mark.span);
}

bool is_replacement(const LossMark& mark) {
  return mark.text.substr(mark.span.begin, kMark) == kReplacementUtf8;
}

// Letters.

constexpr std::size_t kMostBytes = 2;  // marks for one letter

constexpr int kUnsure = 70;  // per cent, where another word may fit as well

int confidence_of_letters(const Filled& filled) {
  return filled.sure ? info(Rule::lost_letter).confidence : kUnsure;
}

// What is found by going through the marks of a block in their order.
class LossSearch {
 public:
  LossSearch(const Block& block, const Engine& engine)
      : lines_(block.lines()), text_(block.text), engine_(engine), romanian_(block.text) {}

  Losses run() && {
    for (std::size_t at = scan::find_loss(text_); at < text_.size();
         at = scan::find_loss(text_, next_)) {
      next_ = at + kMark;
      judge(mark_at(lines_, at));
    }
    return std::move(losses_);
  }

  // Question marks between letters, one or two.
  Losses run_questions() && {
    for (const std::string_view mark : {"?", "\xC2\xBF"}) {
      for (std::size_t at = text_.find(mark); at != std::string_view::npos;
           at = text_.find(mark, std::max(next_, at + 1))) {
        std::size_t end = at + mark.size();
        if (text_.substr(end, mark.size()) == mark) end += mark.size();
        if (is_inside_word(at, end)) add_letters(at);
      }
      next_ = 0;
    }
    std::ranges::stable_sort(losses_, {}, [](const Loss& loss) { return loss.span.begin; });
    return std::move(losses_);
  }

 private:
  void judge(const LossMark& mark) {
    if (engine_.has(Rule::lost_apostrophe) && was_apostrophe(mark)) {
      return add(Rule::lost_apostrophe, mark.span, Lost::apostrophe);
    }
    if (engine_.has(Rule::lost_letter) && add_ligature(mark)) return;
    if (engine_.has(Rule::lost_dash) && is_dash(mark)) {
      return add(Rule::lost_dash, mark.span, Lost::dash);
    }
    if (engine_.has(Rule::lost_letter) && may_be_word(mark.span.begin) &&
        add_letters(mark.span.begin)) {
      return;
    }
    if (engine_.has(Rule::lost_punctuation) && add_punctuation(mark)) return;
    if (engine_.has(Rule::lost_character) && is_replacement(mark)) {
      add(Rule::lost_character, mark.span, Lost::unknown);
    }
  }

  // Whether the run of marks at `at` can be letters: no word has so many, and a box without a
  // letter beside it is a box. Looks at each run once.
  bool may_be_word(std::size_t at) {
    if (at < run_end_) return run_may_be_word_;
    const std::string_view mark = text_.substr(at, kMark);
    run_end_ = at;
    while (text_.substr(run_end_, kMark) == mark) run_end_ += kMark;
    const bool beside =
        (at > 0 && is_latin_or_cyrillic(character_before(text_, at).code_point)) ||
        (run_end_ < text_.size() && is_latin_or_cyrillic(character_at(text_, run_end_).code_point));
    run_may_be_word_ =
        (beside || mark == kReplacementUtf8) && run_end_ - at <= kMark * kMostBytes * kLongestEntry;
    return run_may_be_word_;
  }

  // Adds the letters of a ligature in an English word, if one was lost. Whether it was.
  bool add_ligature(const LossMark& mark) {
    constexpr std::size_t kProof = 2;  // words of a language that only English ligatures make
    if (!is_replacement(mark) || (mark.left.empty() && mark.right.empty())) return false;
    const LostLigature found = lost_ligature(text_, mark.span);
    if (found.letters().empty() || is_in_code(lines_.zones(), mark.span.begin)) return false;
    if (is_between_marks(mark)) return false;
    const bool is_english = lines_.is_english(mark.span);
    if (!found.is_sure || !is_english) {
      const std::size_t others = count_sure_ligatures(mark.span);
      if (others == 0 || (others < kProof && !is_english)) return false;
    }
    losses_.push_back(lost_text(Rule::lost_letter, mark.span, found.letters()));
    return true;
  }

  // Whether one of the words beside it has another mark at its other end: a letter that is quoted.
  [[nodiscard]] bool is_between_marks(const LossMark& mark) const {
    return text_.substr(0, mark.left.begin).ends_with(kReplacementUtf8) ||
           text_.substr(mark.right.end).starts_with(kReplacementUtf8);
  }

  // How many other marks of the line can only be ligatures.
  [[nodiscard]] std::size_t count_sure_ligatures(Span mark) const {
    const Span line = line_around(text_, mark, kLookAside);
    std::size_t count = 0;
    for (std::size_t at = text_.find(kReplacementUtf8, line.begin); at < line.end;
         at = text_.find(kReplacementUtf8, at + kMark)) {
      if (at == mark.begin) continue;
      const LostLigature other = lost_ligature(text_, {at, at + kMark});
      count += other.is_sure && !other.letters().empty() ? 1 : 0;
    }
    return count;
  }

  // Adds the letters of the word that fits in, if one does; then all of its marks are done with.
  // Whether it did.
  bool add_letters(std::size_t at) {
    find_excerpt(text_, at, excerpt_);
    const Excerpt& excerpt = excerpt_;
    const MarkedWord word = marked_word(excerpt, excerpt.text[excerpt.at]);
    const std::optional<Filled> filled = fill(excerpt, word, lines_.lists_at(at));
    if (!filled) return false;
    if (lines_.is_mostly_english(at) && (!filled->sure || is_whole_without(excerpt, word))) {
      return false;
    }
    for (const Filling& filling : filled->fillings) {
      losses_.push_back({Rule::lost_letter, excerpt.span(filling.begin, filling.end), Lost::text,
                         confidence_of_letters(*filled),
                         to_utf8(romanian_.as_written(filling.letters))});
    }
    next_ = std::max(next_, excerpt.offsets[word.end]);
    return true;
  }

  // Whether the word has a mark at an end, and is one without it: the mark is a quotation mark's.
  static bool is_whole_without(const Excerpt& excerpt, const MarkedWord& word) {
    std::size_t begin = word.begin;
    std::size_t end = word.end;
    while (begin < end && excerpt.text[begin] == word.mark) ++begin;
    while (end > begin && excerpt.text[end - 1] == word.mark) --end;
    if (end - begin == word.end - word.begin) return false;
    std::string letters;
    for (std::size_t at = begin; at < end; ++at) append(letters, excerpt.text[at]);
    return letters.size() < 2 || look_up(letters).known();
  }

  // Not in code, tables, strings and where the text speaks of the mark; nor in a run.
  [[nodiscard]] bool may_be_punctuation(Span span) {
    constexpr std::size_t kLongestRun = 3;
    Zones& zones = lines_.zones();
    if (is_in_code(zones, span.begin) || zones.holds(span.begin, ZoneKind::table_cell)) {
      return false;
    }
    std::size_t run = 0;
    std::size_t begin = span.begin;
    while (begin >= kMark && text_.substr(begin - kMark, kMark) == kReplacementUtf8) begin -= kMark;
    while (text_.substr(begin + run * kMark, kMark) == kReplacementUtf8) ++run;
    if (run > kLongestRun) return false;
    const std::string_view line = lines_.at(span.begin).text();
    return line.find("U+FFFD") == std::string_view::npos &&
           line.find("eplacement character") == std::string_view::npos;
  }

  // Adds what English punctuation the mark, or a run of three for the bytes of one character, was,
  // if that can be told. Whether it can.
  bool add_punctuation(const LossMark& mark) {
    if (!is_replacement(mark) || !lines_.is_mostly_english(mark.span.begin)) return false;
    if (mark.right.in(text_) == "s" && may_be_accented_name(mark.left.in(text_))) return false;
    if (!may_be_punctuation(mark.span)) return false;
    Span span = mark.span;
    std::size_t marks = 1;
    while (text_.substr(span.end, kMark) == kReplacementUtf8) span.end += kMark, ++marks;
    if (marks != 3) span.end = mark.span.end;
    const std::optional<char32_t> found = punctuation_.read(span);
    if (!found) return false;
    next_ = span.end;
    // As the text writes its apostrophes.
    if (*found == U'\u2019' && !mark.left.empty() && span.end < text_.size() &&
        is_latin_or_cyrillic(character_at(text_, span.end).code_point)) {
      add(Rule::lost_punctuation, span, Lost::apostrophe);
      return true;
    }
    losses_.push_back(lost_text(Rule::lost_punctuation, span, to_utf8(std::u32string(1, *found))));
    return true;
  }

  // Whether letters stand on either side, and the word is none of an address or of code.
  [[nodiscard]] bool is_inside_word(std::size_t begin, std::size_t end) {
    if (begin == 0 || end >= text_.size()) return false;
    if (!is_latin_or_cyrillic(character_before(text_, begin).code_point) ||
        !is_latin_or_cyrillic(character_at(text_, end).code_point)) {
      return false;
    }
    // "What do you do?A: Run."
    if (is_capital(character_at(text_, end).code_point) &&
        !is_capital(character_before(text_, begin).code_point)) {
      return false;
    }
    const Word chunk = word_around(text_, begin, end, alphabet::kPrinted);
    if (joins_names(chunk)) return false;
    if (chunk.end - end == kLongestWord || begin - chunk.begin == kLongestWord) return false;
    // The way out: neither is without one of these.
    constexpr std::string_view kSigns = "/=&@\\_<>{}#+*[]|$%0123456789";
    if (chunk.in(text_).find_first_of(kSigns) == std::string_view::npos) return true;
    // "0===t?void 0:t", in a line too long for a zone
    const bool may_choose = text_[begin] == '?';
    if (may_choose && chunk.in(text_).find_first_of("={}|[]") != std::string_view::npos)
      return false;
    Zones& zones = lines_.zones();
    return std::ranges::none_of(
        std::array{ZoneKind::address, ZoneKind::source_code, ZoneKind::code_span, ZoneKind::markup},
        [&](ZoneKind kind) { return zones.holds(begin, kind); });
  }

  // "r?r.prop": a full stop, a colon or a quotation mark with a letter behind it.
  [[nodiscard]] bool joins_names(Word chunk) const {
    for (std::size_t at = chunk.begin; at + 1 < chunk.end; ++at) {
      const bool sign = std::string_view(".:\"();").find(text_[at]) != std::string_view::npos;
      if (sign && at > chunk.begin && is_ascii_letter(text_[at + 1]) &&
          is_ascii_letter(text_[at - 1])) {
        return true;
      }
    }
    return false;
  }

  void add(Rule rule, Span span, Lost what) {
    losses_.push_back({rule, span, what, info(rule).confidence});
  }

  Lines& lines_;
  std::string_view text_;
  const Engine& engine_;
  RomanianLetters romanian_;
  PunctuationReader punctuation_{text_};
  Excerpt excerpt_;  // around the last mark
  Losses losses_;
  std::size_t next_ = 0;     // where to look for the next mark
  std::size_t run_end_ = 0;  // of the marks that were looked at last
  bool run_may_be_word_ = false;
};

}  // namespace

Losses find_marked_losses(const Block& block, const Engine& engine) {
  Losses losses;
  if (scan::find_loss(block.text) < block.text.size()) losses = LossSearch(block, engine).run();
  if (!engine.has(Rule::lost_letter)) return losses;
  const Losses more = LossSearch(block, engine).run_questions();
  const auto middle = losses.insert(losses.end(), more.begin(), more.end());
  std::ranges::inplace_merge(losses, middle, {}, [](const Loss& loss) { return loss.span.begin; });
  return losses;
}

}  // namespace degarble
