#include "encodings/double_bytes.hpp"

#include <unicode/ucnv.h>

#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "degarble/degarble.hpp"
#include "encodings/converter.hpp"

namespace degarble {
namespace {

// Asks an ICU converter what a few bytes stand for.
class Converter {
 public:
  explicit Converter(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    converter_.reset(ucnv_open(name, &status));
    ucnv_setToUCallBack(converter_.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
    if (U_FAILURE(status)) throw Error(std::string("ICU has no converter for ") + name);
  }

  // The one character that all the bytes stand for, or kUndecodable.
  char32_t ask(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    const UChar32 found = ucnv_getNextUChar(converter_.get(), &from, end, &status);
    const bool whole = U_SUCCESS(status) && from == end && found != 0xFFFD;
    if (!whole) ucnv_resetToUnicode(converter_.get());
    return whole ? static_cast<char32_t>(found) : kUndecodable;
  }

 private:
  struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
  };
  std::unique_ptr<UConverter, Close> converter_;
};

bool is_private(char32_t code_point) { return code_point >= 0xE000 && code_point <= 0xF8FF; }

// Pairs that GB 18030 gave to private characters until its edition of 2022.
struct Assigned {
  unsigned char lead;
  unsigned char trail;
  char32_t code_point;
};
constexpr Assigned kAssigned[] = {
    {0xA6, 0xD9, 0xFE10},  {0xA6, 0xDA, 0xFE12},  {0xA6, 0xDB, 0xFE11},  {0xA6, 0xDC, 0xFE13},
    {0xA6, 0xDD, 0xFE14},  {0xA6, 0xDE, 0xFE15},  {0xA6, 0xDF, 0xFE16},  {0xA6, 0xEC, 0xFE17},
    {0xA6, 0xED, 0xFE18},  {0xA6, 0xF3, 0xFE19},  {0xFE, 0x51, 0x20087}, {0xFE, 0x52, 0x20089},
    {0xFE, 0x53, 0x200CC}, {0xFE, 0x59, 0x9FB4},  {0xFE, 0x61, 0x9FB5},  {0xFE, 0x66, 0x9FB6},
    {0xFE, 0x67, 0x9FB7},  {0xFE, 0x6C, 0x215D7}, {0xFE, 0x6D, 0x9FB8},  {0xFE, 0x76, 0x2298F},
    {0xFE, 0x7E, 0x9FB9},  {0xFE, 0x90, 0x9FBA},  {0xFE, 0x91, 0x241FE}, {0xFE, 0xA0, 0x9FBB},
};

// Pairs of JIS X 0208 that Microsoft reads as full-width forms, and the web's standard with it.
// That is right for Shift_JIS, which comes from Windows; EUC-JP and ISO-2022-JP come from Unix and
// mail, where they are what the standard calls them, as in glibc, ICU and Python. NFKC makes "~" of
// a full-width tilde, and leaves a wave dash.
struct Renamed {
  unsigned char lead;
  unsigned char trail;
  char32_t code_point;
};
constexpr Renamed kOfTheStandard[] = {
    {0xA1, 0xC1, 0x301C},  // WAVE DASH, not FULLWIDTH TILDE
    {0xA1, 0xC2, 0x2016},  // DOUBLE VERTICAL LINE, not PARALLEL TO
    {0xA1, 0xDD, 0x2212},  // MINUS SIGN, not FULLWIDTH HYPHEN-MINUS
    {0xA1, 0xF1, 0x00A2},  // CENT SIGN, not FULLWIDTH CENT SIGN
    {0xA1, 0xF2, 0x00A3},  // POUND SIGN, not FULLWIDTH POUND SIGN
    {0xA2, 0xCC, 0x00AC},  // NOT SIGN, not FULLWIDTH NOT SIGN
};

// Johab puts a syllable together from three letters of five bits (KS C 5601-1992, annex 3): their
// numbers among the initial consonants, vowels and final consonants; -1: none, and no letter.
constexpr int kNone = -1;
constexpr int kFill = -2;
constexpr int kInitials[32] = {kNone, kFill, 0,     1,     2,     3,     4,     5,
                               6,     7,     8,     9,     10,    11,    12,    13,
                               14,    15,    16,    17,    18,    kNone, kNone, kNone,
                               kNone, kNone, kNone, kNone, kNone, kNone, kNone, kNone};
constexpr int kVowels[32] = {kNone, kNone, kFill, 0,     1,  2,     3,     4,  kNone, kNone, 5,
                             6,     7,     8,     9,     10, kNone, kNone, 11, 12,    13,    14,
                             15,    16,    kNone, kNone, 17, 18,    19,    20, kNone, kNone};
constexpr int kFinals[32] = {kNone, kFill, 1,  2,  3,  4,  5,  6,     7,     8,    9,
                             10,    11,    12, 13, 14, 15, 16, kNone, 17,    18,   19,
                             20,    21,    22, 23, 24, 25, 26, 27,    kNone, kNone};

// The letters by themselves are U+3131..U+3163.
constexpr char32_t kInitialLetters[19] = {0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141,
                                          0x3142, 0x3143, 0x3145, 0x3146, 0x3147, 0x3148, 0x3149,
                                          0x314A, 0x314B, 0x314C, 0x314D, 0x314E};
constexpr char32_t kFinalLetters[28] = {0,      0x3131, 0x3132, 0x3133, 0x3134, 0x3135, 0x3136,
                                        0x3137, 0x3139, 0x313A, 0x313B, 0x313C, 0x313D, 0x313E,
                                        0x313F, 0x3140, 0x3141, 0x3142, 0x3144, 0x3145, 0x3146,
                                        0x3147, 0x3148, 0x314A, 0x314B, 0x314C, 0x314D, 0x314E};

char32_t johab_syllable(unsigned pair) {
  const int initial = kInitials[pair >> 10 & 31];
  const int vowel = kVowels[pair >> 5 & 31];
  const int last = kFinals[pair & 31];
  if (initial == kNone || vowel == kNone || last == kNone) return kUndecodable;
  if (initial >= 0 && vowel >= 0) {
    const int final_number = last == kFill ? 0 : last;
    return static_cast<char32_t>(0xAC00 + (initial * 21 + vowel) * 28 + final_number);
  }
  if (initial >= 0 && vowel == kFill && last == kFill) return kInitialLetters[initial];
  if (initial == kFill && vowel >= 0 && last == kFill) {
    return static_cast<char32_t>(0x314F + vowel);
  }
  if (initial == kFill && vowel == kFill && last >= 0) return kFinalLetters[last];
  return kUndecodable;
}

// Code points of gb18030's four bytes below U+10000.
std::vector<char16_t> make_four_bytes() {
  constexpr std::size_t kNumbers = 39420;
  Converter converter("gb18030");
  std::vector<char16_t> code_points(kNumbers);
  for (std::size_t number = 0; number < kNumbers; ++number) {
    const char bytes[] = {
        static_cast<char>(0x81 + number / 12600), static_cast<char>(0x30 + number / 1260 % 10),
        static_cast<char>(0x81 + number / 10 % 126), static_cast<char>(0x30 + number % 10)};
    const char32_t found = converter.ask({bytes, 4});
    code_points[number] = found <= 0xFFFF ? static_cast<char16_t>(found) : u'\0';
  }
  return code_points;
}

}  // namespace

class DoubleBytes::RowMaker {
 public:
  RowMaker(CharacterSet set, unsigned plane, unsigned lead)
      : set_(set), plane_(plane), lead_(lead) {}

  Row make() {
    row_.fill(kUndecodable);
    switch (set_) {
      case CharacterSet::gbk:
        make_gbk();
        break;
      case CharacterSet::big5:
        ask("ibm-1375_P100-2008", "", {0x81, 0x40}, Private::dropped);
        break;
      case CharacterSet::shift_jis:
        ask("ibm-943_P15A-2003", "", {0x81, 0x40}, Private::kept);
        break;
      case CharacterSet::jis_x_0208:
        unfold_shift_jis();
        break;
      case CharacterSet::jis_x_0212:
        ask("euc-jp-2007", "\x8F", {0xA1, 0xA1}, Private::dropped);
        break;
      case CharacterSet::ks_x_1001:
        ask("windows-949-2000", "", {0x81, 0x41}, Private::dropped);
        break;
      case CharacterSet::johab:
        make_johab();
        break;
      case CharacterSet::cns_11643: {
        const char prefix[] = {'\x8E', static_cast<char>(0xA1 + plane_)};
        const std::size_t size = plane_ == 0 ? 0 : 2;
        ask("euc-tw-2014", {prefix, size}, {0xA1, 0xA1}, Private::dropped);
        break;
      }
    }
    return row_;
  }

 private:
  enum class Private : unsigned char { kept, dropped };
  struct Firsts {
    unsigned lead;
    unsigned trail;
  };

  void set(unsigned trail, char32_t code_point) { row_[trail - kFirstTrail] = code_point; }

  // Asks a converter for all pairs, behind `prefix`.
  void ask(const char* converter_name, std::string_view prefix, Firsts firsts,
           Private private_use) {
    if (lead_ < firsts.lead) return;
    Converter converter(converter_name);
    std::string bytes(prefix);
    bytes += {static_cast<char>(lead_), ' '};
    for (unsigned trail = firsts.trail; trail <= 0xFE; ++trail) {
      bytes.back() = static_cast<char>(trail);
      const char32_t found = converter.ask(bytes);
      if (private_use == Private::kept || !is_private(found)) set(trail, found);
    }
  }

  void make_gbk() {
    ask("gb18030", "", {0x81, 0x40}, Private::kept);
    for (const Assigned& pair : kAssigned) {
      if (pair.lead == lead_) set(pair.trail, pair.code_point);
    }
  }

  // Shift_JIS folds two rows of JIS X 0208 into one lead byte (section 12.3.1).
  void unfold_shift_jis() {
    if (lead_ < 0xA1) return;
    const DoubleBytes& folded = double_bytes(CharacterSet::shift_jis);
    const unsigned row = lead_ - 0xA1;
    for (unsigned cell = 0; cell < 94; ++cell) {
      const unsigned folded_lead = row / 2 + (row < 62 ? 0x81 : 0xC1);
      const unsigned place = cell + row % 2 * 94;
      const unsigned trail = place + (place < 63 ? 0x40 : 0x41);
      set(0xA1 + cell, folded.at(folded_lead, trail));
    }
    for (const Renamed& pair : kOfTheStandard) {
      if (pair.lead == lead_) set(pair.trail, pair.code_point);
    }
  }

  void make_johab() {
    if (lead_ >= 0x84 && lead_ <= 0xD3) {
      for (unsigned trail = 0x41; trail <= 0xFE; ++trail) {
        if (trail != 0x7F) set(trail, johab_syllable(lead_ << 8 | trail));
      }
    }
    if (lead_ >= 0xD9 && lead_ <= 0xDE) add_johab_symbols(0x21 + 2 * (lead_ - 0xD9));
    if (lead_ >= 0xE0 && lead_ <= 0xF9) add_johab_symbols(0x4A + 2 * (lead_ - 0xE0));
  }

  // Symbols and Chinese characters: two rows of KS X 1001, from `row` on, to a lead byte.
  void add_johab_symbols(unsigned row) {
    const DoubleBytes& standard = double_bytes(CharacterSet::ks_x_1001);
    for (unsigned place = 0; place < 188; ++place) {
      const unsigned trail = place < 78 ? place + 0x31 : place - 78 + 0x91;
      const char32_t found = standard.at(0x80 + row + place / 94, 0xA1 + place % 94);
      // The letters are among the syllables.
      const bool letter = found >= 0x3131 && found <= 0x3163;
      if (!letter) set(trail, found);
    }
  }

  CharacterSet set_;
  unsigned plane_;
  unsigned lead_;
  Row row_{};
};

DoubleBytes::~DoubleBytes() {
  for (const auto& row : rows_) delete row.load(std::memory_order_relaxed);
}

// Two threads may make the same row; the first to be done keeps it.
const DoubleBytes::Row& DoubleBytes::make_row(unsigned lead) const {
  auto made = std::make_unique<const Row>(RowMaker(set_, plane_, lead).make());
  const Row* first = nullptr;
  const bool is_first = rows_[lead - kFirstLead].compare_exchange_strong(
      first, made.get(), std::memory_order_acq_rel, std::memory_order_acquire);
  return is_first ? *made.release() : *first;
}

// One for the whole process: they depend on nothing.
const DoubleBytes& double_bytes(CharacterSet set, unsigned plane) {
  using enum CharacterSet;
  static constinit DoubleBytes tables[] = {
      {gbk, 0},        {big5, 0},       {shift_jis, 0},  {jis_x_0208, 0}, {jis_x_0212, 0},
      {ks_x_1001, 0},  {johab, 0},      {cns_11643, 0},  {cns_11643, 1},  {cns_11643, 2},
      {cns_11643, 3},  {cns_11643, 4},  {cns_11643, 5},  {cns_11643, 6},  {cns_11643, 7},
      {cns_11643, 8},  {cns_11643, 9},  {cns_11643, 10}, {cns_11643, 11}, {cns_11643, 12},
      {cns_11643, 13}, {cns_11643, 14}, {cns_11643, 15}};
  static_assert(std::size(tables) == static_cast<std::size_t>(cns_11643) + kPlanesOfCns);
  return tables[static_cast<std::size_t>(set) + plane];
}

char32_t gb18030_four_bytes(std::size_t number) {
  constexpr std::size_t kFirstAbove = 189000;  // U+10000
  if (number >= kFirstAbove) {
    const std::size_t code_point = 0x10000 + number - kFirstAbove;
    return code_point <= 0x10FFFF ? static_cast<char32_t>(code_point) : kUndecodable;
  }
  static const std::vector<char16_t> kBelow = make_four_bytes();
  return number < kBelow.size() && kBelow[number] != 0 ? kBelow[number] : kUndecodable;
}

}  // namespace degarble
