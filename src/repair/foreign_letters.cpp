#include "repair/foreign_letters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "core/utf8.hpp"
#include "decode/code_pages.hpp"
#include "decode/encodings.hpp"
#include "evidence/language.hpp"
#include "evidence/letters.hpp"
#include "evidence/plausibility.hpp"
#include "evidence/vocabulary.hpp"
#include "repair/way_back.hpp"

namespace degarble {
namespace {

// What a language is written in, and what of it shows as letters and signs that it does not have.
struct Orthography {
  const char* language;
  const char* encoding;
  std::u32string_view foreign;      // as windows-1252 shows them
  std::u32string_view shared = {};  // letters that it has, and windows-1252 too: where there are
                                    // none but those, a text is enough that has only foreign ones
};

constexpr Orthography kOrthographies[] = {
    {"tr", "windows-1254", U"\u00D0\u00DD\u00DE\u00F0\u00FD\u00FE",
     U"\u00C7\u00D6\u00DC\u00C2\u00CE\u00DB\u00E7\u00F6\u00FC\u00E2\u00EE\u00FB"},
    {"vi", "windows-1258", U"\u00D0\u00F0"},
    {"ro", "iso-8859-2", U"\u00C3\u00DE\u00E3\u00FE\u00AA\u00BA"},
    {"ro", "iso-8859-16", U"\u00C3\u00DE\u00E3\u00FE\u00AA\u00BA"},
    {"hu", "windows-1250", U"\u00D5\u00DB\u00F5\u00FB"},
    {"pl", "windows-1250",
     U"\u00B9\u00C6\u00E6\u00CA\u00EA\u00A3\u00B3\u00D1\u00F1\u009C\u0153"
     U"\u0178\u00AF\u00BF"},
    {"cs", "windows-1250",
     U"\u00CC\u00EC\u00C8\u00E8\u00D8\u00F8\u00D9\u00F9\u00D2\u00F2\u00CF"
     U"\u00EF"},
    {"sk", "windows-1250", U"\u00C8\u00E8\u00CF\u00EF\u00E5\u00D2\u00F2\u00E0\u00BE\u00BC"},
    {"sl", "windows-1250", U"\u00C8\u00E8"},
    {"hr", "windows-1250", U"\u00C8\u00E8\u00C6\u00E6\u00D0\u00F0"},
    {"lt", "windows-1257",
     U"\u00C0\u00E0\u00C8\u00E8\u00C6\u00E6\u00CB\u00EB\u00C1\u00E1\u00D0"
     U"\u00F0\u00D8\u00F8\u00DB\u00FB\u00DE\u00FE"},
    {"lv", "windows-1257",
     U"\u00C2\u00E2\u00C8\u00E8\u00C7\u00E7\u00CC\u00EC\u00CE\u00EE\u00CD"
     U"\u00ED\u00CF\u00EF\u00D2\u00F2\u00D0\u00F0\u00DB\u00FB\u00DE\u00FE"},
};
constexpr std::size_t kRows = std::size(kOrthographies);
using Rows = std::uint16_t;  // one bit for each
constexpr char32_t kFirstAbsent = 0x250;
constexpr Rows kSharing = 1;  // the rows that have shared letters

struct Pair {
  char32_t shown;
  char32_t meant;
};

struct Row {
  Language language = kNoLanguage;
  const WordList* list = nullptr;
  Channel channel;
  std::vector<Pair> pairs;

  [[nodiscard]] char32_t meant_by(char32_t shown) const {
    const auto found = std::ranges::find(pairs, shown, &Pair::shown);
    return found != pairs.end() ? found->meant : 0;
  }
};

Row make_row(const Orthography& orthography) {
  Row row;
  row.language = find_language(orthography.language);
  row.list = find_word_list(orthography.language);
  row.channel = {&encoding(orthography.encoding), &western(), {}};
  for (unsigned byte = 0x80; byte <= 0xFF; ++byte) {
    const char32_t shown = code_point_of(western(), static_cast<unsigned char>(byte));
    const char32_t meant = code_point_of(*row.channel.meant, static_cast<unsigned char>(byte));
    const bool is_foreign = orthography.foreign.find(shown) != std::u32string_view::npos;
    if (is_foreign && shown != meant && is_latin_or_cyrillic(meant))
      row.pairs.push_back({shown, meant});
  }
  return row;
}

// Which languages have a letter that windows-1252 does not have, to which one is foreign, and which
// have it as windows-1252 has.
struct Letters {
  Rows own = 0;
  Rows foreign = 0;
  Rows shared = 0;
};

struct Tables {
  Tables() {
    for (std::size_t i = 0; i < kRows; ++i) {
      rows[i] = make_row(kOrthographies[i]);
      const auto bit = static_cast<Rows>(1U << i);
      for (const auto& [shown, meant] : rows[i].pairs) {
        letters[shown].foreign |= bit;
        letters[meant].own |= bit;
      }
      for (const char32_t c : kOrthographies[i].shared) letters[c].shared |= bit;
    }
  }

  [[nodiscard]] Letters of(char32_t c) const {
    return c < kFirstAbsent ? letters[c] : Letters{is_vietnamese(c) ? kVietnamese : Rows{0}, 0, 0};
  }

  static bool is_vietnamese(char32_t c) { return c >= 0x1EA0 && c <= 0x1EF9; }
  static constexpr Rows kVietnamese = 2;

  std::array<Row, kRows> rows;
  std::array<Letters, kFirstAbsent> letters{};
};

const Tables& tables() {
  static const Tables kTables;
  return kTables;
}

// A word with foreign letters.
struct Word {
  Span span;
  std::u32string shown;
  std::u32string meant;
  std::int64_t gain = 0;
};

class Passage {
 public:
  explicit Passage(std::string_view text) : text_(text) {}

  // The letters of languages that are in it, and the languages that share all letters which are
  // not foreign to them.
  [[nodiscard]] Letters letters() const {
    Letters seen;
    seen.shared = kSharing;
    for (std::size_t at = 0; at < text_.size();) {
      if (is_ascii(text_[at])) {
        ++at;
        continue;
      }
      const Character next = well_formed_character_at(text_, at);
      const Letters letters = tables().of(next.code_point);
      seen.own |= letters.own;
      seen.foreign |= letters.foreign;
      if (is_latin_or_cyrillic(next.code_point)) seen.shared &= letters.shared | letters.foreign;
      at += next.length;
    }
    return seen;
  }

  [[nodiscard]] std::vector<Word> words_in(const Row& row) const {
    std::vector<Word> words;
    Word word;
    bool is_foreign = false;
    const auto end = [&](std::size_t at) {
      word.span.end = at;
      if (is_foreign) words.push_back(word);
      word = {};
      is_foreign = false;
    };
    for (std::size_t at = 0; at < text_.size();) {
      const Character next = well_formed_character_at(text_, at);
      const char32_t meant = row.meant_by(next.code_point);
      if (meant != 0 || is_latin_or_cyrillic(next.code_point) ||
          Tables::is_vietnamese(next.code_point)) {
        if (word.shown.empty()) word.span.begin = at;
        word.shown += next.code_point;
        word.meant += meant != 0 ? meant : next.code_point;
        is_foreign = is_foreign || meant != 0;
      } else if (!word.shown.empty()) {
        end(at);
      }
      at += next.length;
    }
    end(text_.size());
    return words;
  }

  // Of most of it; none if there is UTF-8 in it, which explains more.
  [[nodiscard]] Language language() const {
    std::u32string text;
    for (std::size_t at = 0; at < text_.size();) {
      const Character next = well_formed_character_at(text_, at);
      text += next.code_point;
      at += next.length;
    }
    return reads_as_utf8(text) ? kNoLanguage : Judge(text).judge(text).language;
  }

 private:
  std::string_view text_;
};

std::u32string between_spaces(std::u32string_view word) {
  std::u32string text = U" ";
  text += word;
  return text += U' ';
}

std::u32string lower(std::u32string_view word) {
  std::u32string text(word);
  for (char32_t& c : text) c = to_lower(c);
  return text;
}

// How much more sense the word makes in the language than another in any.
std::int64_t gain_of(std::u32string_view word, Language language, std::u32string_view other) {
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  const std::u32string text = between_spaces(other);
  for (Language any = 0; any < language_count(); ++any) {
    least = std::min(least, total_cost(text, any));
  }
  return least - total_cost(between_spaces(word), language);
}

// By how much a word must make more sense as what was meant. A name may be foreign; less so where
// another word of the line was misread, and not at all where the line has no letters of its own.
constexpr std::int64_t kLeast = 4 * kNat;
constexpr std::int64_t kLeastInName = 8 * kNat;
constexpr std::int64_t kLeastBesideOthers = 1 * kNat;

// How much more sense what was meant makes; no end if it is a word of the list, and the other none.
std::int64_t gain_of(const Row& row, const Word& word) {
  const WordList* const list = row.list;
  const bool is_word = list != nullptr && list->find(list->spelled(lower(word.meant))) &&
                       !list->find(lower(word.shown));
  return is_word ? std::numeric_limits<std::int64_t>::max()
                 : gain_of(word.meant, row.language, word.shown);
}

Rows bit_of(const Row& row) { return static_cast<Rows>(1U << (&row - tables().rows.data())); }

const Row* find_row(Rows rows, Language language) {
  for (std::size_t i = 0; i < kRows; ++i) {
    const Row& row = tables().rows[i];
    if ((rows >> i & 1) != 0 && row.language == language) return &row;
  }
  return nullptr;
}

}  // namespace

std::vector<ForeignWord> words_with_foreign_letters(std::string_view text, bool may_be_all) {
  const Passage passage(text);
  const Letters letters = passage.letters();
  const Rows rows = letters.foreign & (letters.own | (may_be_all ? letters.shared : Rows{0}));
  if (rows == 0) return {};
  const Row* const row = find_row(rows, passage.language());
  if (row == nullptr) return {};
  std::vector<Word> words = passage.words_in(*row);
  bool any = false;
  for (Word& word : words) {
    word.gain = gain_of(*row, word);
    any = any || word.gain >= (is_capital(word.shown.front()) ? kLeastInName : kLeast);
  }
  std::vector<ForeignWord> found;
  const bool is_all_misread = (letters.own & bit_of(*row)) == 0;
  for (const Word& word : words) {
    if (!any || (word.gain < kLeastBesideOthers && !is_all_misread)) continue;
    std::string utf8;
    for (const char32_t c : word.meant) append(utf8, c);
    found.push_back({word.span, std::move(utf8), row->channel});
  }
  return found;
}

}  // namespace degarble
