#include "restore/punctuation.hpp"

#include <algorithm>
#include <string>

#include "core/endings.hpp"
#include "core/utf8.hpp"
#include "evidence/contractions.hpp"
#include "evidence/lexicon.hpp"
#include "text/running_text.hpp"

namespace degarble {
namespace {

constexpr char32_t kOpeningSingle = 0x2018;
constexpr char32_t kApostrophe = 0x2019;
constexpr char32_t kOpening = 0x201C;
constexpr char32_t kClosing = 0x201D;
constexpr char32_t kEnDash = 0x2013;
constexpr char32_t kEmDash = 0x2014;

constexpr bool is_loss(char32_t c) { return c == kReplacement; }

constexpr bool ends_phrase(char32_t c) { return is_one_of(c, U".,!?\u2026;:)]"); }
constexpr bool may_precede_quote(char32_t c) {
  return is_any_space(c) || is_one_of(c, U"([\u2014\u2013\u201C\u2018/");
}

bool is_among(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

std::string in_small_ascii(std::string_view word) {
  std::string small(word);
  for (char& c : small) c = static_cast<char>(to_lower(byte(c)));
  return small;
}

// Whether an apostrophe stands between them: "isn?t", "we?ll", "o?clock".
bool are_joined_by_apostrophe(std::string_view left, std::string_view right) {
  return (right != "t" && is_apostrophe_ending<char>(in_small_ascii(right)) &&
          look_up(left).known()) ||
         find_contraction(left, right) != nullptr;
}

// What an apostrophe stands before though nothing stands before it: "?tis", "?em".
bool is_clipped(std::string_view word) {
  return is_among(in_small_ascii(word), {"tis", "twas", "em", "til", "cause", "bout", "twill",
                                         "twere", "round", "fraid", "neath", "gainst"});
}

// What an apostrophe stands behind, in speech: "an? so", "o? course".
bool is_cut_short(std::string_view word) {
  return is_among(in_small_ascii(word),
                  {"an", "o", "t", "th", "wit", "wi", "d", "ol", "jes", "mos", "las"});
}

// Names and words that begin with an apostrophe's letter: O'Brien, d'Artagnan, l'amour.
bool is_head(std::string_view word) {
  return is_among(word, {"O", "D", "d", "L", "l", "o", "M", "y", "Y", "Qu", "qu", "J", "C", "c"});
}

}  // namespace

namespace {

// Whether four digits, or two, end there: "1914\uFFFD18".
bool is_year_before(std::string_view text, std::size_t at) {
  constexpr std::size_t kYear = 4;
  std::size_t digits = 0;
  while (digits <= kYear && digits < at && is_ascii_digit(byte(text[at - digits - 1]))) ++digits;
  return digits == kYear;
}

// Whether another mark, or a quotation mark that closes, follows in the paragraph: what opens alone
// is a letter.
bool is_closed_later(std::string_view text, std::size_t from) {
  constexpr std::size_t kLongestQuotation = 4096;  // bytes
  std::string_view rest = text.substr(from, kLongestQuotation);
  rest = rest.substr(0, rest.find("\n\n"));
  return rest.find(kReplacementUtf8) != std::string_view::npos ||
         rest.find("\xE2\x80\x9D") != std::string_view::npos;
}

// A letter, digits or a sign between two marks: "\uFFFDE\uFFFDs", "\uFFFD7\uFFFD".
constexpr std::size_t kLongestSign = 4;  // bytes

bool opens_sign(std::string_view text, std::size_t from) {
  const std::string_view rest = text.substr(from, kLongestSign + kReplacementUtf8.size());
  const std::size_t sign = rest.find(kReplacementUtf8);
  return sign != std::string_view::npos && sign > 0 &&
         std::ranges::none_of(rest.substr(0, sign), [](char c) { return is_any_space(byte(c)); });
}

}  // namespace

// What stands beside a mark.
struct PunctuationReader::Sides {
  char32_t before = U'\n';
  char32_t after = U'\n';
  char32_t beyond = U'\n';  // behind another mark
  std::string_view left;    // the words, as far as they are ASCII letters
  std::string_view right;
};

// Quotations end with their paragraph.
void PunctuationReader::see(char32_t c, char32_t next) {
  if (c == U'\n' && last_ == U'\n') doubles_ = singles_ = 0;
  if (c == kOpening || (c == U'"' && may_precede_quote(last_))) {
    ++doubles_;
    opened_ = at_;
  } else if (c == kClosing || c == U'"') {
    doubles_ = std::max(0, doubles_ - 1);
  } else if (c == kOpeningSingle) {
    ++singles_;
  } else if (c == kApostrophe && !is_latin_or_cyrillic(next)) {
    singles_ = std::max(0, singles_ - 1);
  }
  last_ = c;
}

void PunctuationReader::advance(std::size_t to) {
  while (at_ < to) {
    const Character character = character_at(text_, at_);
    at_ += character.length;
    see(character.code_point, at_ < text_.size() ? character_at(text_, at_).code_point : U'\n');
  }
}

std::optional<char32_t> PunctuationReader::read(Span mark) {
  advance(mark.begin);
  Sides sides;
  sides.before = last_;
  sides.after = mark.end < text_.size() ? character_at(text_, mark.end).code_point : U'\n';
  const std::size_t next = mark.end + kReplacementUtf8.size();
  if (is_loss(sides.after) && next < text_.size()) {
    sides.beyond = character_at(text_, next).code_point;
  }
  sides.left = word_before(text_, mark.begin, alphabet::kAscii).in(text_);
  sides.right = word_behind(text_, mark.end, alphabet::kAscii).in(text_);
  const std::optional<char32_t> found = judge(mark, sides);
  at_ = mark.end;
  see(found.value_or(kReplacement), sides.after);
  return found;
}

std::optional<char32_t> PunctuationReader::judge(Span mark, const Sides& sides) const {
  const char32_t before = sides.before;
  const char32_t after = sides.after;
  const bool letter_before = is_latin_or_cyrillic(before);
  const bool letter_after = is_latin_or_cyrillic(after);
  if (closes_sign(mark, sides)) return kClosing;
  if (letter_before && letter_after) {
    constexpr std::size_t kShortest = 3;  // letters, of what is no part of a name
    const bool is_elided = is_head(sides.left) && sides.right.size() >= kShortest;
    if (are_joined_by_apostrophe(sides.left, sides.right) || is_elided) return kApostrophe;
    const bool words = sides.left.size() >= kShortest && sides.right.size() >= kShortest &&
                       look_up(sides.left).is_word() && look_up(sides.right).is_word();
    return words ? std::optional(kEmDash) : std::nullopt;
  }
  // Beside digits it may be a sign of degrees, of a currency, ...
  if (is_ascii_digit(before) && is_ascii_digit(after)) {
    return is_year_before(text_, mark.begin) ? std::optional(kEnDash) : std::nullopt;
  }
  if (is_ascii_digit(before) && sides.right == "s") return kApostrophe;
  if (is_any_space(before) && is_any_space(after)) {
    if (before == U'\n' || after == U'\n') return std::nullopt;
    if (text_.find(" \u2013 ") != std::string_view::npos) return kEnDash;
    return text_.find(" \u2014 ") != std::string_view::npos ? std::optional(kEmDash) : std::nullopt;
  }
  if (may_precede_quote(before)) {
    if (is_clipped(sides.right)) return kApostrophe;
    if (is_ascii_digit(after)) {
      const std::string_view year = text_.substr(mark.end, 3);
      if (year.size() == 3 && is_ascii_digit(byte(year[1])) && (year[2] == 's' || year[2] == ' ')) {
        return kApostrophe;
      }
    }
    // Before a digit it may be a sign of a currency.
    const bool opens = letter_after || is_loss(after) ||
                       is_one_of(after, U"([\u2018\u201C$\u2026.-") || opens_sign(text_, mark.end);
    // "Karl Anders \uFFFDgard": what is no word without the mark has lost a letter.
    if (letter_after && !sides.right.empty() && is_lower(sides.right) &&
        !look_up(sides.right).known()) {
      return std::nullopt;
    }
    if (!opens) return before == kEmDash && doubles_ > 0 ? std::optional(kClosing) : std::nullopt;
    if (!is_closed_later(text_, mark.end)) return std::nullopt;
    return doubles_ > 0 ? kOpeningSingle : kOpening;
  }
  return closing(sides);
}

// Whether the mark ends a quotation of one letter, of digits or of a sign: "\u201CE\uFFFDs".
bool PunctuationReader::closes_sign(Span mark, const Sides& sides) const {
  const bool is_short = mark.begin > opened_ && mark.begin - opened_ <= kLongestSign;
  if (doubles_ == 0 || !is_short || sides.left.size() > 1) return false;
  const bool is_plural = sides.right == "s" && is_capital(sides.before);
  return is_plural || !is_latin_or_cyrillic(sides.after);
}

// Behind a word or its punctuation.
std::optional<char32_t> PunctuationReader::closing(const Sides& sides) const {
  const char32_t before = sides.before;
  const char32_t after = sides.after;
  const bool ends = ends_phrase(before) || before == kApostrophe || is_one_of(before, U"\u2014*%");
  const bool word = is_latin_or_cyrillic(before) || is_ascii_digit(before);
  if (doubles_ > 0) {
    if (is_latin_or_cyrillic(after)) return ends ? std::optional(kEmDash) : std::nullopt;
    // A line's last mark closes the outer quotation.
    if (ends) return singles_ > 0 && after != U'\n' ? kApostrophe : kClosing;
    if (!word) return std::nullopt;
    if (ends_phrase(after) || after == U'\n') return kClosing;
    if (is_loss(after)) return two_behind_word(sides);
    if (!is_any_space(after)) return std::nullopt;
    if (is_cut_short(sides.left)) return kApostrophe;
    // "the girls? books?": a plural's apostrophe, if the quotation is closed further on.
    const bool plural = before == U's' || sides.left.ends_with("in");
    if (!plural) return kClosing;
    return std::nullopt;
  }
  if (singles_ > 0 && (ends || word) && !is_latin_or_cyrillic(after)) return kApostrophe;
  if (before == kClosing && is_latin_or_cyrillic(after)) return kEmDash;
  if (word && is_any_space(after) && after != U'\n') {
    const bool plural = before == U's' && is_lower(sides.left);  // not "Windows\uFFFD 98"
    return plural || sides.left.ends_with("in") ? std::optional(kApostrophe) : std::nullopt;
  }
  return ends && is_latin_or_cyrillic(after) ? std::optional(kEmDash) : std::nullopt;
}

// The first of two marks behind a word in a quotation: of "I never\u2014" she said, or of
// "never"\u2014and so on.
char32_t PunctuationReader::two_behind_word(const Sides& sides) const {
  if (is_latin_or_cyrillic(sides.beyond)) return kClosing;
  return singles_ > 0 ? kApostrophe : kEmDash;
}

}  // namespace degarble
