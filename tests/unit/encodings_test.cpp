// decode/encodings and labels: every label of the Encoding Standard, and those that people write.
#include "encodings/encodings.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "encodings/converter.hpp"

namespace degarble {
namespace {

struct Labels {
  std::string_view encoding;
  std::string_view labels;
};

// The table of section 4.2, with what stands for the standard's "replacement" under its own name.
constexpr Labels kStandard[] = {
    {"Big5", "big5 big5-hkscs cn-big5 csbig5 x-x-big5"},
    {"EUC-JP", "cseucpkdfmtjapanese euc-jp x-euc-jp"},
    {"EUC-KR",
     "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 "
     "ksc_5601 windows-949"},
    {"gb18030",
     "chinese csgb2312 csiso58gb231280 gb18030 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 "
     "x-gbk"},
    {"HZ-GB-2312", "hz-gb-2312"},
    {"IBM866", "866 cp866 csibm866 ibm866"},
    {"ISO-2022-CN", "iso-2022-cn iso-2022-cn-ext"},
    {"ISO-2022-JP", "csiso2022jp iso-2022-jp"},
    {"ISO-2022-KR", "csiso2022kr iso-2022-kr"},
    {"ISO-8859-10", "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6"},
    {"ISO-8859-13", "iso-8859-13 iso8859-13 iso885913"},
    {"ISO-8859-14", "iso-8859-14 iso8859-14 iso885914"},
    {"ISO-8859-15", "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9"},
    {"ISO-8859-16", "iso-8859-16"},
    {"ISO-8859-2",
     "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 "
     "latin2"},
    {"ISO-8859-3",
     "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 "
     "latin3"},
    {"ISO-8859-4",
     "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 "
     "latin4"},
    {"ISO-8859-5",
     "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 "
     "iso_8859-5:1988"},
    {"ISO-8859-6",
     "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 "
     "iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"},
    {"ISO-8859-7",
     "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 "
     "iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek"},
    {"ISO-8859-8",
     "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 "
     "iso88598 iso_8859-8 iso_8859-8:1988 visual"},
    {"ISO-8859-8-I", "csiso88598i iso-8859-8-i logical"},
    {"KOI8-R", "cskoi8r koi koi8 koi8-r koi8_r"},
    {"KOI8-U", "koi8-ru koi8-u"},
    {"macintosh", "csmacintosh mac macintosh x-mac-roman"},
    {"Shift_JIS", "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"},
    {"UTF-16BE", "unicodefffe utf-16be"},
    {"UTF-16LE", "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le"},
    {"UTF-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8"},
    {"windows-1250", "cp1250 windows-1250 x-cp1250"},
    {"windows-1251", "cp1251 windows-1251 x-cp1251"},
    {"windows-1252",
     "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 "
     "iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252"},
    {"windows-1253", "cp1253 windows-1253 x-cp1253"},
    {"windows-1254",
     "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
     "iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254"},
    {"windows-1255", "cp1255 windows-1255 x-cp1255"},
    {"windows-1256", "cp1256 windows-1256 x-cp1256"},
    {"windows-1257", "cp1257 windows-1257 x-cp1257"},
    {"windows-1258", "cp1258 windows-1258 x-cp1258"},
    {"windows-874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"},
    {"x-mac-cyrillic", "x-mac-cyrillic x-mac-ukrainian"},
    {"x-user-defined", "x-user-defined"},
};

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string_view name_of(std::string_view label) {
  const Encoding* const found = find_encoding(label);
  return found != nullptr ? found->name : "none";
}

TEST(Encodings, TakeAllLabelsOfTheStandard) {
  std::size_t count = 0;
  for (const Labels& row : kStandard) {
    for (const std::string_view label : words(row.labels)) {
      EXPECT_EQ(name_of(label), row.encoding) << label;
      ++count;
    }
  }
  EXPECT_EQ(count, 227u);
}

TEST(Encodings, HaveLabelsOfTheirOwn) {
  std::set<std::string_view> names;
  std::set<std::string_view> labels;
  for (const Encoding& encoding : encoding_table()) {
    EXPECT_TRUE(names.insert(encoding.name).second) << encoding.name;
    EXPECT_EQ(name_of(encoding.name), encoding.name);
    for (const std::string_view label : words(encoding.labels)) {
      EXPECT_TRUE(labels.insert(label).second) << label;
      EXPECT_EQ(name_of(label), encoding.name) << label;
      EXPECT_TRUE(std::ranges::none_of(label, [](char c) { return c >= 'A' && c <= 'Z'; }));
    }
  }
}

// The table is a promise that each row can be decoded.
TEST(Encodings, CanAllBeOpened) {
  for (const Encoding& encoding : encoding_table()) {
    EXPECT_FALSE(decode_characters(encoding, "    ").empty()) << encoding.name;
  }
}

TEST(Encodings, TakeLabelsAsPeopleWriteThem) {
  constexpr Labels kSloppy[] = {
      {"windows-1252",
       "Windows-1252 WINDOWS1252 windows_1252 cp-1252 cp_1252 \"cp1252\" 'cp1252' 1252"},
      {"windows-1252",
       "iso-8859\u20131 iso\u20118859\u20111 iso--8859-1 ISO8859_1 iso_8859_1 8859-1 8859_1"},
      {"windows-1252",
       "charset=iso-8859-1 charset=\"iso-8859-1\"; latin-1 Latin_1 ISO-Latin-1 win-1252"},
      {"windows-1252", "text/html;charset=windows-1252 encoding='cp1252' codepage1252 CP01252"},
      {"windows-1251", "win1251 x-windows-1251 cswindows1251 windows-cp1251 cp1251, ms-1251"},
      {"windows-1254", "iso-8859-9 iso88599 Latin-5"},
      {"UTF-8", "utf8 UTF_8 utf8mb4 utf8mb3 utf-8-sig UTF--8 utf\u20128 x-utf-8"},
      {"KOI8-R", "koi8r KOI8_R koi-8-r koi8-r;"},
      {"KOI8-U", "koi8u KOI8-RU"},
      {"KOI8-T", "koi8t KOI8-T"},
      {"IBM850", "cp850 ibm850 IBM-850 CP_850 dos-850 850 oem850 codepage-850 cp00850"},
      {"IBM866", "cp866 dos866 ibm-866"},
      {"IBM037", "cp037 IBM-037 ibm37 037 cp37"},
      {"macintosh", "MacRoman mac-roman mac_roman x-mac-roman"},
      {"x-mac-cyrillic", "maccyrillic mac-cyrillic MacCyrillic"},
      {"x-mac-ce", "maclatin2 mac-centraleurope MacCE"},
      {"Shift_JIS", "shift-jis shiftjis SJIS s-jis cp932 windows-932 ms932"},
      {"EUC-JP", "eucjp euc_jp EUC--JP"},
      {"EUC-KR", "euckr cp949 uhc ks_c_5601-1987"},
      {"gb18030", "gbk GB-18030 gb2312 GB_2312 cp936 euc-cn"},
      {"Big5", "big-5 BIG_5 cp950"},
      {"UTF-16LE", "utf16le UTF_16LE utf-16 utf16"},
      {"ISO-2022-JP", "iso2022jp iso-2022-jp"},
      {"HZ-GB-2312", "hz hz-gb-2312"},
      {"Georgian-PS", "georgian-ps georgianps"},
      {"VNI", "vni VNI-Win x-viet-vni"},
      {"TSCII", "tscii TSCII-1.7 x-tscii"},
      {"x-iscii-de", "iscii iscii-dev x-iscii-de cp57002"},
      {"x-iscii-be", "x-iscii-as 57003 57006"},
      {"x-iscii-pa", "x-iscii-pa cp57011"},
  };
  for (const Labels& row : kSloppy) {
    for (const std::string_view label : words(row.labels)) {
      EXPECT_EQ(name_of(label), row.encoding) << label;
    }
  }
  EXPECT_EQ(name_of(" \t cp 850 \r\n"), "IBM850");
  EXPECT_EQ(name_of("Code page 437"), "IBM437");
  EXPECT_EQ(name_of("text/html; charset = koi8-r"), "KOI8-R");
}

TEST(Encodings, DoNotGuessAtOtherWords) {
  for (const std::string_view label :
       {"", " ", "-", "auto", "utf", "utf-9", "iso-8859", "iso-8859-12", "iso-8859-99", "cp", "cp1",
        "windows", "charset=", "x-", "cs", "12345", "binary", "windows-12520", "replacement"}) {
    EXPECT_EQ(find_encoding(label), nullptr) << label;
  }
  EXPECT_EQ(find_encoding(std::string(1000, '8')), nullptr);
}

}  // namespace
}  // namespace degarble
