// decode/converter against ICU and glibc's iconv, which know most of the encodings by tables that
// ours were not made from; and on random bytes.
#include "encodings/converter.hpp"

#include <gtest/gtest.h>
#include <iconv.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/utf8.hpp"
#include "encodings/code_pages.hpp"
#include "random.hpp"

namespace degarble {
namespace {

using namespace std::literals;
using testing::Random;

// Another program's opinion on what bytes stand for.
class Oracle {
 public:
  virtual ~Oracle() = default;
  // The text in UTF-8, or nothing where some of the bytes stand for nothing.
  virtual std::optional<std::string> decode(std::string_view bytes) = 0;
};

class IconvOracle : public Oracle {
 public:
  explicit IconvOracle(const char* name) : converter_(iconv_open("UTF-8", name)) {}
  ~IconvOracle() override {
    if (is_open()) iconv_close(converter_);
  }
  [[nodiscard]] bool is_open() const { return converter_ != iconv_t(-1); }

  std::optional<std::string> decode(std::string_view bytes) override {
    iconv(converter_, nullptr, nullptr, nullptr, nullptr);
    std::string source(bytes);
    std::string text(bytes.size() * 4 + 16, '\0');
    char* from = source.data();
    char* to = text.data();
    std::size_t from_left = source.size();
    std::size_t to_left = text.size();
    const bool decoded = iconv(converter_, &from, &from_left, &to, &to_left) == 0 &&
                         iconv(converter_, nullptr, nullptr, &to, &to_left) == 0;
    if (!decoded) return std::nullopt;
    text.resize(text.size() - to_left);
    return text;
  }

 private:
  iconv_t converter_;
};

class IcuOracle : public Oracle {
 public:
  explicit IcuOracle(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    converter_.reset(ucnv_open(name, &status));
    ucnv_setToUCallBack(converter_.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
    EXPECT_TRUE(U_SUCCESS(status)) << name;
  }

  std::optional<std::string> decode(std::string_view bytes) override {
    UErrorCode status = U_ZERO_ERROR;
    ucnv_resetToUnicode(converter_.get());
    std::u16string units(bytes.size() * 4 + 16, u'\0');
    const int32_t length =
        ucnv_toUChars(converter_.get(), units.data(), static_cast<int32_t>(units.size()),
                      bytes.data(), static_cast<int32_t>(bytes.size()), &status);
    if (U_FAILURE(status)) return std::nullopt;
    units.resize(static_cast<std::size_t>(length));
    std::string text;
    for (std::size_t at = 0; at < units.size(); ++at) {
      const bool is_pair = at + 1 < units.size() && is_low_surrogate(units[at + 1]);
      if (units[at] == 0xFFFD) return std::nullopt;
      append(text, is_pair ? from_surrogates(units[at], units[at + 1]) : char32_t{units[at]});
      at += is_pair;
    }
    return text;
  }

 private:
  struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
  };
  std::unique_ptr<UConverter, Close> converter_;
};

std::unique_ptr<Oracle> oracle(std::string_view name) {
  if (name.starts_with("icu:")) return std::make_unique<IcuOracle>(name.substr(4).data());
  auto iconv = std::make_unique<IconvOracle>(name.data());
  EXPECT_TRUE(iconv->is_open()) << name;
  return iconv;
}

std::string decoded(const Encoding& encoding, std::string_view bytes, std::string_view shift = {},
                    Tail tail = Tail::ends) {
  std::string text;
  decode_text(encoding, bytes, shift, tail, text);
  return text;
}

struct Opinion {
  std::string_view encoding;
  const char* oracle;
  std::string_view differs;  // the bytes about which the standard, or we, say otherwise
  std::string_view why = {};
};

constexpr std::string_view kNextLine = "\x15";  // a line end for us, U+0085 for others

// For each single-byte encoding the converter that its table was not made from.
constexpr Opinion kOpinions[] = {
    {"IBM866", "CP866", ""},
    {"ISO-8859-2", "ISO-8859-2", ""},
    {"ISO-8859-3", "ISO-8859-3", ""},
    {"ISO-8859-4", "ISO-8859-4", ""},
    {"ISO-8859-5", "ISO-8859-5", ""},
    {"ISO-8859-6", "ISO-8859-6", ""},
    {"ISO-8859-7", "ISO-8859-7", ""},
    {"ISO-8859-8", "ISO-8859-8", ""},
    {"ISO-8859-8-I", "ISO-8859-8", ""},
    {"ISO-8859-10", "ISO-8859-10", ""},
    {"ISO-8859-13", "ISO-8859-13", ""},
    {"ISO-8859-14", "ISO-8859-14", ""},
    {"ISO-8859-15", "ISO-8859-15", ""},
    {"KOI8-R", "KOI8-R", ""},
    {"KOI8-U", "KOI8-U", "\xAE\xBE", "Belarusian"},
    {"macintosh", "MACINTOSH", "\xC6\xF0", "U+2206 and Apple's private apple"},
    {"windows-874", "CP874", ""},
    {"windows-1250", "CP1250", ""},
    {"windows-1251", "CP1251", ""},
    {"windows-1252", "CP1252", ""},
    {"windows-1253", "CP1253", ""},
    {"windows-1254", "CP1254", ""},
    {"windows-1255", "CP1255", "\xCA", "U+05BA"},
    {"windows-1256", "CP1256", ""},
    {"windows-1257", "CP1257", ""},
    {"windows-1258", "CP1258", ""},
    {"x-mac-cyrillic", "MAC-UK", "\xFF", "a euro sign since 1998"},
    {"strict-ISO-8859-1", "ISO-8859-1", ""},
    {"strict-ISO-8859-9", "ISO-8859-9", ""},
    {"x-mac-ce", "MAC-CENTRALEUROPE", ""},
    {"IBM437", "CP437", ""},
    {"IBM737", "CP737", ""},
    {"IBM775", "CP775", ""},
    {"IBM850", "CP850", ""},
    {"IBM852", "CP852", ""},
    {"IBM855", "CP855", ""},
    {"IBM856", "CP856", "\x1A\x1C\x7F\xEE\xFA", "controls; IBM's own table"},
    {"IBM857", "CP857", ""},
    {"IBM858", "CP858", ""},
    {"IBM860", "CP860", ""},
    {"IBM861", "CP861", ""},
    {"IBM862", "CP862", ""},
    {"IBM863", "CP863", ""},
    {"IBM864", "CP864", "\x25\x9F", "an ASCII per cent sign"},
    {"IBM865", "CP865", ""},
    {"IBM869", "CP869", ""},
    {"IBM1125", "CP1125", ""},
    {"IBM037", "CP037", kNextLine},
    {"IBM273", "CP273", kNextLine},
    {"IBM285", "CP285", "\x15\xA1", "a macron"},
    {"IBM297", "CP297", kNextLine},
    {"IBM424", "CP424", "\x15\x78\x8F", "IBM's own table"},
    {"IBM500", "CP500", kNextLine},
    {"IBM870", "CP870", "\x15\xB0", "a dot above"},
    {"IBM875", "CP875", "\x15\x6A\x74\xDD", "as ICU has them"},
    {"IBM1025", "CP1025", kNextLine},
    {"IBM1026", "CP1026", "\x15\x9D\xBC", "a cedilla and a macron"},
    {"IBM1047", "CP1047", kNextLine},
    {"IBM1140", "CP1140", kNextLine},
};

// And those which only one of them has, so that there is nobody to ask but the tables' own source.
constexpr std::string_view kKnownToOne[] = {
    "ISO-8859-16",      "x-user-defined", "strict-ISO-8859-11",
    "x-mac-greek",      "x-mac-turkish",  "x-mac-icelandic",
    "IBM720",           "KOI8-T",         "KZ-1048",
    "PTCP154",          "VISCII",         "Georgian-PS",
    "Georgian-Academy", "ARMSCII-8",      "hp-roman8",
    "TCVN5712-1",       "GEOSTD8",        "Mazovia",
    "IBM895",           "IBM853",         "KOI8-CS",
    "AmigaPL",          "Atari-ST",       "NeXTSTEP"};

TEST(CodePages, AgreeWithAnotherProgram) {
  for (const Opinion& opinion : kOpinions) {
    const Encoding& row = encoding(opinion.encoding);
    const auto other = oracle(opinion.oracle);
    for (unsigned value = 0; value < 256; ++value) {
      const std::string one(1, static_cast<char>(value));
      const char32_t found = code_point_of(row, static_cast<unsigned char>(value));
      const auto theirs = other->decode(one);
      // The standard's C1 controls, which others leave undefined.
      const bool control = row.name.starts_with("windows-") && found == value && value <= 0x9F;
      const bool same = theirs.has_value() ? found != kUndecodable && decoded(row, one) == *theirs
                                           : found == kUndecodable || control;
      const bool differs = opinion.differs.find(static_cast<char>(value)) != std::string_view::npos;
      EXPECT_NE(same, differs) << opinion.encoding << " " << std::hex << value;
    }
  }
}

TEST(CodePages, AreAllCompared) {
  std::set<std::string_view> known(std::begin(kKnownToOne), std::end(kKnownToOne));
  for (const Opinion& opinion : kOpinions) EXPECT_TRUE(known.insert(opinion.encoding).second);
  for (const Encoding& row : encoding_table()) {
    EXPECT_EQ(known.contains(row.name), row.kind == Encoding::Kind::single_byte) << row.name;
  }
}

// A text with the most frequent letters, of which one or two would show a table that is of another
// encoding.
TEST(CodePages, ThatOnlyOneProgramHasAreWhatTheirNamesSay) {
  EXPECT_EQ(decoded(encoding("ISO-8859-16"), "\xA4\xAA\xBA\xDE\xFE"),
            "\u20ac\u0218\u0219\u021a\u021b");
  EXPECT_EQ(decoded(encoding("x-user-defined"), "a\x80\xFF"), "a\uF780\uF7FF");
  EXPECT_EQ(decoded(encoding("x-mac-greek"), "\xEB\xE1 \xC0"), "\u03ba\u03b1 \u03ac");
  EXPECT_EQ(decoded(encoding("x-mac-turkish"), "\xDA\xDB\xDC\xDD\xDE\xDF"),
            "\u011e\u011f\u0130\u0131\u015e\u015f");
  EXPECT_EQ(decoded(encoding("x-mac-icelandic"), "\xA0\xDC\xDD\xDE\xDF\xE0"),
            "\u00dd\u00d0\u00f0\u00de\u00fe\u00fd");
  EXPECT_EQ(decoded(encoding("IBM720"), "\x9F\xEF"), "\u0627\u064a");
  EXPECT_EQ(decoded(encoding("KOI8-T"), "\x81\x8D \xCB"), "\u0493\u04b7 \u043a");
  EXPECT_EQ(decoded(encoding("KZ-1048"), "\x9D\xBA \xEA"), "\u049b\u0493 \u043a");
  EXPECT_EQ(decoded(encoding("PTCP154"), "\x80 \xEA"), "\u0496 \u043a");
  EXPECT_EQ(decoded(encoding("VISCII"), "\x02\x1E \xF0"), "\u1eb2\u1ef4 \u0111");
  EXPECT_EQ(decoded(encoding("Georgian-PS"), "\xC0\xC1"), "\u10d0\u10d1");
  EXPECT_EQ(decoded(encoding("Georgian-Academy"), "\xC0\xC1"), "\u10d0\u10d1");
  EXPECT_EQ(decoded(encoding("ARMSCII-8"), "\xB2\xB3"), "\u0531\u0561");
  EXPECT_EQ(decoded(encoding("hp-roman8"), "\xC5\xCE"), "\u00e9\u00f6");
  EXPECT_EQ(decoded(encoding("strict-ISO-8859-1"), "\x92"), "\u0092");
  EXPECT_EQ(decoded(encoding("TCVN5712-1"), "\xAE\xD0"), "\u0111\u00e9");
  EXPECT_EQ(decoded(encoding("GEOSTD8"), "\xC0\xC8"), "\u10d0\u10d7");
  EXPECT_EQ(decoded(encoding("Mazovia"), "\x92\x91\xA7 \xC4"), "\u0142\u0119\u017c \u2500");
  EXPECT_EQ(decoded(encoding("IBM895"), "\xA9\x88\x98 \xAD"), "\u0159\u011b\u00fd \u00a7");
  EXPECT_EQ(decoded(encoding("IBM853"), "\xD5\xA7\xC7"), "\u0131\u011f\u015d");
  EXPECT_EQ(decoded(encoding("KOI8-CS"), "\xD2\xC5\xD9"), "\u0159\u011b\u00fd");
  EXPECT_EQ(decoded(encoding("AmigaPL"), "\xEE\xEB\xFB"), "\u0142\u0119\u017c");
  EXPECT_EQ(decoded(encoding("Atari-ST"), "\x84\x9E\xB4"), "\u00e4\u00df\u0153");
  EXPECT_EQ(decoded(encoding("NeXTSTEP"), "\xF0\xFB\xFA"), "\u00f6\u00df\u0153");
}

// The Library of Congress's examples, and GEDCOM's.
TEST(Converter, AnselHasMarksBeforeTheirLetters) {
  const Encoding& ansel = encoding("ANSEL");
  EXPECT_EQ(decoded(ansel,
                    "Ren\xE2"
                    "e, J\xE8urgen, \xF0"
                    "c, \xB2"),
            "Ren\u00e9, J\u00fcrgen, \u00e7, \u00f8");
  EXPECT_EQ(decoded(ansel,
                    "\xE3\xF2"
                    "a \xE2q"),
            "\u00e2\u0323 q\u0301");
  EXPECT_EQ(decoded(ansel, "\xE2 x\xE2"), "\ufffd x\ufffd");
  EXPECT_EQ(decoded(ansel, "\xCF\xC7"), "\u00df\u00df");
}

// Bytes of every encoding: random, random characters that it has, and both.
class RandomBytes {
 public:
  RandomBytes(const Encoding& encoding, std::uint64_t seed) : encoding_(encoding), random_(seed) {}

  std::string next() {
    std::string bytes;
    for (std::size_t i = random_.below(30); i > 0; --i) bytes += piece();
    return bytes;
  }

 private:
  std::string piece() {
    static constexpr std::string_view kPieces[] = {
        "a",        "+",        "-",
        "~",        "\n",       " ",
        "~{",       "~}",       "\x1B$B",
        "\x1B(B",   "\x1B(J",   "\x1B$)C",
        "\x0E",     "\x0F",     "\x1B$)A",
        "\x1BN",    "F|",       "K\\",
        "+AGEAYg-", "AOk",      "2D3eAA",
        "\x81",     "\x8E\xA2", "\x81\x30",
        "\x30\x30", "\x88\x62", "\xED\xA0\xBD\xED\xB8\x80",
        "\xC3\xA9", "\xEF\x43", "\xA6\xB8\xA1",
        "o\xE1",    "\xE8\xE9"};
    switch (random_.below(4)) {
      case 0:
        return std::string(1, static_cast<char>(random_.below(256)));
      case 1:
        return std::string(random_.pick(kPieces));
      default: {
        const std::size_t count = random_.below(3) + 1;
        std::string high;
        for (std::size_t i = 0; i < count * 2; ++i) {
          high += static_cast<char>(0xA1 + random_.below(0x5E));
        }
        return high;
      }
    }
  }

  const Encoding& encoding_;
  Random random_;
};

TEST(Converter, GivesEachByteToACharacter) {
  for (const Encoding& row : encoding_table()) {
    RandomBytes random(row, testing::test_seed());
    for (int round = 0; round < 2000; ++round) {
      const std::string bytes = random.next();
      const std::vector<Decoded> characters = decode_characters(row, bytes);
      std::string text;
      std::uint32_t before = 0;
      for (const Decoded& character : characters) {
        ASSERT_LE(before, character.begin) << row.name;
        ASSERT_LT(character.begin, bytes.size()) << row.name;
        before = character.begin;
        const bool fault = character.code_point == kUndecodable;
        ASSERT_TRUE(fault || character.code_point <= 0x10FFFF) << row.name;
        append(text, fault ? kReplacement : character.code_point);
      }
      ASSERT_TRUE(characters.empty() || characters.front().begin == 0) << row.name;
      ASSERT_EQ(decoded(row, bytes), text) << row.name << ' ' << ::testing::PrintToString(bytes);
      const bool faults = std::ranges::any_of(
          characters, [](const Decoded& c) { return c.code_point == kUndecodable; });
      ASSERT_EQ(is_decodable(row, bytes), !faults) << row.name;
    }
  }
}

// A text that is cut anywhere, even inside a character or an escape sequence, reads as the whole.
TEST(Converter, TakesTextsInPieces) {
  for (const Encoding& row : encoding_table()) {
    if (unit_size(row.units) > 1 || row.kind == Encoding::Kind::utf8) continue;  // cut by units
    RandomBytes random(row, testing::test_seed());
    for (int round = 0; round < 500; ++round) {
      const std::string bytes = random.next();
      const std::string whole = decoded(row, bytes);
      for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        const std::string first = bytes.substr(0, cut);
        const std::string shift = shift_after(row, first, {});
        const std::string text = decoded(row, first, {}, Tail::goes_on) +
                                 decoded(row, std::string_view(bytes).substr(cut), shift);
        ASSERT_EQ(text, whole) << row.name << " cut at " << cut << " of "
                               << ::testing::PrintToString(bytes);
      }
    }
  }
}

// What others make of all pairs, where they make anything of them.
struct Comparison {
  std::string_view encoding;
  const char* oracle;
  std::size_t differs;  // pairs about which we differ
};

constexpr Comparison kComparisons[] = {
    {"gb18030", "GB18030", 0},
    {"gb18030", "icu:gb18030", 24},         // private characters until the edition of 2022
    {"Big5", "BIG5-HKSCS", 11},             // punctuation, of which the standard has other forms
    {"Big5", "icu:ibm-1375_P100-2008", 4},  // of two characters; ICU gives the first by itself
    {"EUC-JP", "icu:euc-jp-2007", 6},       // full-width forms; ours are the standard's
    {"EUC-JP", "EUC-JP", 0},
    {"EUC-JP", "EUC-JP-MS", 380},  // those; and NEC's rows 89 to 92, private characters there
    {"Shift_JIS", "CP932", 0},
    {"EUC-KR", "CP949", 0},
    {"EUC-TW", "EUC-TW", 13},  // punctuation
    {"Johab", "JOHAB", 0},
    {"TSCII", "TSCII", 20},  // glibc leaves signs before Sanskrit's letters, and drops two viramas
    {"x-iscii-de", "icu:ISCII,version=0", 0},
    {"x-iscii-be", "icu:ISCII,version=1", 0},
    {"x-iscii-pa", "icu:ISCII,version=2", 32},  // ICU loses a letter at the end of the text
    {"x-iscii-gu", "icu:ISCII,version=3", 0},
    {"x-iscii-or", "icu:ISCII,version=4", 0},
    {"x-iscii-ta", "icu:ISCII,version=5", 0},
    {"x-iscii-te", "icu:ISCII,version=6", 0},
    {"x-iscii-ka", "icu:ISCII,version=7", 0},
    {"x-iscii-ma", "icu:ISCII,version=8", 0},
};

TEST(Converter, AgreesWithOthersOnPairs) {
  for (const Comparison& comparison : kComparisons) {
    const Encoding& row = encoding(comparison.encoding);
    const auto other = oracle(comparison.oracle);
    std::size_t differs = 0;
    std::size_t ours_only = 0;
    std::size_t theirs_only = 0;
    std::string example;
    for (unsigned lead = 0x80; lead < 0x100; ++lead) {
      for (unsigned trail = 0x21; trail < 0x100; ++trail) {
        const std::string pair{static_cast<char>(lead), static_cast<char>(trail)};
        const auto theirs = other->decode(pair);
        const bool ours = is_decodable(row, pair);
        ours_only += ours && !theirs;
        theirs_only += !ours && theirs;
        if (!ours || !theirs || decoded(row, pair) == *theirs) continue;
        ++differs;
        example += ::testing::PrintToString(pair) + decoded(row, pair) + *theirs + ' ';
      }
    }
    EXPECT_EQ(differs, comparison.differs)
        << row.name << " " << comparison.oracle << " ours " << ours_only << " theirs "
        << theirs_only << " " << example.substr(0, 600);
  }
}

TEST(Converter, AgreesWithIcuOnFourBytes) {
  const Encoding& row = encoding("gb18030");
  IcuOracle icu("gb18030");
  for (std::size_t number = 0; number < 1587600; number += number < 39500 ? 1 : 997) {
    const std::string bytes{
        static_cast<char>(0x81 + number / 12600), static_cast<char>(0x30 + number / 1260 % 10),
        static_cast<char>(0x81 + number / 10 % 126), static_cast<char>(0x30 + number % 10)};
    const auto theirs = icu.decode(bytes);
    ASSERT_EQ(is_decodable(row, bytes), theirs.has_value()) << number;
    ASSERT_EQ(decoded(row, bytes), theirs.value_or(decoded(row, bytes))) << number;
  }
}

std::string encoded(const char* name, std::string_view text) {
  const iconv_t converter = iconv_open(name, "UTF-8");
  EXPECT_NE(converter, iconv_t(-1)) << name;
  std::string source(text);
  std::string bytes(text.size() * 4 + 64, '\0');
  char* from = source.data();
  char* to = bytes.data();
  std::size_t from_left = source.size();
  std::size_t to_left = bytes.size();
  EXPECT_EQ(iconv(converter, &from, &from_left, &to, &to_left), 0u) << name << " " << text;
  EXPECT_EQ(iconv(converter, nullptr, nullptr, &to, &to_left), 0u);
  iconv_close(converter);
  bytes.resize(bytes.size() - to_left);
  return bytes;
}

struct Sample {
  std::string_view encoding;
  const char* encoder;
  std::string_view text;
};

constexpr std::string_view kJapanese =
    "\u6e2f\u306e\u706f\u53f0\u306f\u3001\u3082\u3046\u4f7f\u308f\u308c\u3066\u3044\u307e\u305b"
    "\u3093\u3002\nABC 123 ~ \u30ab\u30bf\u30ab\u30ca\u3001\u6f22\u5b57\n\n\u304a\u308f\u308a";
constexpr std::string_view kKorean =
    "\ud56d\uad6c\uc758 \ub4f1\ub300\ub294 \uc774\uc81c \uc4f0\uc9c0 \uc54a\ub294\ub2e4.\nABC 123 "
    "~ \u6f22\u5b57\n\n\ub05d";
constexpr std::string_view kChinese =
    "\u6e2f\u53e3\u7684\u706f\u5854\u5df2\u7ecf\u4e0d\u7528\u4e86\u3002\nABC 123 ~ "
    "\u4e00\u4e8c\u4e09\n\n\u5b8c";
constexpr std::string_view kTraditional =
    "\u6e2f\u53e3\u7684\u71c8\u5854\u5df2\u7d93\u4e0d\u7528\u4e86\u3002\nABC 123 ~ "
    "\u4e00\u4e8c\u4e09\n\n\u5b8c";
constexpr std::string_view kMixed =
    "1 + 1 = 2 ~ \\ \u00e9 \u00fc \u0416 \u706f \U0001f600 end+\n+-A\n\u20ac";

constexpr Sample kSamples[] = {
    {"Shift_JIS", "CP932", kJapanese},
    {"EUC-JP", "EUC-JP", kJapanese},
    {"EUC-JP", "EUC-JP", "\u4e02\u4e04 \uff76\uff80\uff76\uff85"},
    {"ISO-2022-JP", "ISO-2022-JP", kJapanese},
    {"ISO-2022-JP", "ISO-2022-JP-2", "\u4e02\u4e04\u00e9\u706f\u53f0"},
    {"EUC-KR", "EUC-KR", kKorean},
    {"EUC-KR", "CP949", "\ub620\ubc29\uac01\ud558 \ud58f"},
    {"Johab", "JOHAB", kKorean},
    {"ISO-2022-KR", "ISO-2022-KR", kKorean},
    {"gb18030", "GBK", kChinese},
    {"gb18030", "GB18030", kMixed},

    {"ISO-2022-CN", "ISO-2022-CN", kChinese},
    {"ISO-2022-CN", "ISO-2022-CN", kTraditional},
    {"Big5", "BIG5-HKSCS", kTraditional},
    {"Big5", "BIG5-HKSCS", "\u00ca\u0304 \u5605 \U00020779"},
    {"EUC-TW", "EUC-TW", kTraditional},
    {"EUC-TW", "EUC-TW", "\u4e02 \u706f"},
    {"UTF-7", "UTF-7", kMixed},
    {"UTF-7", "UTF-7", kJapanese},
    {"UTF-16LE", "UTF-16LE", kMixed},
    {"UTF-16BE", "UTF-16BE", kMixed},
    {"UTF-32LE", "UTF-32LE", kMixed},
    {"UTF-32BE", "UTF-32BE", kMixed},
};

TEST(Converter, ReadsWhatOthersWrite) {
  for (const Sample& sample : kSamples) {
    const Encoding& row = encoding(sample.encoding);
    const std::string bytes = encoded(sample.encoder, sample.text);
    EXPECT_EQ(decoded(row, bytes), sample.text) << row.name;
    EXPECT_TRUE(is_decodable(row, bytes)) << row.name;
    EXPECT_EQ(shift_after(row, bytes + "\n", {}), "") << row.name;
  }
}

struct ByHand {
  std::string_view encoding;
  std::string_view bytes;
  std::string_view text;
};

constexpr ByHand kByHand[] = {
    // RFC 2152
    {"UTF-7", "A+ImIDkQ.", "A\u2262\u0391."},
    {"UTF-7", "Hi Mom -+Jjo--!", "Hi Mom -\u263a-!"},
    {"UTF-7", "+ZeVnLIqe-", "\u65e5\u672c\u8a9e"},
    {"UTF-7", "Item 3 is +AKM-1.", "Item 3 is \u00a31."},
    {"UTF-7", "1 +- 1", "1 + 1"},
    {"UTF-7", "1 + 1", "1 + 1"},  // meant as it stands
    {"UTF-7", "+2D3eAA-", "\U0001f600"},
    {"UTF-7", "+2D0-", "\uFFFD"},  // half a pair
    {"UTF-7", "+AG", "\uFFFD"},    // cut off
    {"UTF-7", "+AGE", "a"},
    {"UTF-7", "\xE9", "\uFFFD"},
    // UTR 26
    {"CESU-8", "a\xED\xA0\xBD\xED\xB8\x80z", "a\U0001f600z"},
    {"CESU-8", "caf\xC3\xA9 \xE2\x82\xAC", "caf\u00e9 \u20ac"},
    {"CESU-8", "\xED\xA0\xBDz", "\uFFFDz"},
    {"CESU-8", "\xED\xB8\x80z", "\uFFFDz"},
    {"CESU-8", "\xF0\x9F\x98\x80", "\U0001f600"},
    // RFC 1843
    {"HZ-GB-2312", "This ~{<:Ky2;S{#,NpJ)l6HK!#~}Bye.",
     "This \u5df1\u6240\u4e0d\u6b32\uff0c\u52ff\u65bd\u65bc\u4eba\u3002Bye."},
    {"HZ-GB-2312", "a ~~ b\n~{<:\nplain", "a ~ b\n\u5df1\nplain"},
    // RFC 1468, 1557
    {"ISO-2022-JP", "\x1B$BF|K\\\x1B(B ok", "\u65e5\u672c ok"},
    {"ISO-2022-JP", "\x1B$BF|K\\\nF|", "\u65e5\u672c\nF|"},  // lost the way back
    {"ISO-2022-JP", "\x1B(J\\~\x1B(B\\~", "\u00a5\u203e\\~"},
    {"ISO-2022-JP", "\x1B(I1\x1B(B1", "\uff711"},
    {"ISO-2022-JP", "\x1B[31mred", "\x1B[31mred"},  // of a terminal
    {"ISO-2022-KR",
     "\x1B$)C\n\x0E"
     "0!\x0F ok",
     "\n\uac00 ok"},
    {"ISO-2022-CN", "\x1B$)A\x0E<:\x0F ok", "\u5df1 ok"},
    // VNI: what Unikey's table has, capitals too; a mark that stands by itself is nothing.
    {"VNI",
     "Vie\xE4t Nam n\xF6\xF4\xF9"
     "c \xD1"
     "a\xE1t A\xC2 \xD6\xD9 q\xF9 \x93y\xFA\x94",
     "Vi\u1ec7t Nam n\u01b0\u1edbc \u0110\u1ea5t \u00c2 \u1ee8 q\uFFFD \u201cy\uFFFD\u201d"},
    // TSCII 1.7: signs before their consonants, also before Sanskrit ones; au either way.
    {"TSCII", "\xA6\xB8 \xA7\xB8\xA1 \xA6\x83\xC2\xF5 \xA6\xB8\xAA \xA7\xB8\xAA \xA6",
     "\u0b95\u0bc6 \u0b95\u0bcb \u0b9c\u0bc6\u0baf\u0bae\u0bcd \u0b95\u0bcc \u0b95\u0bcc \u0bc6"},
    {"TSCII", "\x82 \x87 \x8C \xA6\x87 \xFF",
     "\u0bb8\u0bcd\u0bb0\u0bc0 \u0b95\u0bcd\u0bb7 "
     "\u0b95\u0bcd\u0bb7\u0bcd \u0b95\u0bcd\u0bb7\u0bc6 \uFFFD"},
    // IS 13194: another script up to the end of the line, signs of Devanagari alone, and of
    // Gurmukhi.
    {"x-iscii-de", "\xB3\xEF\x43\xB3\xEA\n\xB3\xEF\x44\xB3\xEF\x40\xB3 \xEF\x31z\xEF\x60",
     "\u0915\u0995\u0964\n\u0915\u0b95\u0915 z\uFFFD`"},
    {"x-iscii-de",
     "\xB3\xE9 \xA1\xE9 \xEA\xEA \xA4\xE0 \xB3\xE8\xE8\xB3\xE8\xE9 \xD9 \xF0\xBF \xF0\xB8",
     "\u0958 \u0950 \u0965 \u0904 \u0915\u094d\u200c\u0915\u094d\u200d \u200d \u0970 \u0952"},
    {"x-iscii-pa", "\xC8\xA2 \xC8\xE8\xC8 \xC8\xDA\xA2 \xC0\xE9",
     "\u0a2a\u0a70 \u0a71\u0a2a \u0a2a\u0a3e\u0a02 \u0a5c\u0a4d\u0a39"},
    // What is wrong behind a lead byte is a character of its own if it is ASCII.
    {"Shift_JIS", "\x82\nA", "\uFFFD\nA"},
    {"Shift_JIS", "\x82", "\uFFFD"},
    {"gb18030", "\x81\x30\x81\x30\x80", "\u0080\u20ac"},
    {"gb18030", "\x81\x30zz", "\uFFFD0zz"},
    {"gb18030", "\x94\x39\xDA\x33", "\U0001f4a9"},
    {"EUC-JP", "\x8E\xB1\x8F\xB0\xA1", "\uff71\u4e02"},
    {"EUC-KR", "\xB0\xA1\xFFz", "\uac00\uFFFDz"},
    {"IBM037", "\xC8\x85\x93\x93\x96\x15\x25", "Hello\n\n"},
    {"UTF-16LE", {"a\x00\x00\xD8z\x00q", 7}, "a\uFFFDz\uFFFD"},
};

TEST(Converter, ReadsByHand) {
  for (const ByHand& row : kByHand) {
    EXPECT_EQ(decoded(encoding(row.encoding), row.bytes), row.text) << row.encoding;
  }
}

}  // namespace
}  // namespace degarble
