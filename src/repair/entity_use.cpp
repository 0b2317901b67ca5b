#include "repair/entity_use.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "core/characters.hpp"
#include "core/script.hpp"
#include "core/utf8.hpp"
#include "core/words.hpp"
#include "text/mentions.hpp"

namespace degarble {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kFar = 200;  // bytes of the line on either side

// The line of a reference, as far as it is looked at.
struct Sides {
  std::string_view before;
  std::string_view behind;
};

Sides sides_of(std::string_view text, Span span) {
  const std::size_t low =
      character_start(text, span.begin - std::min<std::size_t>(span.begin, kFar));
  Sides sides{text.substr(low, span.begin - low), text.substr(span.end, kFar)};
  if (const std::size_t end = sides.before.rfind('\n'); end != kNone) {
    sides.before.remove_prefix(end + 1);
  }
  sides.behind = sides.behind.substr(0, sides.behind.find_first_of("\r\n"));
  return sides;
}

// What a program fills in: "%s", "%(name)s", "{0}", "${name}". "50 %" and "50%" are none.
bool has_field(std::string_view text) {
  for (std::size_t at = text.find_first_of("%{$"); at < text.size();
       at = text.find_first_of("%{$", at + 1)) {
    const char before = at > 0 ? text[at - 1] : ' ';
    const char after = at + 1 < text.size() ? text[at + 1] : ' ';
    const bool is_name = is_ascii_letter(byte(after));
    if (text[at] == '%' && (is_name || after == '(') && !is_ascii_digit(byte(before))) return true;
    if (text[at] == '$' && (after == '{' || is_name)) return true;
    if (text[at] == '{' && (is_ascii_digit(byte(after)) || after == '{')) return true;
  }
  return false;
}

// What stands before a reference that a sentence speaks of, and behind it. In small letters.
constexpr std::string_view kBeforeMention[] = {
    "use",      "uses",     "used",      "using",     "like",    "as",       "with",    "by",
    "replace",  "replaces", "replaced",  "insert",    "inserts", "enter",    "write",   "type",
    "typing",   "named",    "called",    "character", "entity",  "entities", "eg",      "g",
    "e",        "convert",  "converts",  "escape",    "escapes", "html",     "xml",     "sgml",
    "utf",      "code",     "reference", "of",        "contain", "contains", "into",    "to",
    "change",   "changes",  "changed",   "show",      "shows",   "showing",  "shown",   "display",
    "displays", "print",    "prints",    "add",       "adds",    "added",    "remove",  "removes",
    "removed",  "fix",      "fixes",     "fixed",     "strip",   "strips",   "the",     "a",
    "an",       "from",     "not",       "no",        "output",  "outputs",  "appears", "support"};
constexpr std::string_view kBehindMention[] = {
    "for",    "is",       "instead",   "as",   "character", "characters", "reference", "references",
    "entity", "entities", "in",        "also", "becomes",   "means",      "stands",    "code",
    "codes",  "sequence", "sequences", "tag",  "symbol",    "to",         "into",      "with",
    "sign",   "signs",    "should",    "does", "will",      "are",        "when",      "or"};

bool has_word(std::string_view word, std::span<const std::string_view> list) {
  std::string small(word);
  std::ranges::transform(small, small.begin(), to_ascii_lower);
  return std::ranges::find(list, small) != list.end();
}

bool is_lone_mention(const Sides& sides) {
  std::string_view before = sides.before;
  while (!before.empty() && (before.back() == ' ' || before.back() == '.')) before.remove_suffix(1);
  const Word last = word_before(before, before.size(), alphabet::kAscii);
  std::string_view behind = sides.behind;
  behind.remove_prefix(std::min(behind.find_first_not_of(' '), behind.size()));
  const Word next = word_behind(behind, 0, alphabet::kAscii);
  return has_word(last.in(before), kBeforeMention) || has_word(next.in(behind), kBehindMention);
}

// Whether two references have nothing but a space or a comma between them.
bool is_among_references(const Sides& sides) {
  const auto ends = [&](std::string_view mark) { return sides.before.ends_with(mark); };
  const auto begins = [&](std::string_view mark) { return sides.behind.starts_with(mark); };
  return ends("; ") || ends(";, ") || ends(";,") || ends(";|") || ends(";/") || begins(" &") ||
         begins(", &") || begins(",&") || begins("|&") || begins("/&");
}

// Words in which the sentence goes on.
std::size_t count_words(std::string_view text) {
  std::size_t count = 0;
  for (Word word = next_word(text, 0, alphabet::kAny); !word.empty();
       word = next_word(text, word.end, alphabet::kAny)) {
    count += word.size() > 1;
  }
  return count;
}

class ReferencePlace {
 public:
  ReferencePlace(Lines& lines, Span span, char32_t code_point)
      : lines_(lines), text_(lines.text()), span_(span), code_point_(code_point) {
    if (span.begin > 0) before_ = character_before(text_, span.begin).code_point;
    if (span.end < text_.size()) after_ = character_at(text_, span.end).code_point;
  }

  EntityUse run() {
    if (is_delimited() || is_in_program()) return EntityUse::none;
    const Sides sides = sides_of(text_, span_);
    if (has_field(sides.before) || has_field(sides.behind)) return EntityUse::none;
    std::string meant;
    append(meant, code_point_);
    if (is_mentioned(lines_, span_, meant)) return EntityUse::none;
    if (is_quoted(text_, span_)) return EntityUse::quoted;
    if (!is_beside_word()) return EntityUse::alone;
    return speaks_of_encodings(text_, span_.begin) ? EntityUse::none : EntityUse::used;
  }

 private:
  // Whether it is in brackets, quotation marks or bars by itself, or behind what no sentence has.
  [[nodiscard]] bool is_delimited() const {
    constexpr std::u32string_view kOpen = U"\"'`([{/>|\u201C\u2018";
    constexpr std::u32string_view kClose = U"\"'`)]}/<|\u201D\u2019";
    if (is_one_of(before_, U"\\=|~^$@#_%")) return true;
    const std::size_t pair = kOpen.find(before_);
    if (pair == kOpen.npos) return before_ == U'`' && after_ == U'\'';
    if (kClose[pair] == after_ || (before_ == U'`' && after_ == U'\'')) return true;
    const bool letter = code_point_ >= 0xC0 && code_point_ < 0x0530;
    return letter && after_ == ' ';
  }

  [[nodiscard]] bool is_in_program() {
    Zones& zones = lines_.zones();
    const std::size_t at = span_.begin;
    return zones.holds(at, ZoneKind::code_span) || zones.holds(at, ZoneKind::source_code) ||
           zones.holds(at, ZoneKind::quoted_string) || zones.is_among_source(at);
  }

  // Whether letters, digits or another reference stand beside it without a space.
  [[nodiscard]] bool is_beside_word() const {
    const bool behind_reference = before_ == U';' && is_reference_end(span_.begin);
    const bool before_reference = after_ == U'&';
    const bool is_space = code_point_ == 0xA0;
    const bool has_left = is_letter_or_digit(before_) || behind_reference;
    const bool has_right = is_letter_or_digit(after_) || before_reference;
    if (is_space) return is_letter_or_digit(before_) && is_letter_or_digit(after_);
    if (is_quotation_mark() && is_beside_quoted()) return true;
    return has_left || has_right || (is_sign() && is_one_of(before_, U".,!?)\u2019\u201D"));
  }

  [[nodiscard]] bool is_quotation_mark() const {
    return code_point_ >= 0x2018 && code_point_ <= 0x201E;
  }

  // Whether something stands on one side of it, and space on the other.
  [[nodiscard]] bool is_beside_quoted() const {
    const bool behind = !is_any_space(before_);
    const bool before = !is_any_space(after_) && !is_one_of(after_, U".,;:!?)");
    return behind != before;
  }

  [[nodiscard]] bool is_sign() const { return !is_letter(code_point_); }

  // Whether a reference ends at `at`.
  [[nodiscard]] bool is_reference_end(std::size_t at) const {
    constexpr std::size_t kLongest = 12;
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < kLongest &&
           (is_ascii_alphanumeric(byte(text_[begin - 1])) || text_[begin - 1] == '#')) {
      --begin;
    }
    return begin > 0 && text_[begin - 1] == '&';
  }

  Lines& lines_;
  std::string_view text_;
  Span span_;
  char32_t code_point_;
  char32_t before_ = ' ';
  char32_t after_ = ' ';
};

}  // namespace

EntityUse entity_use(Lines& lines, Span reference, char32_t code_point) {
  return ReferencePlace(lines, reference, code_point).run();
}

bool is_reference_in_sentence(Lines& lines, Span reference, char32_t code_point) {
  const std::string_view text = lines.text();
  constexpr std::size_t kFewest = 5;  // words of a sentence
  // A space may be anything, quotation marks stand beside words, and who writes a licence writes
  // the sign by its name.
  constexpr std::u32string_view kNeverAlone =
      U"\u00A0\u00A9\u00AE\u2018\u2019\u201C\u201D\u201A\u201E";
  if (is_one_of(code_point, kNeverAlone)) return false;
  const Sides sides = sides_of(text, reference);
  // Names of letters are English where English speaks of them; others have such words themselves.
  const bool is_foreign = is_latin_or_cyrillic(code_point) && !lines.is_english(reference);
  if ((!is_foreign && is_lone_mention(sides)) || is_among_references(sides)) return false;
  if (speaks_of_encodings(text, reference.begin)) return false;
  constexpr char32_t kFirstEmoji = 0x1F000;  // programs alone write the numbers of these
  const std::size_t before = count_words(sides.before);
  if (code_point >= kFirstEmoji) return before > 0;
  const std::size_t behind = count_words(sides.behind);
  const bool ends_line = sides.behind.find_first_not_of(" \t") == kNone;
  // A dash begins the item of a list, and a capital a sentence.
  const bool begins_line = sides.before.find_first_not_of(" \t") == kNone;
  const bool may_begin =
      (code_point >= 0x2010 && code_point <= 0x2026) || is_capital_letter(code_point);
  return (before > 0 || (begins_line && may_begin)) && !ends_line && before + behind >= kFewest;
}

}  // namespace degarble
