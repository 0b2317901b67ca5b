#include "repair/foreign_letters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>

#include "core/utf8.hpp"
#include "core/words.hpp"
#include "encodings/code_pages.hpp"
#include "encodings/converter.hpp"
#include "encodings/encodings.hpp"
#include "evidence/language.hpp"
#include "evidence/vocabulary.hpp"
#include "repair/way_back.hpp"
#include "repair/word_proof.hpp"
#include "text/lines.hpp"

namespace degarble {
namespace {

// What a language was written in, and what that was taken for.
struct Orthography {
  std::string_view language;
  std::u32string_view letters;  // above ASCII; their capitals are understood
  std::string_view meant;
  std::string_view shown;
  // Where a text has no other letters than foreign ones and those that both encodings have in one
  // place, all of it may have been misread.
  bool may_be_all = false;
  // What is foreign may be a sign, so a word must be in the list, and nothing else be odd.
  bool needs_words = false;
};

constexpr std::u32string_view kCzech =
    U"\u00E1\u010D\u010F\u00E9\u011B\u00ED\u0148\u00F3\u0159\u0161\u0165\u00FA\u016F\u00FD\u017E";
constexpr std::u32string_view kSlovak =
    U"\u00E1\u00E4\u010D\u010F\u00E9\u00ED\u013A\u013E\u0148\u00F3\u00F4\u0155\u0161\u0165\u00FA"
    U"\u00FD\u017E";
constexpr std::u32string_view kPolish = U"\u0105\u0107\u0119\u0142\u0144\u00F3\u015B\u017A\u017C";
constexpr std::u32string_view kHungarian =
    U"\u00E1\u00E9\u00ED\u00F3\u00F6\u0151\u00FA\u00FC\u0171";
constexpr std::u32string_view kTurkish =
    U"\u00E7\u011F\u0131\u0130\u00F6\u015F\u00FC\u00E2\u00EE\u00FB";
// But for those that Unicode has in a block of their own.
constexpr std::u32string_view kVietnamese =
    U"\u0111\u00E0\u00E1\u00E2\u00E3\u00E8\u00E9\u00EA\u00EC\u00ED\u00F2\u00F3\u00F4\u00F5\u00F9"
    U"\u00FA\u00FD\u0103\u0129\u0169\u01A0\u01A1\u01AF\u01B0";
constexpr std::u32string_view kLithuanian =
    U"\u0105\u010D\u0119\u0117\u012F\u0161\u0173\u016B\u017E";
constexpr std::u32string_view kLatvian =
    U"\u0101\u010D\u0113\u0123\u012B\u0137\u013C\u0146\u0161\u016B\u017E";
constexpr std::u32string_view kGerman = U"\u00E4\u00F6\u00FC\u00DF";
constexpr std::u32string_view kFrench =
    U"\u00E0\u00E2\u00E7\u00E8\u00E9\u00EA\u00EB\u00EE\u00EF\u00F4\u00F9\u00FB\u0153";
constexpr std::u32string_view kSpanish = U"\u00E1\u00E9\u00ED\u00F1\u00F3\u00FA\u00FC";
constexpr std::u32string_view kItalian = U"\u00E0\u00E8\u00E9\u00EC\u00F2\u00F9";
constexpr std::u32string_view kPortuguese =
    U"\u00E0\u00E1\u00E2\u00E3\u00E7\u00E9\u00EA\u00ED\u00F3\u00F4\u00F5\u00FA";
constexpr std::u32string_view kSwedish = U"\u00E5\u00E4\u00F6";
constexpr std::u32string_view kDanish = U"\u00E5\u00E6\u00F8";

constexpr Orthography kOrthographies[] = {
    {"tr", kTurkish, "windows-1254", "windows-1252", true},
    {"vi", kVietnamese, "windows-1258", "windows-1252"},
    {"ro", U"\u0103\u00E2\u00EE\u015F\u0163", "iso-8859-2", "windows-1252"},
    {"ro", U"\u0103\u00E2\u00EE\u0219\u021B", "iso-8859-16", "windows-1252"},
    {"hu", kHungarian, "windows-1250", "windows-1252"},
    {"pl", kPolish, "windows-1250", "windows-1252"},
    {"cs", kCzech, "windows-1250", "windows-1252"},
    {"sk", kSlovak, "windows-1250", "windows-1252"},
    {"sl", U"\u010D\u0161\u017E", "windows-1250", "windows-1252"},
    {"hr", U"\u010D\u0107\u0111\u0161\u017E", "windows-1250", "windows-1252"},
    {"lt", kLithuanian, "windows-1257", "windows-1252"},
    {"lv", kLatvian, "windows-1257", "windows-1252"},
    {"lt", kLithuanian, "windows-1257", "windows-1250"},
    {"lv", kLatvian, "windows-1257", "windows-1250"},
    {"cs", kCzech, "iso-8859-2", "windows-1250"},
    {"sk", kSlovak, "iso-8859-2", "windows-1250"},
    {"pl", kPolish, "iso-8859-2", "windows-1250"},
    {"de", kGerman, "windows-1252", "macintosh", true, true},
    {"de", kGerman, "macintosh", "windows-1252", true, true},
    {"de", kGerman, "ibm850", "windows-1252", true, true},
    {"de", kGerman, "windows-1252", "ibm850", true, true},
    {"fr", kFrench, "windows-1252", "macintosh", true, true},
    {"fr", kFrench, "macintosh", "windows-1252", true, true},
    {"fr", kFrench, "ibm850", "windows-1252", true, true},
    {"fr", kFrench, "windows-1252", "ibm850", true, true},
    {"fr", kFrench, "windows-1252", "windows-1250", true, true},
    {"es", kSpanish, "windows-1252", "macintosh", true, true},
    {"es", kSpanish, "macintosh", "windows-1252", true, true},
    {"es", kSpanish, "ibm850", "windows-1252", true, true},
    {"es", kSpanish, "windows-1252", "ibm850", true, true},
    {"es", kSpanish, "windows-1252", "windows-1250", true, true},
    {"it", kItalian, "windows-1252", "macintosh", true, true},
    {"it", kItalian, "macintosh", "windows-1252", true, true},
    {"it", kItalian, "ibm850", "windows-1252", true, true},
    {"it", kItalian, "windows-1252", "ibm850", true, true},
    {"it", kItalian, "windows-1252", "windows-1250", true, true},
    {"pt", kPortuguese, "windows-1252", "macintosh", true, true},
    {"pt", kPortuguese, "macintosh", "windows-1252", true, true},
    {"pt", kPortuguese, "ibm850", "windows-1252", true, true},
    {"pt", kPortuguese, "windows-1252", "ibm850", true, true},
    {"pt", kPortuguese, "windows-1252", "windows-1250", true, true},
    {"sv", kSwedish, "windows-1252", "macintosh", true, true},
    {"sv", kSwedish, "macintosh", "windows-1252", true, true},
    {"sv", kSwedish, "ibm850", "windows-1252", true, true},
    {"sv", kSwedish, "windows-1252", "ibm850", true, true},
    {"sv", kSwedish, "windows-1252", "windows-1250", true, true},
    {"da", kDanish, "windows-1252", "macintosh", true, true},
    {"da", kDanish, "macintosh", "windows-1252", true, true},
    {"da", kDanish, "ibm850", "windows-1252", true, true},
    {"da", kDanish, "windows-1252", "ibm850", true, true},
    {"da", kDanish, "windows-1252", "windows-1250", true, true},
};
constexpr std::size_t kRows = std::size(kOrthographies);
using Rows = std::uint64_t;  // one bit for each

// What stands beside words of all languages, or inside of them, is no letter.
constexpr bool is_punctuation_beside_words(char32_t c) {
  return (c >= 0x2010 && c <= 0x203A && c != 0x2030) || c == 0xAB || c == 0xBB || c == 0xA0 ||
         c == 0xAD || c == 0xB4 || c == 0xB7;
}

struct ReadLetter {
  char32_t shown;
  char32_t meant;
};

struct OrthographyRow {
  Language language = kNoLanguage;
  const WordList* list = nullptr;
  bool needs_words = false;
  Channel channel;
  std::vector<ReadLetter> pairs;
  std::u32string letters;  // all of the language

  [[nodiscard]] char32_t meant_by(char32_t shown) const {
    const auto found = std::ranges::find(pairs, shown, &ReadLetter::shown);
    return found != pairs.end() ? found->meant : 0;
  }
};

OrthographyRow make_row(const Orthography& orthography) {
  OrthographyRow row;
  row.language = find_language(orthography.language);
  row.list = find_word_list(orthography.language);
  row.needs_words = orthography.needs_words;
  row.channel = {&encoding(orthography.meant), &encoding(orthography.shown), {}};
  std::u32string letters(orthography.letters);
  for (const char32_t c : orthography.letters) letters += to_upper(c);
  const auto is_letter = [&](char32_t c) { return letters.find(c) != std::u32string::npos; };
  row.letters = letters;
  for (unsigned byte = 0x80; byte <= 0xFF; ++byte) {
    const char32_t shown = code_point_of(*row.channel.shown, static_cast<unsigned char>(byte));
    const char32_t meant = code_point_of(*row.channel.meant, static_cast<unsigned char>(byte));
    const bool is_foreign =
        shown != kUndecodable && !is_letter(shown) && !is_punctuation_beside_words(shown);
    // Words have no capitals inside.
    const bool is_odd = orthography.needs_words && is_capital(meant) && !is_capital(shown);
    if (is_letter(meant) && is_foreign && !is_odd) row.pairs.push_back({shown, meant});
  }
  return row;
}

// Which languages have a letter that was not shown for what it is, to which one is foreign, and
// which have it.
struct Letters {
  Rows own = 0;
  Rows foreign = 0;
  Rows known = 0;
};

class Tables {
 public:
  Tables() {
    for (std::size_t i = 0; i < kRows; ++i) {
      rows[i] = make_row(kOrthographies[i]);
      const Rows bit = Rows{1} << i;
      for (const auto& [shown, meant] : rows[i].pairs) {
        entry(shown).foreign |= bit;
        entry(meant).own |= bit;
      }
      for (const char32_t c : rows[i].letters) entry(c).known |= bit;
      if (kOrthographies[i].may_be_all) may_be_all |= bit;
    }
  }

  [[nodiscard]] Letters of(char32_t c) const {
    if (c < kFirstOther) return letters_[c];
    if (is_vietnamese(c)) return {kRowOfVietnamese, 0, kRowOfVietnamese};
    const auto found = std::ranges::find(others_, c, &Other::character);
    return found != others_.end() ? found->letters : Letters{};
  }

  static bool is_vietnamese(char32_t c) { return c >= 0x1EA0 && c <= 0x1EF9; }

  std::array<OrthographyRow, kRows> rows;
  Rows may_be_all = 0;

 private:
  struct Other {
    char32_t character;
    Letters letters;
  };

  Letters& entry(char32_t c) {
    if (c < kFirstOther) return letters_[c];
    const auto found = std::ranges::find(others_, c, &Other::character);
    return found != others_.end() ? found->letters : others_.emplace_back(Other{c, {}}).letters;
  }

  static constexpr char32_t kFirstOther = 0x250;
  static constexpr Rows kRowOfVietnamese = 2;

  std::array<Letters, kFirstOther> letters_{};
  std::vector<Other> others_;  // signs and ligatures, a few dozen
};

const Tables& tables() {
  static const Tables kTables;
  return kTables;
}

// A word with foreign letters.
struct ForeignWord {
  Span span;
  std::u32string shown;
  std::u32string meant;
  std::int64_t gain = 0;
};

class ForeignLetters {
 public:
  explicit ForeignLetters(std::string_view text) : text_(text) {}

  // The languages that have letters of their own in it and foreign ones, and those to which some
  // letter is unknown, or three are: names have one or two.
  struct Languages {
    Rows own = 0;
    Rows foreign = 0;
    std::array<Rows, 3> unknown{};

    void see(const Letters& letters, bool is_letter) {
      own |= letters.own;
      foreign |= letters.foreign;
      if (!is_letter) return;
      const Rows more = ~(letters.known | letters.foreign);
      unknown[2] |= unknown[1] & more;
      unknown[1] |= unknown[0] & more;
      unknown[0] |= more;
    }
  };
  [[nodiscard]] Languages languages() const {
    Languages seen;
    for (std::size_t at = 0; at < text_.size();) {
      if (is_ascii(text_[at])) {
        ++at;
        continue;
      }
      const Character next = well_formed_character_at(text_, at);
      seen.see(tables().of(next.code_point), is_latin_or_cyrillic(next.code_point));
      at += next.length;
    }
    return seen;
  }

  [[nodiscard]] std::vector<ForeignWord> words_in(const OrthographyRow& row) const {
    const auto is_of_word = [&row](char32_t c) {
      return is_latin_or_cyrillic(c) || Tables::is_vietnamese(c) || row.meant_by(c) != 0;
    };
    std::vector<ForeignWord> words;
    for (Word next = next_word(text_, 0, is_of_word); !next.empty();
         next = next_word(text_, next.end, is_of_word)) {
      ForeignWord word{{next.begin, next.end}, code_points(next.in(text_)), {}};
      for (const char32_t c : word.shown) {
        const char32_t meant = row.meant_by(c);
        word.meant += meant != 0 ? meant : c;
      }
      if (word.meant != word.shown) words.push_back(std::move(word));
    }
    return words;
  }

  // Of most of it; none if there is UTF-8 in it, which explains more.
  [[nodiscard]] Language language() const {
    return reads_as_utf8(code_points(text_)) ? kNoLanguage : Lines(text_).at(0).language();
  }

 private:
  std::string_view text_;
};

std::u32string between_spaces(std::u32string_view word) {
  std::u32string text = U" ";
  text += word;
  return text += U' ';
}

// How much more sense the word makes in the language than another in any.
std::int64_t gain_of(std::u32string_view word, Language language, std::u32string_view other) {
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  const std::u32string text = between_spaces(other);
  for (std::size_t i = 0; i < language_count(); ++i) {
    least = std::min(least, total_cost(text, static_cast<Language>(i)));
  }
  return least - total_cost(between_spaces(word), language);
}

// By how much a word must make more sense as what was meant. A name may be foreign; less so where
// another word of the line was misread, and not at all where the line has no letters of its own.
constexpr std::int64_t kLeast = 4 * kNat;
constexpr std::int64_t kLeastInName = 8 * kNat;
constexpr std::int64_t kLeastBesideOthers = 1 * kNat;

// How much more sense what was meant makes; no end if it is a word of the list, and the other none.
std::int64_t gain_of(const OrthographyRow& row, const ForeignWord& word, bool needs_words) {
  constexpr std::size_t kFewestLetters = 4;  // of what may have a sign in it
  if (row.needs_words && word.shown.size() < kFewestLetters) return 0;
  const WordList* const list = row.list;
  const bool is_word = list != nullptr && list->find(list->spelled(in_lower_case(word.meant))) &&
                       !list->find(in_lower_case(word.shown));
  if (is_word) return std::numeric_limits<std::int64_t>::max();
  return needs_words ? 0 : gain_of(word.meant, row.language, word.shown);
}

// The words that were misread so; of a line that has no letters of its own, all of them.
std::vector<Misread> misread_words(const ForeignLetters& passage, const OrthographyRow& row,
                                   bool needs_words, bool is_all_misread) {
  std::vector<ForeignWord> words = passage.words_in(row);
  bool any = false;
  for (ForeignWord& word : words) {
    word.gain = gain_of(row, word, needs_words);
    any = any || word.gain >= (is_capital(word.shown.front()) ? kLeastInName : kLeast);
  }
  std::vector<Misread> found;
  for (const ForeignWord& word : words) {
    const bool is_little = word.gain < kLeastBesideOthers;
    if (!any || (is_little && (needs_words || !is_all_misread))) continue;
    found.push_back({word.span, to_utf8(word.meant), row.channel});
  }
  return found;
}

// What went through the channel if all of the passage did, and that makes sense too: letters that
// are words by themselves, signs, and words that the list does not have.
std::vector<Misread> spread(std::string_view text, const OrthographyRow& row,
                            std::vector<Misread> words) {
  const std::u32string passage = code_points(text);
  const auto reading = reread(passage, row.channel);
  if (!reading || !weigh_words(passage, *reading, row.language).is_supported) return words;
  const std::vector<Span> spans = byte_spans(passage, reading->pieces);
  const std::u32string_view meant = reading->text;
  std::vector<Misread> found;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Piece& piece = reading->pieces[i];
    found.push_back({spans[i],
                     to_utf8(meant.substr(piece.text_begin, piece.text_end - piece.text_begin)),
                     row.channel});
  }
  return found;
}

}  // namespace

std::vector<Misread> words_with_foreign_letters(std::string_view text, bool may_be_all) {
  const ForeignLetters passage(text);
  const ForeignLetters::Languages seen = passage.languages();
  // It has letters of another language, and none that are not: then only a word is a proof.
  const bool is_explained = (seen.own & ~seen.foreign & ~seen.unknown[0]) != 0;
  const Rows alone = may_be_all ? tables().may_be_all & ~seen.unknown[0] : Rows{0};
  const Rows rows = seen.foreign & ((seen.own & ~seen.unknown[2]) | alone);
  if (rows == 0) return {};
  std::optional<Language> language;
  const auto is_in = [&](Language one) {  // found out once: it takes longer than all else
    if (!language) language = passage.language();
    return *language == one;
  };
  for (std::size_t i = 0; i < kRows; ++i) {
    const Rows bit = Rows{1} << i;
    const OrthographyRow& row = tables().rows[i];
    if ((rows & bit) == 0 || (row.needs_words && !may_be_all)) continue;
    const bool needs_words = row.needs_words || is_explained;
    if (!needs_words && !is_in(row.language)) continue;
    auto found = misread_words(passage, row, needs_words, (seen.own & bit) == 0);
    if (!found.empty() && is_in(row.language)) return spread(text, row, std::move(found));
  }
  return {};
}

}  // namespace degarble
