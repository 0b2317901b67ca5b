#include "repair/control_fit.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/utf8.hpp"
#include "core/words.hpp"
#include "encodings/code_pages.hpp"
#include "encodings/encodings.hpp"
#include "encodings/windows_1252.hpp"
#include "evidence/contractions.hpp"
#include "evidence/lexicon.hpp"
#include "evidence/vocabulary.hpp"

namespace degarble {
namespace {

constexpr char32_t kOpeningSingle = 0x2018;
constexpr char32_t kClosingSingle = 0x2019;
constexpr char32_t kOpeningDouble = 0x201C;
constexpr char32_t kClosingDouble = 0x201D;

// Behind what an opening mark stands, beside space, and before what a closing one does.
constexpr std::u32string_view kBeforeOpening =
    U"([{<>-/'\u2019\u2018\u201C\u201E\u2014\u2013\u00BF\u00A1=:";
constexpr std::u32string_view kBehindClosing = U".,!?;:)]}<>-/'\u2019\u201D\u2014\u2013\u2026&";
// What stands before a closing mark, beside letters and digits.
constexpr std::u32string_view kBeforeClosing =
    U".,!?;:)]}%'\u2026\u2019\u201D\u2013\u2014>*-$\u20AC\u00B0\u2122";
// And behind an opening one.
constexpr std::u32string_view kBehindOpening =
    U"-.([$'\u2026\u2018\u201C\u2013\u2014\u00A3\u00BF\u00A1#@*<+\u20AC";

// What stands before the apostrophe of an elision, in Romance languages and Dutch.
constexpr std::string_view kElided[] = {
    "l",     "d",      "c",       "j",      "m",      "n",      "s",    "t",    "qu",
    "jusqu", "lorsqu", "puisqu",  "quoiqu", "quelqu", "presqu", "entr", "dell", "nell",
    "all",   "sull",   "dall",    "un",     "quell",  "quest",  "bell", "sant", "coll",
    "tutt",  "mezz",   "anch",    "com",    "cos",    "gl",     "dov",  "v",    "ch",
    "senz",  "nient",  "aujourd", "prud",   "z"};

constexpr int kMostUsed = 255;

// Code pages of DOS and of the Macintosh, whose letters are controls where Latin-1 is read.
std::span<const Encoding* const> older_pages() {
  static const std::array kPages{&encoding("ibm850"), &encoding("ibm437"), &encoding("ibm852"),
                                 &encoding("macintosh")};
  return kPages;
}

class Place {
 public:
  Place(Lines& lines, const ReadControl& control)
      : lines_(lines),
        control_(control),
        word_(open_word(lines.text(), control.span.begin, control.span.end, alphabet::kListed)) {
    const std::string_view text = lines.text();
    if (control.span.begin > 0) {
      before_ = without_control(character_before(text, control.span.begin).code_point);
    }
    if (control.span.end < text.size()) {
      after_ = without_control(character_at(text, control.span.end).code_point);
    }
  }

  Fit fit(bool opened) {
    if (is_in_utf8()) return Fit::not_at_all;
    if (is_letter(control_.meant)) return fit_of_letter();
    if (!word_.before.empty() && !word_.after.empty() && control_.meant == kClosingSingle) {
      return fit_of_apostrophe();
    }
    const Fit fit = fit_of_sign(opened);
    if (fit == Fit::not_at_all || !is_letter_of_page()) return fit;
    // A word in quotation marks may be another with a letter: the other mark tells.
    return is_quote(control_.meant) && is_whole() ? Fit::perhaps : Fit::not_at_all;
  }

 private:
  // Whether bytes of UTF-8 stand there that were read as Latin-1.
  [[nodiscard]] bool is_in_utf8() const {
    constexpr int kMost = 3;  // bytes behind the first
    const std::string_view text = lines_.text();
    std::size_t at = control_.span.begin;
    std::string bytes(1, static_cast<char>(character_at(text, at).code_point));
    for (int back = 0; back < kMost && at > 0; ++back) {
      const Character c = character_before(text, at);
      if (c.code_point < 0x80 || c.code_point > 0xFF) return false;
      bytes.insert(bytes.begin(), static_cast<char>(c.code_point));
      at -= c.length;
      if (c.code_point >= 0xC0) break;
    }
    for (at = control_.span.end; at < text.size() && bytes.size() <= kMost;) {
      const Character c = character_at(text, at);
      if (c.code_point < 0x80 || c.code_point >= 0xC0) break;
      bytes += static_cast<char>(c.code_point);
      at += c.length;
    }
    return byte(bytes.front()) >= 0xC0 && character_at(bytes, 0).valid();
  }

  // A letter of windows-1252 is right if the word is one: any capital may be.
  Fit fit_of_letter() {
    if (word_.before.size() + word_.after.size() < 2) return Fit::not_at_all;
    return is_listed(word_.with(control_.meant)) ? Fit::surely : Fit::not_at_all;
  }

  Fit fit_of_apostrophe() {
    const std::string before(word_.before.begin(), word_.before.end());
    const std::string after(word_.after.begin(), word_.after.end());
    const bool is_english = std::ranges::all_of(word_.before, [](char32_t c) { return c < 0x80; });
    if (is_english && find_contraction<char>(before, after) != nullptr) return Fit::surely;
    if (is_letter_of_page()) return Fit::not_at_all;
    if (word_.after == U"s" && word_.before.size() > 1) return Fit::well;
    const bool elides = std::ranges::find(kElided, before) != std::end(kElided);
    if (elides && is_one_of(word_.after.front(),
                            U"aeiouyh\u00E0\u00E2\u00E4\u00E8\u00E9\u00EA\u00EB\u00EE\u00EF\u00F4"
                            U"\u00F6\u00F9\u00FB\u0153\u00ED\u00F3\u00F2\u00FA\u00E6")) {
      return is_listed(word_.after) ? Fit::surely : Fit::well;
    }
    return Fit::perhaps;
  }

  Fit fit_of_sign(bool opened) {
    if (is_empty_quotation()) return Fit::perhaps;
    switch (control_.meant) {
      case 0x20AC:  // euro sign
        return fit_of_currency();
      case 0x201A:  // low quotation marks, and those of angles: never by themselves
      case 0x201E:
      case 0x2039:
        return may_open() ? Fit::perhaps : Fit::not_at_all;
      case 0x203A:
        return may_close() ? Fit::perhaps : Fit::not_at_all;
      case kOpeningSingle:
      case kOpeningDouble:
        if (opened && may_close()) return Fit::well;
        return may_open() ? support(word_.after) : Fit::not_at_all;
      case kClosingSingle:
      case kClosingDouble:
        if (may_close()) return opened ? Fit::well : support(word_.before);
        return may_open() ? support(word_.after) : Fit::not_at_all;  // as in Swedish
      case 0x2026:
        return fit_of_ellipsis();
      case 0x2013:
      case 0x2014:
        return fit_of_dash();
      case 0x2022:
        return fit_of_bullet();
      case 0x2030:  // per mille
        return is_ascii_digit(before_) ? Fit::well : Fit::not_at_all;
      case 0x2122:
        return !word_.before.empty() && may_close() ? support(word_.before) : Fit::not_at_all;
      default:
        return Fit::not_at_all;
    }
  }

  static bool is_quote(char32_t c) { return c >= kOpeningSingle && c <= 0x201E; }

  // Quotation marks with nothing between them, as where a program left a name out.
  [[nodiscard]] bool is_empty_quotation() const {
    if (!is_quote(control_.meant)) return false;
    const bool opens =
        is_quote(after_) && (is_space_before() || is_one_of(before_, kBeforeOpening));
    const bool closes =
        is_quote(before_) && (is_space_after() || is_one_of(after_, kBehindClosing));
    return opens || closes;
  }

  [[nodiscard]] bool is_space_before() const { return is_any_space(before_); }
  [[nodiscard]] bool is_space_after() const { return is_any_space(after_); }

  [[nodiscard]] bool may_open() const {
    return (is_space_before() || is_one_of(before_, kBeforeOpening)) &&
           (is_letter_or_digit(after_) || is_one_of(after_, kBehindOpening));
  }
  [[nodiscard]] bool may_close() const {
    return (is_letter_or_digit(before_) || is_one_of(before_, kBeforeClosing)) &&
           (is_space_after() || is_one_of(after_, kBehindClosing));
  }

  Fit fit_of_currency() const {
    if (is_ascii_digit(before_) || is_ascii_digit(after_)) return Fit::well;
    const std::string_view text = lines_.text();
    const bool is_behind_number = is_space_before() && control_.span.begin > 1 &&
                                  is_ascii_digit(text[control_.span.begin - 2]);
    const bool is_before_number = is_space_after() && control_.span.end + 1 < text.size() &&
                                  is_ascii_digit(text[control_.span.end + 1]);
    return is_behind_number || is_before_number ? Fit::well : Fit::not_at_all;
  }

  // An a with grave of DOS stands there, too, by itself.
  Fit fit_of_ellipsis() {
    if (is_space_before() && is_space_after()) return Fit::perhaps;
    if (!is_space_before() && !is_letter_or_digit(before_) && !is_one_of(before_, kBeforeClosing)) {
      return is_letter_or_digit(after_) ? Fit::perhaps : Fit::not_at_all;
    }
    return std::min(support(word_.before), support(word_.after));
  }

  Fit fit_of_dash() {
    if (is_space_before() && is_space_after()) return Fit::well;
    if (is_ascii_digit(before_) && is_ascii_digit(after_)) return Fit::well;
    const bool stands =
        is_space_before() || is_letter_or_digit(before_) || is_one_of(before_, kBeforeClosing);
    if (!stands) return Fit::not_at_all;
    const Fit both = std::min(support(word_.before), support(word_.after));
    if (both == Fit::well || word_.before.empty() || word_.after.empty()) return both;
    // A letter of a name, as an n with tilde of a Macintosh, stands there too.
    constexpr std::size_t kWord = 5;
    const auto is_whole = [&](const std::u32string& word) {
      return word.size() >= kWord || is_listed(word);
    };
    return is_whole(word_.before) && is_whole(word_.after) ? both : Fit::not_at_all;
  }

  Fit fit_of_bullet() const {
    const std::string_view text = lines_.text();
    const std::size_t end = text.substr(0, control_.span.begin).find_last_not_of(" \t");
    const bool begins_line = end == text.npos || text[end] == '\n';
    if (!is_space_before() && !begins_line) return Fit::not_at_all;
    return begins_line && (is_space_after() || is_capital(after_)) ? Fit::well : Fit::perhaps;
  }

  // Whether what stands beside the sign is whole: nothing, or a word of a list. Where there is no
  // list of the language, a name may be anything.
  Fit support(const std::u32string& beside) {
    constexpr std::size_t kShortest = 2;
    if (beside.empty()) return Fit::well;
    const bool is_short = beside.size() < kShortest;
    if (is_listed(beside)) return is_short ? Fit::perhaps : Fit::well;
    return is_short ? Fit::not_at_all : Fit::perhaps;
  }

  // Whether what stands on either side are words of a list, if anything.
  bool is_whole() {
    return (word_.before.empty() || is_listed(word_.before)) &&
           (word_.after.empty() || is_listed(word_.after));
  }

  // Whether a letter of another code page makes a word of it that is met more often than what
  // stands beside the sign. Lists have words that lost a letter at their end, too.
  bool is_letter_of_page() {
    if (word_.before.empty() && word_.after.empty()) return false;
    int whole = kMostUsed;
    if (!word_.before.empty()) whole = std::min(whole, use_of(word_.before));
    if (!word_.after.empty()) whole = std::min(whole, use_of(word_.after));
    const auto shown =
        static_cast<unsigned char>(character_at(lines_.text(), control_.span.begin).code_point);
    return std::ranges::any_of(older_pages(), [&](const Encoding* page) {
      const char32_t letter = code_point_of(*page, shown);
      return is_latin_or_cyrillic(letter) && use_of(word_.with(letter)) > whole;
    });
  }

  bool is_listed(const std::u32string& word) { return use_of(word) >= 0; }

  // How often the word is met in the languages that the line may be in; -1 if it is in no list.
  int use_of(const std::u32string& word) {
    int use = -1;
    bool may_be_english = true;
    const auto look = [&](const WordList* list) {
      if (list == nullptr) return;
      may_be_english = false;
      if (list->code() == "en") use = std::max(use, use_in_english(word));
      if (const auto found = list->find(list->spelled(word))) {
        use = std::max(use, int{found->frequency});
      }
    };
    std::ranges::for_each(lines_.lists_at(control_.span.begin), look);
    const Language language = lines_.at(control_.span.begin).language();
    if (language != kNoLanguage) look(find_word_list(language_code(language)));
    return may_be_english ? std::max(use, use_in_english(word)) : use;
  }

  static int use_in_english(const std::u32string& word) {
    const bool is_ascii = std::ranges::all_of(word, [](char32_t c) { return c < 0x80; });
    return is_ascii && look_up(std::string(word.begin(), word.end())).known() ? kMostUsed : -1;
  }

  Lines& lines_;
  const ReadControl& control_;
  OpenWord word_;
  char32_t before_ = ' ';
  char32_t after_ = ' ';
};

}  // namespace

Fit fit_of(Lines& lines, const ReadControl& control, bool opened) {
  return Place(lines, control).fit(opened);
}

}  // namespace degarble
