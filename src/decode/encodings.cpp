#include "decode/encodings.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace degarble {
namespace {

using Kind = Encoding::Kind;

constexpr Encoding single_byte(std::string_view name, std::string_view converter,
                               std::string_view labels) {
  return {name, Kind::single_byte, Units::bytes, converter, labels};
}
constexpr Encoding multi_byte(std::string_view name, std::string_view converter,
                              std::string_view labels) {
  return {name, Kind::multi_byte, Units::bytes, converter, labels};
}

// The web's encodings in the order of the standard, then what it leaves out. GBK is decoded as
// gb18030, as the standard has it (section 10.1.1).
constexpr auto kEncodings = std::to_array<Encoding>({
    {"UTF-8", Kind::utf8, Units::bytes, "",
     "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8"},
    single_byte("IBM866", "ibm-866_P100-1995", "ibm866 866 cp866 csibm866"),
    single_byte(
        "ISO-8859-2", "ISO-8859-2",
        "iso-8859-2 csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 "
        "latin2"),
    single_byte(
        "ISO-8859-3", "ISO-8859-3",
        "iso-8859-3 csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 "
        "latin3"),
    single_byte(
        "ISO-8859-4", "ISO-8859-4",
        "iso-8859-4 csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 "
        "latin4"),
    single_byte("ISO-8859-5", "ISO-8859-5",
                "iso-8859-5 csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 "
                "iso_8859-5:1988"),
    single_byte(
        "ISO-8859-6", "ISO-8859-6",
        "iso-8859-6 arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 "
        "iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"),
    single_byte("ISO-8859-7", "ISO-8859-7",
                "iso-8859-7 csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 "
                "iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek"),
    single_byte("ISO-8859-8", "ISO-8859-8",
                "iso-8859-8 csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 "
                "iso88598 iso_8859-8 iso_8859-8:1988 visual iso-8859-8-i csiso88598i logical"),
    single_byte("ISO-8859-10", "ISO-8859-10",
                "iso-8859-10 csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6"),
    single_byte("ISO-8859-13", "ISO-8859-13", "iso-8859-13 iso8859-13 iso885913"),
    single_byte("ISO-8859-14", "ISO-8859-14", "iso-8859-14 iso8859-14 iso885914"),
    single_byte("ISO-8859-15", "ISO-8859-15",
                "iso-8859-15 csisolatin9 iso8859-15 iso885915 iso_8859-15 l9 latin9 latin-9"),
    single_byte("KOI8-R", "KOI8-R", "koi8-r cskoi8r koi koi8 koi8_r"),
    single_byte("KOI8-U", "KOI8-U", "koi8-u koi8-ru"),
    single_byte("macintosh", "macintosh",
                "macintosh csmacintosh mac x-mac-roman macroman mac-roman"),
    single_byte("windows-874", "windows-874",
                "windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 cp874"),
    single_byte("windows-1250", "windows-1250", "windows-1250 cp1250 x-cp1250"),
    single_byte("windows-1251", "windows-1251", "windows-1251 cp1251 x-cp1251"),
    single_byte(
        "windows-1252", "windows-1252",
        "windows-1252 ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 "
        "iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 latin-1 us-ascii "
        "x-cp1252"),
    single_byte("windows-1253", "windows-1253", "windows-1253 cp1253 x-cp1253"),
    single_byte(
        "windows-1254", "windows-1254",
        "windows-1254 cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
        "iso_8859-9:1989 l5 latin5 x-cp1254"),
    single_byte("windows-1255", "windows-1255", "windows-1255 cp1255 x-cp1255"),
    single_byte("windows-1256", "windows-1256", "windows-1256 cp1256 x-cp1256"),
    single_byte("windows-1257", "windows-1257", "windows-1257 cp1257 x-cp1257"),
    single_byte("windows-1258", "windows-1258", "windows-1258 cp1258 x-cp1258"),
    single_byte("x-mac-cyrillic", "x-mac-cyrillic",
                "x-mac-cyrillic x-mac-ukrainian maccyrillic mac-cyrillic"),
    multi_byte("gb18030", "gb18030",
               "gb18030 gbk chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 "
               "x-gbk cp936"),
    multi_byte("Big5", "ibm-1375_P100-2008", "big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950"),
    multi_byte("EUC-JP", "euc-jp-2007", "euc-jp cseucpkdfmtjapanese x-euc-jp"),
    {"ISO-2022-JP", Kind::stateful, Units::bytes, "ISO-2022-JP", "iso-2022-jp csiso2022jp"},
    multi_byte("Shift_JIS", "ibm-943_P15A-2003",
               "shift_jis csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis cp932"),
    multi_byte("EUC-KR", "windows-949-2000",
               "euc-kr cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 "
               "ksc5601 ksc_5601 windows-949 cp949 uhc"),
    {"UTF-16BE", Kind::utf16, Units::utf16_big, "", "utf-16be unicodefffe"},
    {"UTF-16LE", Kind::utf16, Units::utf16_little, "",
     "utf-16le csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16"},
    {"UTF-32BE", Kind::utf32, Units::utf32_big, "", "utf-32be"},
    {"UTF-32LE", Kind::utf32, Units::utf32_little, "", "utf-32le utf-32 ucs-4"},
    single_byte("IBM437", "ibm-437_P100-1995", "ibm437 cp437 437"),
    single_byte("IBM850", "ibm-850_P100-1995", "ibm850 cp850 850"),
    single_byte("IBM852", "ibm-852_P100-1995", "ibm852 cp852 852"),
    single_byte("IBM855", "ibm-855_P100-1995", "ibm855 cp855 855"),
    single_byte("x-mac-ce", "x-mac-centraleurroman", "x-mac-ce mac-centraleurope maclatin2"),
});

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool same(std::string_view word, std::string_view label) {
  return std::ranges::equal(word, label, {}, {}, lower);
}

bool has_label(const Encoding& encoding, std::string_view label) {
  for (std::string_view rest = encoding.labels; !rest.empty();) {
    const std::size_t space = std::min(rest.find(' '), rest.size());
    if (same(rest.substr(0, space), label)) return true;
    rest.remove_prefix(std::min(space + 1, rest.size()));
  }
  return false;
}

std::string_view trimmed(std::string_view label) {
  constexpr std::string_view kSpace = "\t\n\f\r ";  // ASCII whitespace, as the standard has it
  const std::size_t begin = label.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return label.substr(begin, label.find_last_not_of(kSpace) - begin + 1);
}

}  // namespace

std::span<const Encoding> encoding_table() { return kEncodings; }

const Encoding* find_encoding(std::string_view label) {
  const std::string_view wanted = trimmed(label);
  for (const Encoding& encoding : kEncodings) {
    if (has_label(encoding, wanted)) return &encoding;
  }
  return nullptr;
}

const Encoding& encoding(std::string_view name) {
  const Encoding* const found = find_encoding(name);
  assert(found != nullptr);
  return *found;
}

}  // namespace degarble
