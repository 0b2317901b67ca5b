#include "decode/double_bytes.hpp"

#include <unicode/ucnv.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "decode/converter.hpp"
#include "degarble/degarble.hpp"

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

enum class Private : unsigned char { kept, dropped };

// Asks for all pairs with trails from `first_trail` on, behind `prefix`.
void ask_all(DoubleBytes& table, const char* converter_name, std::string_view prefix,
             unsigned first_lead, unsigned first_trail, Private private_use) {
  Converter converter(converter_name);
  std::string bytes(prefix);
  bytes += "  ";
  for (unsigned lead = first_lead; lead <= 0xFE; ++lead) {
    for (unsigned trail = first_trail; trail <= 0xFE; ++trail) {
      bytes[prefix.size()] = static_cast<char>(lead);
      bytes[prefix.size() + 1] = static_cast<char>(trail);
      const char32_t found = converter.ask(bytes);
      if (private_use == Private::kept || !is_private(found)) table.set(lead, trail, found);
    }
  }
}

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

void make_gbk(DoubleBytes& table) {
  ask_all(table, "gb18030", "", 0x81, 0x40, Private::kept);
  for (const Assigned& pair : kAssigned) table.set(pair.lead, pair.trail, pair.code_point);
}

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

// Shift_JIS folds two rows of JIS X 0208 into one lead byte (section 12.3.1).
void unfold_shift_jis(DoubleBytes& table) {
  const DoubleBytes& folded = double_bytes(CharacterSet::shift_jis);
  for (unsigned row = 0; row < 94; ++row) {
    for (unsigned cell = 0; cell < 94; ++cell) {
      const unsigned lead = row / 2 + (row < 62 ? 0x81 : 0xC1);
      const unsigned place = cell + row % 2 * 94;
      const unsigned trail = place + (place < 63 ? 0x40 : 0x41);
      table.set(0xA1 + row, 0xA1 + cell, folded.at(lead, trail));
    }
  }
  for (const Renamed& pair : kOfTheStandard) table.set(pair.lead, pair.trail, pair.code_point);
}

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

// Symbols and Chinese characters: two rows of KS X 1001 to a lead byte.
void add_johab_symbols(DoubleBytes& table, unsigned lead, unsigned row) {
  const DoubleBytes& standard = double_bytes(CharacterSet::ks_x_1001);
  for (unsigned place = 0; place < 188; ++place) {
    const unsigned trail = place < 78 ? place + 0x31 : place - 78 + 0x91;
    const char32_t found = standard.at(0x80 + row + place / 94, 0xA1 + place % 94);
    // The letters are among the syllables.
    const bool letter = found >= 0x3131 && found <= 0x3163;
    if (!letter) table.set(lead, trail, found);
  }
}

void make_johab(DoubleBytes& table) {
  for (unsigned lead = 0x84; lead <= 0xD3; ++lead) {
    for (unsigned trail = 0x41; trail <= 0xFE; ++trail) {
      if (trail != 0x7F) table.set(lead, trail, johab_syllable(lead << 8 | trail));
    }
  }
  for (unsigned lead = 0xD9; lead <= 0xDE; ++lead) {
    add_johab_symbols(table, lead, 0x21 + 2 * (lead - 0xD9));
  }
  for (unsigned lead = 0xE0; lead <= 0xF9; ++lead) {
    add_johab_symbols(table, lead, 0x4A + 2 * (lead - 0xE0));
  }
}

void make(DoubleBytes& table, CharacterSet set, unsigned plane) {
  switch (set) {
    case CharacterSet::gbk:
      return make_gbk(table);
    case CharacterSet::big5:
      return ask_all(table, "ibm-1375_P100-2008", "", 0x81, 0x40, Private::dropped);
    case CharacterSet::shift_jis:
      return ask_all(table, "ibm-943_P15A-2003", "", 0x81, 0x40, Private::kept);
    case CharacterSet::jis_x_0208:
      return unfold_shift_jis(table);
    case CharacterSet::jis_x_0212:
      return ask_all(table, "euc-jp-2007", "\x8F", 0xA1, 0xA1, Private::dropped);
    case CharacterSet::ks_x_1001:
      return ask_all(table, "windows-949-2000", "", 0x81, 0x41, Private::dropped);
    case CharacterSet::johab:
      return make_johab(table);
    case CharacterSet::cns_11643:
      if (plane == 0) return ask_all(table, "euc-tw-2014", "", 0xA1, 0xA1, Private::dropped);
      const char prefix[] = {'\x8E', static_cast<char>(0xA1 + plane)};
      return ask_all(table, "euc-tw-2014", {prefix, 2}, 0xA1, 0xA1, Private::dropped);
  }
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

DoubleBytes::DoubleBytes() {
  for (auto& row : code_points_) row.fill(kNone);
}

// Made once for the whole process: they depend on nothing.
const DoubleBytes& double_bytes(CharacterSet set, unsigned plane) {
  constexpr std::size_t kTables = static_cast<std::size_t>(CharacterSet::cns_11643) + kPlanesOfCns;
  static std::array<std::once_flag, kTables> made;
  static std::array<std::unique_ptr<DoubleBytes>, kTables> tables;
  const std::size_t number = static_cast<std::size_t>(set) + plane;
  std::call_once(made[number], [&] {
    tables[number] = std::make_unique<DoubleBytes>();
    make(*tables[number], set, plane);
  });
  return *tables[number];
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
