// Counts letters, and writes the language models that lie in the library:
//   train_language FOLDER PHRASES OUT
//   train_language --others FOLDER MODEL
// FOLDER holds a text in UTF-8 for each language, CODE.txt; PHRASES names and phrases in others, of
// which only pairs of letters are counted. With --others, the languages of FOLDER are put behind
// those of MODEL, for charset detection alone. The same texts give the same bytes: all
// is done in the order of names and code points, in integers or in sums and products of doubles.
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/language_table.hpp"

namespace {

using degarble::CharacterRow;
using degarble::Class;
using degarble::kClasses;

using Text = std::vector<UChar32>;

// A natural logarithm that is the same on every machine: the binary one, bit by bit.
double logarithm(double value) {
  constexpr double kLn2 = 0.69314718055994530942;
  int whole = 0;
  for (; value >= 2; value /= 2) ++whole;
  for (; value < 1; value *= 2) --whole;
  double result = whole;
  for (double bit = 0.5; bit > 1e-6; bit /= 2) {
    value *= value;
    if (value >= 2) {
      value /= 2;
      result += bit;
    }
  }
  return result * kLn2;
}

std::uint8_t cost_of(double probability) {
  const double cost = -logarithm(probability) * degarble::kCostsPerNat + 0.5;
  return static_cast<std::uint8_t>(std::min<double>(cost, degarble::kHighestCost));
}

// --- what a code point is in any language -------------------------------------------------------

// What a character costs, given its class. Nobody has counted this for all kinds of text; the order
// is that of newspapers and web pages, and what the Latin code pages hold besides letters and
// nobody writes costs more than a wrong letter.
struct Symbol {
  UChar32 code_point;
  Class kind;
  double nats;
};

constexpr Symbol kSymbols[] = {
    {' ', Class::space, 0.1},      {'\n', Class::space, 0.1},
    {'\r', Class::space, 0.1},     {'\t', Class::space, 1},
    {'\f', Class::space, 4},       {0xA0, Class::space, 4},
    {'\'', Class::apostrophe, .5}, {0x2019, Class::apostrophe, 1.2},
    {0xB4, Class::apostrophe, 5},  {'(', Class::opening, 0.7},
    {'[', Class::opening, 2},      {'{', Class::opening, 3},
    {'<', Class::opening, 2},      {0x201C, Class::opening, 2.5},
    {0x2018, Class::opening, 3},   {0xAB, Class::opening, 3},
    {0x201E, Class::opening, 3},   {0x201A, Class::opening, 6},
    {0xBF, Class::opening, 4},     {0xA1, Class::opening, 5.5},
    {0x2039, Class::opening, 6},   {'.', Class::closing, 1},
    {',', Class::closing, 1},      {';', Class::closing, 3},
    {':', Class::closing, 2},      {'!', Class::closing, 3},
    {'?', Class::closing, 3},      {')', Class::closing, 2},
    {']', Class::closing, 3.5},    {'}', Class::closing, 4},
    {'>', Class::closing, 2},      {'%', Class::closing, 4},
    {'"', Class::closing, 2},      {0x201D, Class::closing, 3},
    {0xBB, Class::closing, 3.5},   {0x2026, Class::closing, 4},
    {0x203A, Class::closing, 6},   {0xB0, Class::closing, 3.5},
    {0x2122, Class::closing, 6},   {0xAE, Class::closing, 6},
    {0xBA, Class::closing, 6},     {0xAA, Class::closing, 6.5},
    {0xB2, Class::closing, 7},     {0xB3, Class::closing, 8},
    {0xB9, Class::closing, 9},     {'-', Class::joining, 0.7},
    {'/', Class::joining, 2},      {'_', Class::joining, 3},
    {'&', Class::joining, 3.5},    {'+', Class::joining, 4},
    {'=', Class::joining, 3},      {'@', Class::joining, 4},
    {0x2013, Class::joining, 3},   {0x2014, Class::joining, 3},
    {0xAD, Class::joining, 8},     {0x2011, Class::joining, 5},
    {0x2212, Class::joining, 7},   {0xB7, Class::joining, 5.5},
    {0x2022, Class::odd, 4},       {0xD7, Class::odd, 5.5},
    {0xA9, Class::odd, 4},         {0xA7, Class::odd, 4.5},
    {0x20AC, Class::odd, 4},       {0xA3, Class::odd, 5},
    {0xA5, Class::odd, 7},         {0xA2, Class::odd, 7},
    {0xB1, Class::odd, 6},         {0xB6, Class::odd, 7},
    {0xBD, Class::odd, 5.5},       {0xBC, Class::odd, 7},
    {0xBE, Class::odd, 7.5},       {0xB5, Class::odd, 7},
    {0x2116, Class::odd, 5},       {0x2032, Class::odd, 8},
    {0xFFFD, Class::odd, 25},
};

bool is_letter(UChar32 c) {
  return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_MN_MASK | U_GC_MC_MASK)) != 0 && c != 0xAA &&
         c != 0xBA;
}

// What other letters cost, given that a letter is foreign.
double foreign_cost(UChar32 c) {
  if (c >= 0x5B0 && c < 0x5C8) return 5;  // Hebrew points
  if (c >= 0x64B && c < 0x653) return 5;  // Arabic vowel marks
  if (u_charType(c) == U_NON_SPACING_MARK) return 9;
  if (c < 0x100) return 3.5;
  if (c < 0x180) return 6;
  if (c < 0x250) return 8;
  const bool counted = c < 0x700 && (c < 0x530 || c >= 0x590);  // there are models of the script
  return counted ? 6 : 10;
}

double symbol_cost(UChar32 c) {
  if (c < 0x20 || c == 0x7F) return 18;
  if (c < 0x7F) return 3;
  if (c < 0xA0) return 22;
  const int type = u_charType(c);
  if (type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR || type == U_SURROGATE) return 20;
  return c >= 0x2500 && c < 0x25A0 ? 10 : 8.5;
}

CharacterRow row_of(UChar32 c) {
  CharacterRow row;
  double nats = 0;
  if (is_letter(c)) {
    row.kind = Class::foreign;
    row.flags = degarble::kLetter;
    if (u_isupper(c)) row.flags |= degarble::kUpperCase;
    if (u_islower(c)) row.flags |= degarble::kLowerCase;
    nats = foreign_cost(c);
  } else if (c >= '0' && c <= '9') {
    row.kind = Class::digit;
    nats = 1.5;
  } else {
    row.kind = Class::odd;
    nats = symbol_cost(c);
  }
  for (const Symbol& symbol : kSymbols) {
    if (symbol.code_point != c) continue;
    row.kind = symbol.kind;
    nats = symbol.nats;
  }
  row.cost = static_cast<std::uint8_t>(nats * degarble::kExtraPerNat + 0.5);
  return row;
}

// --- texts --------------------------------------------------------------------------------------

Text read_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  Text text;
  const auto size = static_cast<std::int32_t>(bytes.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(bytes.data()), at, size, c);
    if (c >= 0) text.push_back(c);
  }
  if (text.empty()) throw std::runtime_error(path.string() + " holds no text");
  return text;
}

// The letter that stands for this one in the models. Romanian is written with cedillas in every
// code page but one, and with commas in Unicode.
UChar32 folded(UChar32 c) {
  const UChar32 lower = u_tolower(c);
  if (lower == 0x219) return 0x15F;
  if (lower == 0x21B) return 0x163;
  return lower;
}

struct Vowel {
  char32_t plain;
  std::u32string_view toned;  // grave, acute, tilde, hook, dot below
};
constexpr Vowel kVowels[] = {
    {U'a', U"\u00E0\u00E1\u00E3\u1EA3\u1EA1"},      {U'\u0103', U"\u1EB1\u1EAF\u1EB5\u1EB3\u1EB7"},
    {U'\u00E2', U"\u1EA7\u1EA5\u1EAB\u1EA9\u1EAD"}, {U'e', U"\u00E8\u00E9\u1EBD\u1EBB\u1EB9"},
    {U'\u00EA', U"\u1EC1\u1EBF\u1EC5\u1EC3\u1EC7"}, {U'i', U"\u00EC\u00ED\u0129\u1EC9\u1ECB"},
    {U'o', U"\u00F2\u00F3\u00F5\u1ECF\u1ECD"},      {U'\u00F4', U"\u1ED3\u1ED1\u1ED7\u1ED5\u1ED9"},
    {U'\u01A1', U"\u1EDD\u1EDB\u1EE1\u1EDF\u1EE3"}, {U'u', U"\u00F9\u00FA\u0169\u1EE7\u1EE5"},
    {U'\u01B0', U"\u1EEB\u1EE9\u1EEF\u1EED\u1EF1"}, {U'y', U"\u1EF3\u00FD\u1EF9\u1EF7\u1EF5"},
};

// windows-1258 has a letter for each vowel, and tone marks that follow it. The models must know
// both spellings, so Vietnamese is counted in both.
void append_windows_1258_spelling(Text& text) {
  constexpr std::u32string_view kTones = U"\u0300\u0301\u0303\u0309\u0323";
  Text spelled;
  for (const UChar32 c : text) {
    UChar32 base = c;
    UChar32 tone = 0;
    const UChar32 lower = u_tolower(c);
    for (const Vowel& row : kVowels) {
      const std::size_t at = row.toned.find(static_cast<char32_t>(lower));
      if (at == row.toned.npos) continue;
      base = static_cast<UChar32>(row.plain);
      tone = static_cast<UChar32>(kTones[at]);
    }
    spelled.push_back(base);
    if (tone != 0) spelled.push_back(tone);
  }
  text.insert(text.end(), spelled.begin(), spelled.end());
}

// --- one language -------------------------------------------------------------------------------

enum class Kind : std::uint8_t { text, phrases };

class Model {
 public:
  Model(std::string code, const Text& text, Kind kind) : code_(std::move(code)) {
    choose_letters(text);
    if (kind == Kind::phrases) contexts_ = 1;
    count(text);
    smooth();
  }

  void write(std::string& out) const {
    degarble::LanguageHeader header;
    code_.copy(header.code, sizeof header.code - 1);
    header.letters = static_cast<std::uint32_t>(spellings_.size());
    header.symbols = static_cast<std::uint32_t>(symbols_);
    header.contexts = static_cast<std::uint32_t>(contexts_);
    header.bytes = static_cast<std::uint32_t>((costs_.size() + 3) / 4 * 4);
    out.append(reinterpret_cast<const char*>(&header), sizeof header);
    for (const auto& [code_point, symbol] : spellings_) {
      const degarble::Letter letter{static_cast<std::uint16_t>(code_point),
                                    static_cast<std::uint16_t>(symbol)};
      out.append(reinterpret_cast<const char*>(&letter), sizeof letter);
    }
    out.append(costs_.begin(), costs_.end());
    out.append(header.bytes - costs_.size(), '\0');
  }

 private:
  // A letter that is rarer than this among letters comes from a name or a quotation.
  static constexpr std::uint64_t kRare = 15000;
  // More letters than this are told apart only where they stand alone, as Vietnamese has them.
  static constexpr std::size_t kMostContexts = 22;
  static constexpr std::size_t kManyLetters = 58;
  static constexpr std::size_t kContextsOfMany = 12;

  void choose_letters(const Text& text) {
    std::map<UChar32, std::uint64_t> counts;
    std::uint64_t total = 0;
    std::uint64_t ascii = 0;
    for (const UChar32 c : text) {
      const UChar32 lower = folded(c);
      if (!is_letter(lower) || lower >= 0x3000) continue;
      ++counts[lower];
      ++total;
      ascii += lower < 0x80;
    }
    std::uint64_t others = 0;
    for (const UChar32 c : text) others += c >= 0x3000;
    latin_ = ascii * 2 > total && ascii > others;
    if (!latin_) total -= ascii;
    std::vector<std::pair<std::uint64_t, UChar32>> chosen;
    for (const auto& [letter, number] : counts) {
      const bool wide = others > 0 && letter >= 0x3000;
      const bool own =
          latin_ ? letter < 0x250 || letter >= 0x1E00 || is_tone(letter) : letter >= 0x370;
      const bool usual = number * kRare >= total && number >= 2;
      if (wide || !own) continue;
      if (usual || (latin_ && letter < 0x80)) chosen.emplace_back(number, letter);
    }
    if (others * 2 > total) chosen.clear();
    add_kana(text, chosen);
    // The usual ones first, and of equals the one with the lower code point.
    std::ranges::sort(chosen, [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    choose_quotation_marks(text);
    for (const auto& [number, letter] : chosen) add_letter(letter);
    symbols_ = kClasses + chosen.size();
    const std::size_t most = chosen.size() > kManyLetters ? kContextsOfMany : kMostContexts;
    contexts_ = 1 + std::min(chosen.size(), most);
    if (others * 2 > total) contexts_ = 1;
  }

  // Hiragana are letters, if there are any; katakana, Han and Hangul are classes.
  static void add_kana(const Text& text, std::vector<std::pair<std::uint64_t, UChar32>>& chosen) {
    std::map<UChar32, std::uint64_t> counts;
    std::uint64_t total = 0;
    for (const UChar32 c : text) {
      total += c >= 0x3000;
      if (c >= 0x3041 && c <= 0x3096) ++counts[c];
    }
    for (const auto& [letter, number] : counts) {
      if (number * 5000 >= total) chosen.emplace_back(number, letter);
    }
  }

  static bool is_tone(UChar32 c) {
    return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
  }

  // Quotation marks that open in one language close in another: the text says which. What it uses
  // less than kSure times stays what it is elsewhere.
  void choose_quotation_marks(const Text& text) {
    constexpr int kSure = 5;
    constexpr UChar32 kMarks[] = {0xAB, 0xBB, 0x2018, 0x201C, 0x201D, 0x201E};
    for (const UChar32 mark : kMarks) {
      int opens = 0;
      int closes = 0;
      for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] != mark) continue;
        const bool before = u_isspace(text[i - 1]) || text[i - 1] == '(';
        const bool after = u_isspace(text[i + 1]) || u_ispunct(text[i + 1]);
        if (before && !after) ++opens;
        if (after && !before) ++closes;
      }
      const Class kind = opens > closes ? Class::opening : Class::closing;
      if (std::max(opens, closes) >= kSure) spellings_[mark] = static_cast<std::size_t>(kind);
    }
  }

  void add_letter(UChar32 letter) {
    const std::size_t symbol = kClasses + next_++;
    spellings_[letter] = symbol;
    for (UChar32 c = 0x41; c < 0x2000; ++c) {
      if (c != letter && folded(c) == letter) spellings_[c] = symbol;
    }
  }

  [[nodiscard]] std::size_t symbol_of(UChar32 c) const {
    const auto found = spellings_.find(c);
    if (found != spellings_.end()) return found->second;
    return static_cast<std::size_t>(class_of(c));
  }

  [[nodiscard]] Class class_of(UChar32 c) const {
    if (!latin_ && c < 0x80 && u_isalpha(c)) return Class::latin;
    if (c < static_cast<UChar32>(degarble::kCharacters)) return row_of(c).kind;
    if (c == 0x3000) return Class::space;
    if (c == 0x3001 || c == 0x3002 || c == 0x30FB) return Class::closing;
    if (c == 0x300C || c == 0x300E || c == 0x3010 || c == 0x300A) return Class::opening;
    if (c == 0x300D || c == 0x300F || c == 0x3011 || c == 0x300B) return Class::closing;
    if (c >= 0x30A1 && c <= 0x30FE) return Class::katakana;
    if (c >= 0x3400 && c <= 0x9FFF) return Class::han;
    if (c >= 0xAC00 && c <= 0xD7A3) return Class::hangul;
    if (c >= 0xFF01 && c <= 0xFF5E) {
      const Class half = row_of(c - 0xFEE0).kind;
      return half == Class::foreign ? Class::latin : half;
    }
    return is_letter(c) ? Class::foreign : Class::odd;
  }

  [[nodiscard]] std::size_t context_of(std::size_t symbol) const {
    const std::size_t context = symbol < kClasses ? 0 : symbol - kClasses + 1;
    return context < contexts_ ? context : 0;
  }

  void count(const Text& text) {
    triples_.assign(contexts_ * symbols_ * symbols_, 0);
    pairs_.assign(symbols_ * symbols_, 0);
    singles_.assign(symbols_, 0);
    std::size_t before = 0;
    std::size_t last = 0;
    for (const UChar32 c : text) {
      const std::size_t symbol = symbol_of(c);
      if (symbol == 0 && last == 0) continue;  // a run of spaces is one
      ++triples_[(context_of(before) * symbols_ + last) * symbols_ + symbol];
      ++pairs_[last * symbols_ + symbol];
      ++singles_[symbol];
      before = last;
      last = symbol;
    }
  }

  struct Row {
    double total = 0;
    double kinds = 0;
  };

  Row sum_of(const std::vector<std::uint32_t>& counts, std::size_t begin) const {
    Row row;
    for (std::size_t i = 0; i < symbols_; ++i) {
      row.total += counts[begin + i];
      row.kinds += counts[begin + i] > 0;
    }
    return row;
  }

  // Absolute discounting: what is taken off each count goes to the shorter context (Ney, Essen and
  // Kneser, 1994).
  void smooth() {
    constexpr double kDiscount = 0.6;
    std::vector<double> single(symbols_);
    const Row all = sum_of(singles_, 0);
    const double half = 0.5;
    for (std::size_t i = 0; i < symbols_; ++i) {
      single[i] = (singles_[i] + half) / (all.total + half * static_cast<double>(symbols_));
    }
    std::vector<double> pair(symbols_ * symbols_);
    for (std::size_t last = 0; last < symbols_; ++last) {
      mix(pairs_, last * symbols_, kDiscount, single.data(), &pair[last * symbols_]);
    }
    std::vector<double> triple(symbols_);
    for (std::size_t context = 0; context < contexts_; ++context) {
      for (std::size_t last = 0; last < symbols_; ++last) {
        const std::size_t begin = (context * symbols_ + last) * symbols_;
        mix(triples_, begin, kDiscount, &pair[last * symbols_], triple.data());
        for (std::size_t i = 0; i < symbols_; ++i) costs_.push_back(bounded(i, cost_of(triple[i])));
      }
    }
  }

  void mix(const std::vector<std::uint32_t>& counts, std::size_t begin, double discount,
           const double* shorter, double* result) const {
    const Row row = sum_of(counts, begin);
    for (std::size_t i = 0; i < symbols_; ++i) {
      const double number = counts[begin + i];
      const double kept = number > 0 ? number - discount : 0;
      result[i] =
          row.total > 0 ? (kept + discount * row.kinds * shorter[i]) / row.total : shorter[i];
    }
  }

  // The texts quote other languages more than others would, and more of some letters.
  static std::uint8_t bounded(std::size_t symbol, std::uint8_t cost) {
    constexpr std::uint8_t kForeign = 5 * degarble::kCostsPerNat;
    return symbol == static_cast<std::size_t>(Class::foreign) ? std::max(cost, kForeign) : cost;
  }

  std::string code_;
  bool latin_ = false;
  std::size_t next_ = 0;
  std::map<UChar32, std::size_t> spellings_;
  std::size_t symbols_ = 0;
  std::size_t contexts_ = 0;
  std::vector<std::uint32_t> triples_;
  std::vector<std::uint32_t> pairs_;
  std::vector<std::uint32_t> singles_;
  std::vector<std::uint8_t> costs_;
};

// What each character of a range costs, given that it is one of them.
void write_range(const Text& text, UChar32 first, std::size_t size, std::string& out) {
  std::vector<std::uint32_t> counts(size);
  double total = 0;
  double kinds = 0;
  for (const UChar32 c : text) {
    if (c < first || c >= first + static_cast<UChar32>(size)) continue;
    kinds += counts[static_cast<std::size_t>(c - first)]++ == 0;
    total += 1;
  }
  // The unseen ones share what was taken off the others.
  constexpr double kDiscount = 0.5;
  for (const std::uint32_t number : counts) {
    const double rest = kDiscount * kinds / total / static_cast<double>(size);
    out += static_cast<char>(cost_of((number > 0 ? number - kDiscount : 0) / total + rest));
  }
  out.append((4 - size % 4) % 4, '\0');
}

struct Source {
  std::filesystem::path path;
  Kind kind = Kind::text;
};
using Sources = std::map<std::string, Source>;

void add_sources(const std::filesystem::path& folder, Kind kind, Sources& sources) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") sources[entry.path().stem()] = {entry.path(), kind};
  }
}

std::string train(const Sources& sources) {
  std::string out;
  degarble::ModelHeader header;
  header.languages = static_cast<std::uint32_t>(sources.size());
  out.append(reinterpret_cast<const char*>(&header), sizeof header);
  for (std::size_t c = 0; c < degarble::kCharacters; ++c) {
    const CharacterRow row = row_of(static_cast<UChar32>(c));
    out.append(reinterpret_cast<const char*>(&row), sizeof row);
  }
  write_range(read_text(sources.at("zh").path), degarble::kFirstHan, degarble::kHan, out);
  write_range(read_text(sources.at("ja").path), degarble::kFirstHan, degarble::kHan, out);
  write_range(read_text(sources.at("ko").path), degarble::kFirstHangul, degarble::kHangul, out);
  for (const auto& [code, source] : sources) {
    Text text = read_text(source.path);
    if (code == "vi") append_windows_1258_spelling(text);
    const std::size_t before = out.size();
    Model(code, text, source.kind).write(out);
    std::cerr << code << ' ' << text.size() << " characters, " << out.size() - before << " bytes\n";
  }
  return out;
}

// The model with other languages behind its own.
std::string with_others(std::string model, const Sources& others) {
  degarble::ModelHeader header;
  std::memcpy(&header, model.data(), sizeof header);
  if (header.magic != degarble::kModelMagic || header.others > 0) {
    throw std::runtime_error("the model is of another kind, or has other languages already");
  }
  header.others = static_cast<std::uint32_t>(others.size());
  std::memcpy(model.data(), &header, sizeof header);
  for (const auto& [code, source] : others) {
    Model(code, read_text(source.path), source.kind).write(model);
  }
  return model;
}

std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 4) {
    std::cerr << "usage: train_language FOLDER PHRASES OUT\n"
                 "       train_language --others FOLDER MODEL\n";
    return 2;
  }
  const bool adds = std::string_view(argv[1]) == "--others";
  Sources sources;
  add_sources(argv[adds ? 2 : 1], Kind::text, sources);
  if (!adds) add_sources(argv[2], Kind::phrases, sources);
  const std::string model = adds ? with_others(read_bytes(argv[3]), sources) : train(sources);
  std::ofstream out(argv[3], std::ios::binary);
  out.write(model.data(), static_cast<std::streamsize>(model.size()));
  out.close();
  if (!out) throw std::runtime_error(std::string("cannot write ") + argv[3]);
  std::cerr << model.size() << " bytes\n";
  return 0;
} catch (const std::exception& error) {
  std::cerr << "train_language: " << error.what() << '\n';
  return 2;
}
