#include "evidence/language.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "evidence/embedded.hpp"
#include "evidence/language_table.hpp"

// Written by tools/train_language, aligned to 64 bytes.
extern "C" const unsigned char degarble_language_models[];

namespace degarble {
namespace {

constexpr int costs_of(double value) { return static_cast<int>(value * kCostsPerNat); }

constexpr int kLatinLetter =
    costs_of(2.9);  // an ASCII letter in another script's text: one of some 18
constexpr int kFullWidth =
    costs_of(1);                        // more than the character costs that it is the wide form of
constexpr char32_t kWaveDash = 0x301C;  // the same dash, in other tables of Japanese encodings
constexpr char32_t kFullWidthTilde = 0xFF5E;
constexpr int kHalfWidth = costs_of(10);  // katakana of one byte each, as nobody writes a text
constexpr int kPrivateUse = costs_of(18);
constexpr int kUndecodableCost = costs_of(24);
constexpr int kUncounted = costs_of(12);  // above the rarest Han character

constexpr std::size_t kPages = kCharacters / 256 + 1;  // one more than has rows: hiragana
using Page = std::array<std::uint8_t, 256>;

using characters::is_in;

// What a character from kCharacters on is in any language.
Class wide_class(char32_t c) {
  if (c == 0x3000) return Class::space;
  if (is_in(c, 0x3008, 0x3011)) return c % 2 == 0 ? Class::opening : Class::closing;
  if (is_in(c, 0x3001, 0x3002)) return Class::closing;
  if (is_in(c, 0x30A1, 0x30FE)) return c == 0x30FB ? Class::closing : Class::katakana;
  if (is_in(c, kFirstHan, kFirstHan + kHan - 1)) return Class::han;
  if (is_in(c, kFirstHangul, kFirstHangul + kHangul - 1)) return Class::hangul;
  return is_in(c, 0x3041, 0x3096) ? Class::foreign : Class::odd;
}

struct Model {
  LanguageHeader header;
  const unsigned char* costs = nullptr;
  std::array<std::uint16_t, kPages> page_of{};  // of symbols, by the code point's upper byte
  std::array<std::uint8_t, 256> context_of{};   // of symbols
  const unsigned char* han = nullptr;           // costs of Han characters
  const unsigned char* hangul = nullptr;
};

constexpr std::size_t padded(std::size_t size) { return (size + 3) / 4 * 4; }

// The models as they lie in the library, with what makes looking up quick.
class Models {
 public:
  Models() {
    const unsigned char* at = degarble_language_models;
    const auto header = read_embedded<ModelHeader>(at);
    at += sizeof header;
    rows_.resize(kCharacters);
    is_met_.resize(kPages * 256);
    std::memcpy(rows_.data(), at, kCharacters * sizeof(CharacterRow));
    const unsigned char* const chinese = at + kCharacters * sizeof(CharacterRow);
    const unsigned char* const japanese = chinese + padded(kHan);
    const unsigned char* const korean = japanese + padded(kHan);
    add_shared_pages();
    at = korean + padded(kHangul);
    languages_ = header.languages;
    for (std::uint32_t i = 0; i < header.languages + header.others; ++i) at = add_language(at);
    for (Model& model : models_) {
      model.han = std::string_view(model.header.code) == "ja" ? japanese : chinese;
      model.hangul = korean;
    }
  }

  [[nodiscard]] const std::vector<Model>& all() const { return models_; }
  [[nodiscard]] std::size_t languages() const { return languages_; }

  [[nodiscard]] std::uint8_t flags(char32_t c) const {
    return c < kCharacters ? rows_[c].flags : std::uint8_t{0};
  }
  [[nodiscard]] bool is_met(char32_t c) const { return c < kCharacters && is_met_[c]; }
  [[nodiscard]] bool is_high_symbol(char32_t c) const {
    const bool dash = is_in(c, 0x2010, 0x2015) || c == 0xAD;
    return is_in(c, 0x80, kCharacters - 1) && !dash && (rows_[c].flags & kLetter) == 0 &&
           rows_[c].kind != Class::apostrophe && rows_[c].kind != Class::space;
  }

  // A character's symbol in a language, and what it costs given that symbol.
  struct Entry {
    std::uint8_t symbol;
    int cost;
  };
  [[nodiscard]] Entry entry(const Model& model, char32_t c) const {
    if (c >= kPages * 256) return wide_entry(model, c);
    const std::uint8_t symbol = pages_[model.page_of[c >> 8]][c & 0xFF];
    if (symbol >= kClasses) return {symbol, 0};
    if (symbol == static_cast<std::uint8_t>(Class::latin)) return {symbol, kLatinLetter};
    if (c >= kCharacters) return wide_entry(model, c);
    return {symbol, rows_[c].cost * (kCostsPerNat / kExtraPerNat)};
  }

 private:
  void add_shared_pages() {
    for (char32_t first = 0; first < kPages * 256; first += 256) {
      Page& page = pages_.emplace_back();
      for (char32_t i = 0; i < 256; ++i) {
        const char32_t c = first + i;
        page[i] = static_cast<std::uint8_t>(c < kCharacters ? rows_[c].kind : wide_class(c));
      }
    }
  }

  const unsigned char* add_language(const unsigned char* at) {
    Model& model = models_.emplace_back();
    model.header = read_embedded<LanguageHeader>(at);
    at += sizeof(LanguageHeader);
    for (std::size_t i = 0; i < kPages; ++i) model.page_of[i] = static_cast<std::uint16_t>(i);
    for (std::uint32_t i = 0; i < model.header.letters; ++i, at += sizeof(Letter)) {
      const auto letter = read_embedded<Letter>(at);
      own_page(model, letter.code_point >> 8)[letter.code_point & 0xFF] =
          static_cast<std::uint8_t>(letter.symbol);
      is_met_[letter.code_point] = true;
    }
    add_latin(model);
    for (std::uint32_t i = 1; i < model.header.contexts; ++i) {
      model.context_of[kClasses + i - 1] = static_cast<std::uint8_t>(i);
    }
    model.costs = at;
    return at + model.header.bytes;
  }

  Page& own_page(Model& model, std::size_t number) {
    if (model.page_of[number] < kPages) {
      const Page shared = pages_[number];
      pages_.push_back(shared);
      model.page_of[number] = static_cast<std::uint16_t>(pages_.size() - 1);
    }
    return pages_[model.page_of[number]];
  }

  // A language to which "e" is no letter is of another script.
  void add_latin(Model& model) {
    if (pages_[model.page_of[0]]['e'] >= kClasses) return;
    Page& page = own_page(model, 0);
    for (std::size_t i = 0; i < 26; ++i) {
      page['a' + i] = page['A' + i] = static_cast<std::uint8_t>(Class::latin);
    }
  }

  [[nodiscard]] Entry wide_entry(const Model& model, char32_t c) const {
    if (is_in(c, 0xFF01, 0xFF5E)) {
      const Entry half = entry(model, c - 0xFEE0);
      return {half.symbol, half.cost + kFullWidth};
    }
    if (c == kWaveDash) return wide_entry(model, kFullWidthTilde);
    const Class kind = wide_class(c);
    const auto symbol = static_cast<std::uint8_t>(kind);
    switch (kind) {
      case Class::space:
      case Class::opening:
      case Class::closing:
        return {symbol, costs_of(1.5)};
      case Class::katakana:
        return {symbol, costs_of(3.3)};  // of some 80, few are usual
      case Class::han:
        return {symbol, model.han[c - kFirstHan]};
      case Class::hangul:
        return {symbol, model.hangul[c - kFirstHangul]};
      default:
        break;
    }
    if (c == kReplacement) return {static_cast<std::uint8_t>(Class::odd), kUndecodableCost};
    if (is_in(c, 0xE000, 0xF8FF)) return {static_cast<std::uint8_t>(Class::odd), kPrivateUse};
    if (is_half_width_kana(c)) return {static_cast<std::uint8_t>(Class::odd), kHalfWidth};
    return {static_cast<std::uint8_t>(Class::odd), kUncounted};
  }

  std::vector<CharacterRow> rows_;
  std::vector<bool> is_met_;  // a letter of some language
  std::vector<Page> pages_;
  std::vector<Model> models_;
  std::size_t languages_ = 0;  // of the models, the first ones
};

const Models& models() {
  static const Models kModels;
  return kModels;
}

constexpr char32_t find_script(char32_t c) {
  constexpr char32_t kFirsts[] = {0x370, 0x400, 0x530, 0x590, 0x600, 0x780, 0x900, 0xE00, 0xE80};
  if (c < kFirsts[0] || is_in(c, 0x1E00, 0x1EFF)) return 0;
  const auto* const next = std::ranges::upper_bound(kFirsts, c);
  return static_cast<char32_t>(next - kFirsts) + (next == std::end(kFirsts) ? c >> 8 : 0);
}

// The scripts of sixteen characters at a time, as far as there are letters.
constexpr auto kScripts = [] {
  std::array<std::uint8_t, kCharacters / 16> scripts{};
  for (char32_t i = 0; i < scripts.size(); ++i) {
    scripts[i] = static_cast<std::uint8_t>(find_script(16 * i));
  }
  return scripts;
}();

// The script of a letter or mark, by blocks of Unicode: only whether two are the same counts.
constexpr char32_t script_block_of(char32_t c) {
  return c < kCharacters ? kScripts[c / 16] : find_script(c);
}

constexpr bool is_full_width_letter(char32_t c) { return is_in(c, 0xFF10, 0xFF5A); }

// Goes through a text and adds up what it costs.
class CostReader {
 public:
  CostReader(const Models& all, const Model& model)
      : all_(all),
        model_(model),
        costs_(model.costs),
        contexts_(model.context_of.data()),
        width_(model.header.symbols) {}

  int take(char32_t c) {
    const auto [symbol, cost] = all_.entry(model_, c);
    if (symbol == 0 && last_ == 0) return 0;  // a run of spaces is one
    const std::size_t row = context_ + last_;
    context_ = contexts_[last_] * width_;
    last_ = symbol;
    return costs_[row * width_ + symbol] + (c < 0x80 ? cost : at_last(c, symbol, cost));
  }

 private:
  // A text that has a bullet or a degree sign has more of them. What no text has keeps its cost.
  int at_last(char32_t c, std::uint8_t symbol, int cost) {
    constexpr int kNever = costs_of(10);
    constexpr std::uint8_t kKnown = 3;
    if (symbol >= static_cast<std::uint8_t>(Class::foreign) || cost >= kNever) return cost;
    std::uint8_t& seen = seen_[c % seen_.size()];
    if (seen == kKnown) return std::min(cost, costs_of(1));
    ++seen;
    return cost;
  }

  const Models& all_;
  const Model& model_;
  const unsigned char* costs_;
  const std::uint8_t* contexts_;
  std::size_t width_;
  std::size_t context_ = 0;  // the rows of the symbol before the last one
  std::size_t last_ = 0;
  std::array<std::uint8_t, 64> seen_{};  // symbols above ASCII, by the lower bits
};

// --- identification -----------------------------------------------------------------------------

constexpr std::size_t kSample = 2048;  // characters; more does not tell better

bool is_word_character(const Models& all, char32_t c) {
  return (all.flags(c) & kLetter) != 0 || is_in(c, 0x3041, 0x30FF) || c >= kFirstHan;
}

// Up to kSample characters, in pieces from all parts of the text.
std::u32string text_sample(std::string_view utf8) {
  constexpr std::size_t kPieces = 8;
  constexpr std::size_t kPiece = kSample / kPieces;
  const bool whole = utf8.size() <= kSample;
  std::u32string sample;
  for (std::size_t i = 0; i < (whole ? 1 : kPieces); ++i) {
    std::size_t at = whole ? 0 : character_start(utf8, utf8.size() / kPieces * i);
    for (std::size_t n = 0; at < utf8.size() && (whole || n < kPiece); ++n) {
      const Character character = character_at(utf8, at);
      sample += character.code_point;
      at += character.length;
    }
    sample += U' ';
  }
  return sample;
}

// Words of a text as it would be without numbers, addresses and markup: letters, and what stands
// between words.
struct Words {
  std::u32string text;
  std::size_t letters = 0;
  std::size_t wide = 0;  // of the letters: Han, kana and Hangul
  std::size_t others = 0;
};

Words prose_words(std::u32string_view text) {
  const Models& all = models();
  Words words;
  for (const char32_t c : text) {
    if (is_word_character(all, c)) {
      ++words.letters;
      words.wide += c >= 0x3041;
      words.text += c;
    } else if (c == U'\'' || c == 0x2019) {
      words.text += c;
    } else {
      words.others += c > U' ' && c != U'.' && c != U',';
      if (!words.text.empty() && words.text.back() != U' ') words.text += U' ';
    }
  }
  return words;
}

// In 99 of 100 pieces of prose of 200 letters, there is one digit or symbol to five letters at
// most; code and tables have more, and base64 has no words.
bool looks_like_prose(const Words& words) {
  constexpr std::size_t kFewest = 8;        // letters
  constexpr std::size_t kLettersToOne = 3;  // of the others
  constexpr std::size_t kLongest = 24;      // letters to a word, on the average
  const auto spaces = static_cast<std::size_t>(std::ranges::count(words.text, U' '));
  const std::size_t narrow = words.letters - words.wide;
  return words.letters >= kFewest &&
         words.others * kLettersToOne <= words.letters + 2 * words.wide &&
         narrow <= kLongest * (spaces + 1);
}

struct Ranked {
  std::int64_t cost = 0;
  Language language = kNoLanguage;
  friend bool operator<(const Ranked& a, const Ranked& b) { return a.cost < b.cost; }
};

std::vector<Ranked> rank(std::u32string_view text) {
  constexpr std::size_t kFirst = 200;
  constexpr std::int64_t kHopeless = 60 * kNat;  // behind after kFirst characters
  std::vector<Ranked> ranked;
  for (std::size_t i = 0; i < language_count(); ++i) {
    const auto language = static_cast<Language>(i);
    ranked.push_back({total_cost(text.substr(0, kFirst), language), language});
  }
  std::stable_sort(ranked.begin(), ranked.end());
  if (text.size() <= kFirst) return ranked;
  const std::int64_t limit = ranked.front().cost + kHopeless;
  std::erase_if(ranked, [&](const Ranked& one) { return one.cost > limit; });
  for (Ranked& one : ranked) {
    one.cost = total_cost(text, one.language);
  }
  std::stable_sort(ranked.begin(), ranked.end());
  return ranked;
}

// What prose costs at most, where 2.3 nats a letter are usual, and 6 a Han character. Words and
// nothing else may be of a kind that the models have seen little of.
std::int64_t prose_limit_of(const Words& words) {
  constexpr std::int64_t kProse = 3 * kNat;
  constexpr std::int64_t kProseWord = 3 * kNat + kNat * 3 / 5;
  constexpr std::int64_t kProseWide = 9 * kNat;
  constexpr std::size_t kLettersToOne = 12;
  const auto wide = static_cast<std::int64_t>(words.wide);
  const auto narrow = static_cast<std::int64_t>(words.text.size()) - wide;
  const auto spaces = static_cast<std::size_t>(std::ranges::count(words.text, U' '));
  const bool words_only =
      words.others * kLettersToOne <= words.letters && words.letters <= spaces * kLettersToOne;
  return (words_only ? kProseWord : kProse) * narrow + kProseWide * wide;
}

}  // namespace

std::size_t language_count() { return models().languages(); }

std::string_view language_code(Language language) {
  return language < models().all().size() ? models().all()[language].header.code
                                          : std::string_view();
}

Language find_language(std::string_view code) {
  for (std::size_t i = 0; i < models().all().size(); ++i) {
    if (code == models().all()[i].header.code) return static_cast<Language>(i);
  }
  return kNoLanguage;
}

bool is_written_in_latin(Language language) {
  return models().entry(models().all()[language], U'e').symbol >= kClasses;
}

TextCost text_cost(std::u32string_view text, Language language) {
  return text_cost_within(text, language, std::numeric_limits<std::int64_t>::max());
}

TextCost text_cost_within(std::u32string_view text, Language language, std::int64_t limit) {
  const Models& all = models();
  CostReader reader(all, all.all()[language]);
  std::int64_t sum = 0;
  std::int64_t ascii = 0;
  char32_t before = U' ';
  char32_t last = U' ';
  for (const char32_t c : text) {
    const int cost = reader.take(c);
    sum += cost;
    ascii += (c | last | before) < 0x80 ? cost : 0;
    if (sum > limit) break;
    before = last;
    last = c;
  }
  return {ascii, sum - ascii};
}

std::int64_t shape_cost(std::u32string_view text) {
  constexpr std::int64_t kCapitalInside = 3 * kNat;      // an ASCII one
  constexpr std::int64_t kHighCapitalInside = 5 * kNat;  // one above
  constexpr std::int64_t kCapitalAfterCapital = kNat * 2 / 5;
  constexpr std::int64_t kTwoCapitals = 3 * kNat;  // in front of a word in small letters
  constexpr std::int64_t kSymbolInside = 3 * kNat;
  constexpr std::int64_t kScriptsInside = 5 * kNat;
  constexpr std::int64_t kWideInside = 5 * kNat;
  constexpr std::int64_t kWidthsInside = 12 * kNat;
  const Models& all = models();
  std::int64_t sum = 0;
  char32_t before = U' ';
  char32_t last = U' ';
  std::uint8_t before_flags = 0;
  std::uint8_t last_flags = 0;
  for (const char32_t c : text) {
    const std::uint8_t flags = all.flags(c);
    if ((c | last | before) >= 0x80) {
      if ((flags & kUpperCase) != 0 && (c | last) >= 0x80) {
        const bool behind_small = (last_flags & kLowerCase) != 0;
        // A micro sign is a small letter, too, and stands before units.
        if (behind_small && last != 0xB5) sum += c < 0x80 ? kCapitalInside : kHighCapitalInside;
        if ((last_flags & kUpperCase) != 0) sum += kCapitalAfterCapital;
      }
      const bool two_capitals = (last_flags & before_flags & kUpperCase) != 0;
      if (two_capitals && (last | before) >= 0x80 && (flags & kLowerCase) != 0) sum += kTwoCapitals;
      if ((flags & last_flags & kLetter) != 0 && script_block_of(c) != script_block_of(last)) {
        sum += kScriptsInside;
      }
      if (last >= kFirstHan && is_ascii_letter(c) && is_ascii_letter(before)) sum += kWideInside;
      const bool widens = is_full_width_letter(c) && is_ascii_letter(last);
      if (widens || (is_full_width_letter(last) && is_ascii_letter(c))) sum += kWidthsInside;
      const bool between = (flags & before_flags & kLetter) != 0;
      if (between && all.is_high_symbol(last)) sum += kSymbolInside;
    }
    before = last;
    before_flags = last_flags;
    last = c;
    last_flags = flags;
  }
  return sum;
}

std::int64_t total_cost(std::u32string_view text, Language language) {
  return text_cost(text, language).total();
}

std::int64_t cost_above_ascii(std::u32string_view text, Language language) {
  return text_cost(text, language).other + shape_cost(text);
}

std::int64_t prose_limit_above_ascii(std::u32string_view text) {
  constexpr std::int64_t kProse = 4 * kNat + kNat / 2;
  constexpr std::int64_t kProseWide = 8 * kNat;
  std::int64_t sum = 0;
  char32_t before = U' ';
  char32_t last = U' ';
  for (const char32_t c : text) {
    if ((c | last | before) >= 0x80) sum += c < 0x3000 ? kProse : kProseWide;
    before = last;
    last = c;
  }
  return sum;
}

bool is_met_letter(char32_t c) { return models().is_met(c); }
bool is_capital_letter(char32_t c) { return (models().flags(c) & kUpperCase) != 0; }
bool is_small_letter(char32_t c) { return (models().flags(c) & kLowerCase) != 0; }

int wide_cost(char32_t c) {
  static const Model& chinese_model = models().all()[find_language("zh")];
  static const Model& japanese_model = models().all()[find_language("ja")];
  if (is_in(c, kFirstHan, kFirstHan + kHan - 1)) {
    return std::min(chinese_model.han[c - kFirstHan], japanese_model.han[c - kFirstHan]);
  }
  if (is_in(c, kFirstHangul, kFirstHangul + kHangul - 1))
    return chinese_model.hangul[c - kFirstHangul];
  return is_in(c, 0x3400, 0x9FFF) ? kUncounted : 0;
}

Identified identify_language(std::u32string_view text) {
  const Words words = prose_words(text);
  if (!looks_like_prose(words)) return {};
  const std::vector<Ranked> ranked = rank(words.text);
  if (ranked[0].cost > prose_limit_of(words)) return {};
  const std::int64_t margin = ranked.size() > 1 ? ranked[1].cost - ranked[0].cost : 100 * kNat;
  // The model counts each letter as if it told something new; three in four do not.
  const std::int64_t percent = 100 - 50 / (1 + margin / (2 * kNat));
  return {ranked[0].language, ranked.size() > 1 ? ranked[1].language : kNoLanguage,
          static_cast<int>(std::min<std::int64_t>(percent, 99))};
}

Identified identify_language(std::string_view utf8) { return identify_language(text_sample(utf8)); }

}  // namespace degarble
