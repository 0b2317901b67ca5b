#include "encodings/encodings.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace degarble {
namespace {

using Kind = Encoding::Kind;

constexpr Encoding unicode(std::string_view name, Kind kind, Units units, std::string_view labels) {
  return {name, kind, units, Scheme::none, 0, "", labels};
}
constexpr Encoding single_byte(std::string_view name, std::string_view converter,
                               std::string_view labels) {
  return {name, Kind::single_byte, Units::bytes, Scheme::none, 0, converter, labels};
}
constexpr Encoding multi_byte(std::string_view name, Scheme scheme, std::string_view converter,
                              std::string_view labels) {
  return {name, Kind::multi_byte, Units::bytes, scheme, 0, converter, labels};
}
constexpr Encoding stateful(std::string_view name, Scheme scheme, std::string_view converter,
                            std::string_view labels) {
  return {name, Kind::stateful, Units::bytes, scheme, 0, converter, labels};
}
constexpr Encoding iscii(std::string_view name, std::uint16_t script, std::string_view labels) {
  return {name, Kind::stateful, Units::bytes, Scheme::iscii, script, "", labels};
}

constexpr auto kRows = std::to_array<Encoding>({
    unicode("UTF-8", Kind::utf8, Units::bytes,
            "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf8mb3 "
            "utf8mb4 utf-8-sig utf-8-bom utf8n csutf8 cp65001 65001 al32utf8"),
    unicode("UTF-16BE", Kind::utf16, Units::utf16_big,
            "utf-16be unicodefffe csutf16be cp1201 1201 ucs-2be"),
    unicode("UTF-16LE", Kind::utf16, Units::utf16_little,
            "utf-16le csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 csutf16le "
            "csutf16 cp1200 1200 ucs-2le"),
    unicode("UTF-32BE", Kind::utf32, Units::utf32_big, "utf-32be csutf32be cp12001 12001 ucs-4be"),
    unicode("UTF-32LE", Kind::utf32, Units::utf32_little,
            "utf-32le utf-32 ucs-4 csutf32le csutf32 csucs4 iso-10646-ucs-4 cp12000 12000 ucs-4le"),
    // The web's single-byte encodings, in the order of the standard.
    single_byte("IBM866", "ibm-866_P100-1995", "ibm866 866 cp866 csibm866"),
    single_byte(
        "ISO-8859-2", "ISO-8859-2",
        "iso-8859-2 iso8859-2 iso88592 csisolatin2 iso-ir-101 iso_8859-2 iso_8859-2:1987 l2 "
        "latin2"),
    single_byte(
        "ISO-8859-3", "ISO-8859-3",
        "iso-8859-3 iso8859-3 iso88593 csisolatin3 iso-ir-109 iso_8859-3 iso_8859-3:1988 l3 "
        "latin3"),
    single_byte(
        "ISO-8859-4", "ISO-8859-4",
        "iso-8859-4 iso8859-4 iso88594 csisolatin4 iso-ir-110 iso_8859-4 iso_8859-4:1988 l4 "
        "latin4"),
    single_byte("ISO-8859-5", "ISO-8859-5",
                "iso-8859-5 iso8859-5 iso88595 csisolatincyrillic cyrillic iso-ir-144 iso_8859-5 "
                "iso_8859-5:1988"),
    single_byte("ISO-8859-6", "ISO-8859-6",
                "iso-8859-6 iso8859-6 iso88596 arabic asmo-708 csiso88596e csiso88596i "
                "csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i iso-ir-127 iso_8859-6 "
                "iso_8859-6:1987"),
    single_byte("ISO-8859-7", "ISO-8859-7",
                "iso-8859-7 iso8859-7 iso88597 csisolatingreek ecma-118 elot_928 greek greek8 "
                "iso-ir-126 iso_8859-7 iso_8859-7:1987 sun_eu_greek"),
    single_byte("ISO-8859-8", "ISO-8859-8",
                "iso-8859-8 iso8859-8 iso88598 csiso88598e csisolatinhebrew hebrew iso-8859-8-e "
                "iso-ir-138 iso_8859-8 iso_8859-8:1988 visual"),
    single_byte("ISO-8859-8-I", "ISO-8859-8", "iso-8859-8-i csiso88598i logical"),
    single_byte(
        "ISO-8859-10", "ISO-8859-10",
        "iso-8859-10 iso8859-10 iso885910 csisolatin6 iso-ir-157 iso_8859-10 iso_8859-10:1992 "
        "l6 latin6"),
    single_byte("ISO-8859-13", "ISO-8859-13",
                "iso-8859-13 iso8859-13 iso885913 iso_8859-13 l7 latin7"),
    single_byte(
        "ISO-8859-14", "ISO-8859-14",
        "iso-8859-14 iso8859-14 iso885914 iso_8859-14 iso_8859-14:1998 iso-ir-199 l8 latin8 "
        "iso-celtic"),
    single_byte(
        "ISO-8859-15", "ISO-8859-15",
        "iso-8859-15 iso8859-15 iso885915 csisolatin9 iso_8859-15 iso_8859-15:1998 l9 latin9 "
        "latin-9"),
    single_byte(
        "ISO-8859-16", "iconv:ISO-8859-16",
        "iso-8859-16 iso8859-16 iso885916 iso_8859-16 iso_8859-16:2001 iso-ir-226 l10 latin10"),
    single_byte("KOI8-R", "KOI8-R", "koi8-r cskoi8r koi koi8 koi8_r cp878 878 ibm878"),
    single_byte("KOI8-U", "KOI8-U", "koi8-u koi8-ru cp1168 ibm1168 21866"),
    single_byte("macintosh", "macintosh",
                "macintosh csmacintosh mac x-mac-roman macroman cp10000 10000"),
    single_byte("windows-874", "windows-874",
                "windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 tis620-0 cp874 874 "
                "ibm874 ms874 thai8"),
    single_byte("windows-1250", "windows-1250",
                "windows-1250 cp1250 x-cp1250 1250 ms1250 win1250 ms-ee ibm1250"),
    single_byte("windows-1251", "windows-1251",
                "windows-1251 cp1251 x-cp1251 1251 ms1251 win1251 ms-cyrl ibm1251"),
    single_byte(
        "windows-1252", "windows-1252",
        "windows-1252 cp1252 x-cp1252 1252 ms1252 win1252 ansi_x3.4-1968 ascii cp819 "
        "csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 "
        "iso_8859-1:1987 l1 latin1 us-ascii latin ansi ms-ansi western 819 iso646-us csascii "
        "ansi_x3.4 ibm1252"),
    single_byte("windows-1253", "windows-1253",
                "windows-1253 cp1253 x-cp1253 1253 ms1253 win1253 ms-greek ibm1253"),
    single_byte(
        "windows-1254", "windows-1254",
        "windows-1254 cp1254 x-cp1254 1254 ms1254 win1254 csisolatin5 iso-8859-9 iso-ir-148 "
        "iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 turkish ms-turk ibm1254"),
    single_byte("windows-1255", "windows-1255",
                "windows-1255 cp1255 x-cp1255 1255 ms1255 win1255 ms-hebr ibm1255"),
    single_byte("windows-1256", "windows-1256",
                "windows-1256 cp1256 x-cp1256 1256 ms1256 win1256 ms-arab ibm1256"),
    single_byte("windows-1257", "windows-1257",
                "windows-1257 cp1257 x-cp1257 1257 ms1257 win1257 baltic winbaltrim ibm1257"),
    single_byte("windows-1258", "windows-1258",
                "windows-1258 cp1258 x-cp1258 1258 ms1258 win1258 vietnamese ibm1258"),
    single_byte(
        "x-mac-cyrillic", "x-mac-cyrillic",
        "x-mac-cyrillic x-mac-ukrainian maccyrillic macukrainian mac-uk cp10007 10007 cp10017 "
        "10017"),
    single_byte("x-user-defined", "", "x-user-defined"),
    // Three of ISO 8859 as they are printed; the web reads their labels as the windows code pages
    // that extend them.
    single_byte("strict-ISO-8859-1", "ISO-8859-1", "strict-iso-8859-1"),
    single_byte("strict-ISO-8859-9", "ISO-8859-9", "strict-iso-8859-9"),
    single_byte("strict-ISO-8859-11", "iconv:ISO-8859-11", "strict-iso-8859-11 strict-tis-620"),
    // Macintosh.
    single_byte("x-mac-ce", "x-mac-centraleurroman",
                "x-mac-ce maccentraleurope maccentraleurroman maclatin2 macce cp10029 10029"),
    single_byte("x-mac-greek", "x-mac-greek", "x-mac-greek macgreek cp10006 10006"),
    single_byte("x-mac-turkish", "x-mac-turkish", "x-mac-turkish macturkish cp10081 10081"),
    single_byte("x-mac-icelandic", "macintosh",
                "x-mac-icelandic maciceland macicelandic macis cp10079 10079"),
    // DOS.
    single_byte("IBM437", "ibm-437_P100-1995",
                "ibm437 cp437 437 dos437 oem437 cspc8codepage437 dos oem pc8"),
    single_byte("IBM720", "ibm-720_P100-1997", "ibm720 cp720 720 dos720 oem720"),
    single_byte("IBM737", "ibm-737_P100-1997", "ibm737 cp737 737 dos737 oem737"),
    single_byte("IBM775", "ibm-775_P100-1996", "ibm775 cp775 775 dos775 oem775 cspc775baltic"),
    single_byte("IBM850", "ibm-850_P100-1995",
                "ibm850 cp850 850 dos850 oem850 cspc850multilingual"),
    single_byte("IBM852", "ibm-852_P100-1995", "ibm852 cp852 852 dos852 oem852 cspcp852"),
    single_byte("IBM855", "ibm-855_P100-1995", "ibm855 cp855 855 dos855 oem855 csibm855"),
    single_byte("IBM856", "ibm-856_P100-1995", "ibm856 cp856 856 dos856 oem856 csibm856"),
    single_byte("IBM857", "ibm-857_P100-1995", "ibm857 cp857 857 dos857 oem857 csibm857"),
    single_byte(
        "IBM858", "ibm-858_P100-1997",
        "ibm858 cp858 858 dos858 oem858 ibm00858 ccsid00858 cp00858 pc-multilingual-850+euro "
        "cspc858multilingual"),
    single_byte("IBM860", "ibm-860_P100-1995", "ibm860 cp860 860 dos860 oem860 csibm860"),
    single_byte("IBM861", "ibm-861_P100-1995", "ibm861 cp861 861 dos861 oem861 cp-is csibm861"),
    single_byte("IBM862", "ibm-862_P100-1995", "ibm862 cp862 862 dos862 oem862 cspc862latinhebrew"),
    single_byte("IBM863", "ibm-863_P100-1995", "ibm863 cp863 863 dos863 oem863 csibm863"),
    single_byte("IBM864", "ibm-864_X110-1999", "ibm864 cp864 864 dos864 oem864 csibm864"),
    single_byte("IBM865", "ibm-865_P100-1995", "ibm865 cp865 865 dos865 oem865 csibm865"),
    single_byte("IBM869", "ibm-869_P100-1995", "ibm869 cp869 869 dos869 oem869 cp-gr csibm869"),
    single_byte("IBM1125", "ibm-1125_P100-1997",
                "ibm1125 cp1125 1125 dos1125 oem1125 ruscii cp866u 866u"),
    // Of one country or region.
    single_byte("KOI8-T", "iconv:KOI8-T", "koi8-t"),
    single_byte("KZ-1048", "iconv:RK1048", "kz-1048 rk1048 strk1048-2002 cskz1048"),
    single_byte("PTCP154", "iconv:PT154", "ptcp154 csptcp154 pt154 cp154 cyrillic-asian"),
    single_byte("VISCII", "iconv:VISCII", "viscii csviscii viscii1.1-1"),
    single_byte("Georgian-PS", "iconv:GEORGIAN-PS", "georgian-ps"),
    single_byte("Georgian-Academy", "iconv:GEORGIAN-ACADEMY", "georgian-academy"),
    single_byte("ARMSCII-8", "iconv:ARMSCII-8", "armscii-8"),
    single_byte("hp-roman8", "iconv:HP-ROMAN8", "hp-roman8 roman8 r8 cshproman8 cp1051 ibm1051"),
    single_byte("TCVN5712-1", "iconv:TCVN5712-1",
                "tcvn5712-1 tcvn tcvn-5712 tcvn3 x-viet-tcvn5712 abc-viet"),
    single_byte("GEOSTD8", "published", "geostd8 geo8-bit"),
    // Of computers that are gone, and of one country's DOS.
    single_byte("Mazovia", "published", "mazovia cp790 790 cp991 991 cp667 667 ibm790 ibm991"),
    single_byte("IBM895", "published", "ibm895 cp895 895 kamenicky keybcs2 dos895 kam"),
    single_byte("IBM853", "published", "ibm853 cp853 853 dos853 oem853"),
    single_byte("KOI8-CS", "published", "koi8-cs koi8cs koi8-cs2 koi-8_cs2"),
    single_byte("AmigaPL", "published", "amigapl amiga-pl"),
    single_byte("Atari-ST", "published", "atari-st atarist atari"),
    single_byte("NeXTSTEP", "published", "nextstep next"),
    // EBCDIC.
    single_byte("IBM037", "ibm-37_P100-1995",
                "ibm037 cp037 037 ibm37 cp37 ebcdic ebcdic-cp-us ebcdic-cp-ca ebcdic-cp-nl "
                "ebcdic-cp-wt csibm037"),
    single_byte("IBM273", "ibm-273_P100-1995", "ibm273 cp273 273 ebcdic-de csibm273"),
    single_byte("IBM285", "ibm-285_P100-1995", "ibm285 cp285 285 ebcdic-cp-gb csibm285"),
    single_byte("IBM297", "ibm-297_P100-1995", "ibm297 cp297 297 ebcdic-cp-fr csibm297"),
    single_byte("IBM424", "ibm-424_P100-1995", "ibm424 cp424 424 ebcdic-cp-he csibm424"),
    single_byte("IBM500", "ibm-500_P100-1995",
                "ibm500 cp500 500 ebcdic-cp-be ebcdic-cp-ch ebcdic-int csibm500"),
    single_byte("IBM870", "ibm-870_P100-1995",
                "ibm870 cp870 870 ebcdic-cp-roece ebcdic-cp-yu csibm870"),
    single_byte("IBM875", "ibm-875_P100-1995", "ibm875 cp875 875 ebcdic-greek"),
    single_byte("IBM1025", "ibm-1025_P100-1995", "ibm1025 cp1025 1025 ebcdic-cyrillic csibm1025"),
    single_byte("IBM1026", "ibm-1026_P100-1995", "ibm1026 cp1026 1026 csibm1026"),
    single_byte("IBM1047", "ibm-1047_P100-1995", "ibm1047 cp1047 1047 csibm1047"),
    single_byte("IBM1140", "ibm-1140_P100-1997",
                "ibm1140 cp1140 1140 ibm01140 ccsid01140 cp01140 ebcdic-us-37+euro"),
    // Two bytes and more. GBK is decoded as gb18030, as the standard has it (section 10.1.1).
    multi_byte(
        "gb18030", Scheme::gb18030, "gb18030",
        "gb18030 gbk chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 "
        "x-gbk cp936 936 ms936 windows-936 csgbk csgb18030 euc-cn euccn cn-gb cp54936 54936"),
    multi_byte("Big5", Scheme::big5, "ibm-1375_P100-2008",
               "big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950 950 ms950 windows-950 big5-eten "
               "bigfive csbig5hkscs cp951 951"),
    multi_byte(
        "EUC-JP", Scheme::euc_jp, "euc-jp-2007",
        "euc-jp cseucpkdfmtjapanese x-euc-jp ujis eucjp-ms eucjp-win eucjp-open cp51932 51932 "
        "cp20932 20932"),
    multi_byte("Shift_JIS", Scheme::shift_jis, "ibm-943_P15A-2003",
               "shift_jis csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis cp932 932 "
               "cp943 943 mskanji windows-932 cswindows31j sjis-win sjis-open"),
    multi_byte(
        "EUC-KR", Scheme::euc_kr, "windows-949-2000",
        "euc-kr cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 "
        "ksc_5601 windows-949 cp949 949 ms949 uhc cp51949 51949 unified-hangul"),
    multi_byte("EUC-TW", Scheme::euc_tw, "EUC-TW", "euc-tw cp964 964 ibm964 cns11643"),
    multi_byte("Johab", Scheme::johab, "windows-949-2000",
               "johab cp1361 1361 ms1361 mscp1361 ksc5601-1992"),
    multi_byte("ANSEL", Scheme::ansel, "", "ansel marc-8 marc8 marc21 z39.47 iso-ir-231"),
    multi_byte("TSCII", Scheme::tscii, "", "tscii tscii-1.7 x-tscii"),
    multi_byte("CESU-8", Scheme::cesu_8, "", "cesu-8 cscesu-8 cscesu8"),
    // Text in which what a byte means depends on what stands before it.
    stateful("ISO-2022-JP", Scheme::iso_2022_jp, "",
             "iso-2022-jp csiso2022jp iso-2022-jp-1 iso-2022-jp-2 csiso2022jp2 iso-2022-jp-ms "
             "cp50220 50220 cp50221 50221 cp50222 50222 jis"),
    stateful("ISO-2022-KR", Scheme::iso_2022_kr, "", "iso-2022-kr csiso2022kr cp50225 50225"),
    stateful("ISO-2022-CN", Scheme::iso_2022_cn, "",
             "iso-2022-cn iso-2022-cn-ext csiso2022cn cp50227 50227"),
    stateful("HZ-GB-2312", Scheme::hz, "", "hz-gb-2312 hz cp52936 52936"),
    stateful("VNI", Scheme::vni, "", "vni vni-win vni-windows x-viet-vni"),
    // IS 13194:1991, by the script that a line begins in; the names are Microsoft's.
    iscii("x-iscii-de", 0, "x-iscii-de cp57002 57002 iscii iscii-dev devanagari x-iscii"),
    iscii("x-iscii-be", 1, "x-iscii-be cp57003 57003 iscii-bng x-iscii-as cp57006 57006"),
    iscii("x-iscii-pa", 2, "x-iscii-pa cp57011 57011 iscii-pnj"),
    iscii("x-iscii-gu", 3, "x-iscii-gu cp57010 57010 iscii-gjr"),
    iscii("x-iscii-or", 4, "x-iscii-or cp57007 57007 iscii-ori"),
    iscii("x-iscii-ta", 5, "x-iscii-ta cp57004 57004 iscii-tml"),
    iscii("x-iscii-te", 6, "x-iscii-te cp57005 57005 iscii-tlg"),
    iscii("x-iscii-ka", 7, "x-iscii-ka cp57008 57008 iscii-knd"),
    iscii("x-iscii-ma", 8, "x-iscii-ma cp57009 57009 iscii-mlm"),
    stateful("UTF-7", Scheme::utf_7, "", "utf-7 csutf7 unicode-1-1-utf-7 cp65000 65000"),
});

// Numbers the single-byte encodings in the order of their tables in code_pages.inc.
constexpr auto numbered() {
  auto rows = kRows;
  std::uint16_t page = 0;
  for (Encoding& row : rows) {
    if (row.kind == Kind::single_byte) row.page = page++;
  }
  return rows;
}

constexpr auto kEncodings = numbered();

}  // namespace

std::span<const Encoding> encoding_table() { return kEncodings; }

const Encoding& encoding(std::string_view name) {
  const auto* const row = std::ranges::find(kEncodings, name, &Encoding::name);
  const Encoding* const found = row != kEncodings.end() ? row : find_encoding(name);
  assert(found != nullptr);
  return *found;
}

const Encoding& utf8() {
  static const Encoding& found = encoding("UTF-8");
  return found;
}

const Encoding& windows_1252() {
  static const Encoding& found = encoding("windows-1252");
  return found;
}

}  // namespace degarble
