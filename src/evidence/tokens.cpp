#include "evidence/tokens.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "core/characters.hpp"
#include "core/endings.hpp"
#include "core/utf8.hpp"
#include "evidence/contractions.hpp"
#include "evidence/lexicon_table.hpp"
#include "evidence/spelling.hpp"

namespace degarble {
namespace {

enum class LetterKind : std::uint8_t { other, small, capital, digit, lead };

constexpr std::array<LetterKind, 256> kKinds = [] {
  std::array<LetterKind, 256> kinds{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = LetterKind::small;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) kinds[c] = LetterKind::capital;
  for (std::size_t c = '0'; c <= '9'; ++c) kinds[c] = LetterKind::digit;
  for (std::size_t c = 0xC3; c <= 0xC9; ++c) kinds[c] = LetterKind::lead;  // U+00C0..U+024F
  return kinds;
}();

// What a tail begins with.
constexpr std::array<bool, 256> kTailBegins = [] {
  std::array<bool, 256> begins{};
  for (const std::string_view ending : kApostropheEndings) begins[byte(ending[0])] = true;
  return begins;
}();

LetterKind kind_of(char c) { return kKinds[byte(c)]; }

// Whether a character begins that is of no Latin alphabet, and no sign that a text in one has.
constexpr bool begins_foreign(char c) {
  return byte(c) > 0xCA && byte(c) != 0xE2 && byte(c) != 0xEF;
}

// What words of such characters are made of.
constexpr std::array<bool, 256> kForeign = [] {
  std::array<bool, 256> foreign{};
  for (std::size_t i = 0x80; i < foreign.size(); ++i) {
    const auto c = static_cast<char>(i);
    foreign[i] = is_continuation(c) || begins_foreign(c);
  }
  foreign[' '] = true;
  return foreign;
}();

// Longer runs of letters are no words; what follows is taken for another.
constexpr std::size_t kLongest = 128;

struct Stand {
  StandIn mark = StandIn::none;
  std::uint8_t length = 0;
};

constexpr Stand kNothing{};

Stand stand_of_three(std::string_view three) {
  if (three == "\u2019") return {StandIn::apostrophe, 3};  // RIGHT SINGLE QUOTATION MARK
  if (three == "\uFFFD") return {StandIn::replacement, 3};
  if (three == "\u25A1") return {StandIn::box, 3};  // WHITE SQUARE
  return kNothing;
}

// What begins at `at` and may stand for an apostrophe, or for a byte of it.
Stand single_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, 3);
  switch (byte(text[at])) {
    case '\'':
      return {StandIn::apostrophe, 1};
    case '?':
      return {StandIn::question, 1};
    case '`':
      return {StandIn::accent, 1};
    case '"':
      return {StandIn::quote, 1};
    case '_':
    case '=':
      return {StandIn::sign, 1};
    case 0x12:
    case 0x19:
      return {StandIn::control, 1};
    case ' ':
      return {StandIn::space, 1};
    case '9':
      return rest.starts_with("92") ? Stand{StandIn::digits, 2} : kNothing;
    case 0xC2:
      return rest.starts_with("\u00B4") ? Stand{StandIn::accent, 2} : kNothing;  // ACUTE ACCENT
    case 0xCA:  // MODIFIER LETTER APOSTROPHE
      return rest.starts_with("\u02BC") ? Stand{StandIn::apostrophe, 2} : kNothing;
    case 0xE2:
    case 0xEF:
      return stand_of_three(rest);
    default:
      return kNothing;
  }
}

// What begins at `at` and may stand for an apostrophe. Each of its bytes may have left a mark:
// three in UTF-8, two in encodings of East Asia.
Stand stand_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kMostMarks = 3;
  Stand stand = single_at(text, at);
  if (stand.mark != StandIn::replacement && stand.mark != StandIn::box &&
      stand.mark != StandIn::question) {
    return stand;
  }
  const std::string_view mark = text.substr(at, stand.length);
  std::size_t marks = 1;
  while (marks < kMostMarks && text.substr(at + marks * mark.size(), mark.size()) == mark) ++marks;
  stand.length = static_cast<std::uint8_t>(marks * mark.size());
  return stand;
}

// Behind other words a letter d by itself may be a name: "where d is the diameter".
bool is_pronoun(std::uint64_t packed) {
  for (const std::string_view word : {"i", "you", "he", "she", "we", "they", "it"}) {
    if (packed == contractions::pack(word)) return true;
  }
  return false;
}

// What stands before a name, with a full stop that ends no sentence.
bool is_title(std::uint64_t packed) {
  for (const std::string_view word :
       {"mr",  "mrs", "ms",  "dr",  "st",  "prof", "gen", "col",    "capt", "lt",
        "sgt", "rev", "gov", "sen", "rep", "pres", "hon", "messrs", "mme",  "mlle"}) {
    if (packed == contractions::pack(word)) return true;
  }
  return false;
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, Tokens& tokens) : text_(text), tokens_(tokens) {}

  void run() {
    while (at_ < text_.size()) {
      if (begins_letter(at_) || kind_of(text_[at_]) == LetterKind::digit) {
        word();
      } else {
        gap();
      }
    }
    if (!tokens_.empty()) tokens_.back().after = After::paragraph;
  }

 private:
  // Bytes of the letter at `at`; 0 if there is none.
  [[nodiscard]] std::size_t letter_length(std::size_t at) const {
    if (at >= text_.size()) return 0;
    const LetterKind kind = kind_of(text_[at]);
    if (kind == LetterKind::small || kind == LetterKind::capital) return 1;
    if (kind != LetterKind::lead || at + 1 >= text_.size() || !is_continuation(text_[at + 1]))
      return 0;
    // U+00D7 and U+00F7 are signs.
    const bool sign = byte(text_[at]) == 0xC3 && (byte(text_[at + 1]) & 0x9F) == 0x97;
    return sign ? 0 : 2;
  }
  [[nodiscard]] bool begins_letter(std::size_t at) const { return letter_length(at) != 0; }
  [[nodiscard]] bool goes_on(std::size_t at) const {
    return at < text_.size() && (begins_letter(at) || kind_of(text_[at]) == LetterKind::digit);
  }

  // What stands between words: sentences end, quotations begin and end.
  void gap() {
    const char c = text_[at_];
    if (c == ' ') {
      space_ = ++at_;
      return;
    }
    if (begins_foreign(c)) return foreign_words();
    if (is_strange(c)) note_strange();
    if (is_space(byte(c))) space_ = at_ + 1;
    if (c == '.' || c == '!' || c == '?' || c == ':') starts_ = true;
    if (c == '\n' && text_.substr(at_ + 1, 1) == "\n") {
      starts_ = true;
      open_quotes_ = 0;
    }
    if (text_.substr(at_, 3) == "\u2018") ++open_quotes_;  // LEFT SINGLE QUOTATION MARK
    if (c == '\'' || !is_ascii(c)) quote_mark();
    ++at_;
  }

  // Whether no space came behind the last word.
  [[nodiscard]] bool is_joined() const { return !tokens_.empty() && space_ <= tokens_.back().end; }

  void note_strange() {
    if (is_joined()) {
      tokens_.back().before_strange = true;
    } else {
      is_strange_ = true;
    }
  }

  void foreign_words() {
    note_strange();
    for (; at_ < text_.size() && kForeign[byte(text_[at_])]; ++at_) {
      if (text_[at_] == ' ') space_ = at_ + 1;
    }
  }

  // What running text in Latin letters does not have between its words.
  [[nodiscard]] bool is_strange(char c) const {
    if (is_ascii(c)) return c == '_' || c == '=' || c == '\\' || c == '{';
    if (is_continuation(c)) return false;
    return text_.substr(at_, 2) != "\xE2\x80" && c != '\xC2';
  }

  // A quotation mark that is an apostrophe's twin, outside of words, or what is left of one.
  void quote_mark() {
    const Stand stand = stand_at(text_, at_);
    if (stand.mark != StandIn::apostrophe && !is_loss(stand.mark)) return;
    const bool behind_space =
        at_ == 0 || std::string_view(" \n(\"[").find(text_[at_ - 1]) != std::string_view::npos ||
        !is_ascii(text_[at_ - 1]);
    if ((stand.length < 3 || stand.mark != StandIn::apostrophe) && behind_space &&
        begins_letter(at_ + stand.length)) {
      ++open_quotes_;
    } else if (open_quotes_ > 0) {
      --open_quotes_;
    }
  }

  static bool is_loss(StandIn mark) {
    return mark == StandIn::replacement || mark == StandIn::box || mark == StandIn::control;
  }

  void word() {
    const bool number = kind_of(text_[at_]) == LetterKind::digit;
    Spelling spelling;
    if (is_plain(text_[at_])) {
      spelling.read(text_, at_, std::min(text_.size(), at_ + kLongest));
    }
    const bool joined = is_joined();
    token_ = &tokens_.emplace_back();
    token_->begin = static_cast<std::uint32_t>(at_);
    token_->starts = starts_;
    token_->behind_strange = is_strange_;
    token_->is_joined = joined;
    token_->packed = spelling.packed;
    token_->letters = static_cast<std::uint8_t>(spelling.letters());
    starts_ = is_strange_ = false;
    at_ += spelling.letters();
    if (is_before_word(at_)) {
      finish(spelling);
      token_->after = After::space;
      space_ = ++at_;
      return;
    }
    spelling_ = spelling;
    while (at_ < text_.size() && at_ - token_->begin < kLongest && step()) {
    }
    finish(spelling_);
    if (number) token_->shape = Shape::number;
    find_mark_behind();
    if (is_abbreviated()) ++at_;
    token_->after = after();
  }

  void finish(const Spelling& spelling) {
    token_->end = static_cast<std::uint32_t>(at_);
    token_->hash = spelling.hash.value();
    token_->base_hash = spelling.hash.value_without_last();
    prefetch_hash(token_->hash);
    token_->shape = shape(spelling);
  }

  // Whether a space and a word follow, as they mostly do: neither can be part of this word.
  // Looks at all of it at once, because no part of the answer can be foreseen.
  [[nodiscard]] bool is_before_word(std::size_t at) const {
    if (text_.size() - at < 4) return false;
    const unsigned space = text_[at] == ' ' ? 1 : 0;
    const unsigned letter = is_plain(text_[at + 1]) ? 1 : 0;
    const unsigned tail = is_tail(text_.substr(at + 1, 3)) ? 1 : 0;
    return (space & letter & (tail ^ 1)) != 0;
  }

  // Takes the next letter, digit or mark of the word; whether there is one.
  bool step() {
    const char c = text_[at_];
    switch (kind_of(c)) {
      case LetterKind::small:
      case LetterKind::capital:
        letters();
        return true;
      case LetterKind::digit:
        if (stand_in()) return true;
        add(c);
        return true;
      case LetterKind::lead:
        return wide_letter();
      case LetterKind::other:
        break;
    }
    return stand_in() || initial();
  }

  static bool is_plain(char c) { return (byte(c) | 0x20U) - 'a' < 26; }

  void letters() {
    const std::size_t limit = std::min(text_.size(), token_->begin + kLongest);
    const std::uint32_t before = spelling_.letters();
    spelling_.read(text_, at_, limit);
    const std::size_t count = spelling_.letters() - before;
    token_->packed = spelling_.packed;
    token_->letters =
        static_cast<std::uint8_t>(std::min<std::size_t>(token_->letters + count, 255));
    if (token_->mark != StandIn::none)
      token_->tail = static_cast<std::uint8_t>(token_->tail + count);
    at_ += count;
  }

  void add(char c) {
    spelling_.hash.add(c);
    count(byte(c) | 0x20);
    ++at_;
  }

  void count(unsigned lower) {
    token_->packed = spelling_.packed = spelling_.packed << 8 | lower;
    if (token_->letters < 255) ++token_->letters;
    if (token_->mark != StandIn::none && token_->tail < 255) ++token_->tail;
  }

  bool wide_letter() {
    if (!begins_letter(at_)) return stand_in();
    const bool capital = byte(text_[at_]) == 0xC3 && byte(text_[at_ + 1]) < 0x9F;
    ++spelling_.smalls;
    token_->is_ascii = false;
    spelling_.hash.add(text_[at_]);
    const auto second = static_cast<char>(byte(text_[at_ + 1]) + (capital ? 0x20 : 0));
    spelling_.hash.add(second);
    count(byte(second));
    at_ += 2;
    return true;
  }

  // "U.S.": the full stops between initials are no letters.
  bool initial() {
    if (text_[at_] != '.' || spelling_.smalls != 0 || spelling_.capitals == 0 ||
        at_ + 1 >= text_.size()) {
      return false;
    }
    const bool single = at_ == token_->begin + 1 || text_[at_ - 2] == '.';
    if (!single || kind_of(text_[at_ + 1]) != LetterKind::capital) return false;
    ++at_;
    return true;
  }

  // An apostrophe, or a character that stands for one, with the letters behind it.
  bool stand_in() {
    if (text_[at_] == ' ' && !may_be_tail(at_ + 1)) return false;
    const Stand stand = stand_at(text_, at_);
    if (stand.mark == StandIn::none) return false;
    const std::size_t behind = at_ + stand.length;
    if (stand.mark == StandIn::apostrophe) {
      if (!begins_letter(behind)) return false;
    } else if (!is_contracted(stand.mark, behind)) {
      return false;
    }
    token_->mark = stand.mark;
    token_->mark_begin = static_cast<std::uint32_t>(at_);
    token_->mark_length = stand.length;
    token_->tail = 0;
    at_ = behind;
    return true;
  }

  // Whether one or two letters stand at `at` as they do behind an apostrophe.
  [[nodiscard]] bool may_be_tail(std::size_t at) const {
    if (at >= text_.size()) return false;
    return text_.size() - at < 3 ? kTailBegins[byte(text_[at])] : is_tail(text_.substr(at, 3));
  }

  // Whether three bytes begin with no more than two letters, as those behind an apostrophe do.
  static bool is_tail(std::string_view three) {
    const unsigned begins = kTailBegins[byte(three[0])] ? 1 : 0;
    const unsigned longer = is_plain(three[1]) && is_plain(three[2]) ? 1 : 0;
    return (begins & (longer ^ 1)) != 0;
  }

  // Whether something else of the same word follows: "d' you", "re-open".
  [[nodiscard]] bool is_joined(std::size_t at) const {
    if (at >= text_.size()) return false;
    return text_[at] == '-' || stand_at(text_, at).mark == StandIn::apostrophe;
  }

  // Whether the word up to here, with the letters at `behind`, is one that has an apostrophe there.
  [[nodiscard]] bool is_contracted(StandIn mark, std::size_t behind) const {
    if (token_->mark != StandIn::none || !token_->is_ascii || token_->letters == 0) return false;
    if (behind >= text_.size() || kind_of(text_[behind]) != LetterKind::small) return false;
    if (kind_of(text_[token_->begin]) == LetterKind::digit) return false;
    std::size_t end = behind;
    while (end < text_.size() && end - behind < 3 && kind_of(text_[end]) == LetterKind::small)
      ++end;
    if (end - behind > 2 || goes_on(end) || is_joined(end)) return false;
    const std::string_view tail = text_.substr(behind, end - behind);
    if (tail == "s") return token_->letters > 1 || mark != StandIn::space;
    if (token_->letters + tail.size() > contractions::kLongest) return false;
    std::uint64_t letters = token_->packed;
    for (const char c : tail) letters = letters << 8 | byte(c);
    const Contraction* const found = find_contraction(letters);
    if (found == nullptr || found->tail != tail.size()) return false;
    return mark != StandIn::space || tail != "d" || is_pronoun(token_->packed);
  }

  // "the students' work": a mark behind an s, and then a word. Of two spaces, the first may be one.
  void find_mark_behind() {
    if (token_->mark != StandIn::none || at_ >= text_.size() || (token_->packed & 0xFF) != 's')
      return;
    const Stand stand = stand_at(text_, at_);
    const bool fits =
        stand.mark == StandIn::apostrophe || stand.mark == StandIn::space || is_loss(stand.mark);
    if (!fits || token_->letters < 3) return;
    const std::size_t behind = at_ + stand.length;
    if (text_.substr(behind, 1) != " " || !goes_on(behind + 1) || open_quotes_ > 0) return;
    token_->mark = stand.mark;
    token_->mark_begin = static_cast<std::uint32_t>(at_);
    token_->mark_length = stand.length;
    at_ = behind;
  }

  // Whether a full stop follows that belongs to the word: "Mr. Weston", "John F. Kennedy".
  [[nodiscard]] bool is_abbreviated() const {
    if (token_->shape != Shape::capitalised || at_ >= text_.size() || text_[at_] != '.')
      return false;
    const std::string_view behind = text_.substr(at_ + 1, 3);
    const std::size_t space = behind.starts_with(' ') ? 1 : behind.starts_with("\u00A0") ? 2 : 0;
    if (space == 0 || behind.size() <= space || kind_of(behind[space]) != LetterKind::capital)
      return false;
    if (token_->letters > 1) return is_title(token_->packed);
    if (tokens_.size() < 2) return false;
    const Token& previous = tokens_[tokens_.size() - 2];
    return previous.shape == Shape::capitalised && previous.after == After::space;
  }

  [[nodiscard]] Shape shape(const Spelling& spelling) const {
    if (spelling.capitals == 0) return Shape::lower;
    if (spelling.smalls == 0) {
      return spelling.capitals == 1 ? Shape::capitalised : Shape::capitals;
    }
    const bool first = kind_of(text_[token_->begin]) == LetterKind::capital;
    if (first && spelling.capitals == 1) return Shape::capitalised;
    return spelling.smalls == 1 && (spelling.packed & 0xFF) == 's' ? Shape::acronym : Shape::mixed;
  }

  [[nodiscard]] After after() const {
    if (at_ >= text_.size()) return After::paragraph;
    const char c = text_[at_];
    if (c == ' ' && at_ + 1 < text_.size() && is_plain(text_[at_ + 1])) return After::space;
    if (c == ' ' || c == '\n' || c == '\r') return after_space();
    if (c == ',' || c == ';' || c == ':') return After::comma;
    if (c == '.' || c == '!' || c == '?') return After::stop;
    return c == '-' ? After::hyphen : After::other;
  }

  [[nodiscard]] After after_space() const {
    constexpr std::size_t kWidest = 8;
    int newlines = 0;
    std::size_t at = at_;
    while (at < text_.size() && at - at_ < kWidest &&
           (text_[at] == ' ' || text_[at] == '\n' || text_[at] == '\r')) {
      newlines += text_[at++] == '\n';
    }
    if (at == text_.size() || newlines > 1) return After::paragraph;
    return goes_on(at) ? After::space : After::opening;
  }

  std::string_view text_;
  Tokens& tokens_;
  std::size_t at_ = 0;
  Token* token_ = nullptr;  // the last one
  Spelling spelling_;       // of it
  int open_quotes_ = 0;
  bool starts_ = true;
  bool is_strange_ = false;
  std::size_t space_ = 0;  // behind the last space between words
};

}  // namespace

void find_tokens(std::string_view text, Tokens& tokens) {
  constexpr std::size_t kFewestBytes = 5;  // for a word and what follows it, in most texts
  tokens.clear();
  tokens.reserve(text.size() / kFewestBytes);
  Tokenizer(text.substr(0, std::numeric_limits<std::uint32_t>::max()), tokens).run();
}

}  // namespace degarble
