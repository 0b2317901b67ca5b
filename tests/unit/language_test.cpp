// evidence/language: which language a text is in, whether it is one, and whether costs compare.
#include "evidence/language.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace degarble {
namespace {

std::string_view language_of(std::string_view text) {
  return language_code(identify_language(text).language);
}

std::int64_t cost(std::u32string_view text, std::string_view code) {
  const TextCost sum = text_cost(text, find_language(code));
  return sum.ascii + sum.other;
}

TEST(Language, CodesAndPlacesBelongTogether) {
  ASSERT_GE(language_count(), 45U);
  for (std::size_t i = 0; i < language_count(); ++i) {
    const auto language = static_cast<Language>(i);
    EXPECT_EQ(find_language(language_code(language)), language);
  }
  EXPECT_EQ(find_language("xx"), kNoLanguage);
  EXPECT_EQ(language_code(kNoLanguage), "");
}

TEST(Language, ShortSentencesAreRecognised) {
  struct Case {
    std::string_view code;
    std::string_view text;
  };
  constexpr Case kCases[] = {
      {"en", "The boat came back to the harbour long after everybody had gone to bed."},
      {"de", "Nach dem Regen gingen wir noch einmal durch den Garten zum alten Haus."},
      {"fr", "Le soir, nous avons march\u00E9 le long de la rivi\u00E8re jusqu'au village."},
      {"es", "Por la ma\u00F1ana salimos a comprar pan y volvimos antes de la lluvia."},
      {"it", "La mattina siamo usciti a comprare il pane e siamo tornati prima della pioggia."},
      {"pt", "De manh\u00E3 sa\u00EDmos para comprar p\u00E3o e n\u00E3o voltamos antes da chuva."},
      {"nl", "In de ochtend gingen we naar de markt om brood en kaas te kopen."},
      {"sv",
       "P\u00E5 morgonen gick vi ut f\u00F6r att k\u00F6pa br\u00F6d och kom hem f\u00F6re "
       "regnet."},
      {"fi", "Aamulla menimme ulos ostamaan leip\u00E4\u00E4 ja tulimme takaisin ennen sadetta."},
      {"pl", "Rano wyszli\u015Bmy kupi\u0107 chleb i wr\u00F3cili\u015Bmy przed deszczem."},
      {"hu",
       "Reggel elment\u00FCnk kenyeret venni, \u00E9s az es\u0151 el\u0151tt "
       "visszaj\u00F6tt\u00FCnk."},
      {"ro",
       "Diminea\u0163a am ie\u015Fit s\u0103 cump\u0103r\u0103m p\u00E2ine \u015Fi ne-am "
       "\u00EEntors."},
      {"tr",
       "Sabah ekmek almak i\u00E7in \u00E7\u0131kt\u0131k ve ya\u011Fmurdan \u00F6nce "
       "d\u00F6nd\u00FCk."},
      {"ru",
       "\u0423\u0442\u0440\u043E\u043C \u043C\u044B \u0432\u044B\u0448\u043B\u0438 \u043A\u0443"
       "\u043F\u0438\u0442\u044C \u0445\u043B\u0435\u0431\u0430 \u0438 \u0432\u0435\u0440\u043D"
       "\u0443\u043B\u0438\u0441\u044C."},
      {"uk",
       "\u0412\u0440\u0430\u043D\u0446\u0456 \u043C\u0438 \u0432\u0438\u0439\u0448\u043B\u0438 "
       "\u043A\u0443\u043F\u0438\u0442\u0438 \u0445\u043B\u0456\u0431\u0430 \u0456 \u043F\u043E"
       "\u0432\u0435\u0440\u043D\u0443\u043B\u0438\u0441\u044C."},
      {"el",
       "\u03A4\u03BF \u03C0\u03C1\u03C9\u03AF \u03B2\u03B3\u03AE\u03BA\u03B1\u03BC\u03B5 \u03BD"
       "\u03B1 \u03B1\u03B3\u03BF\u03C1\u03AC\u03C3\u03BF\u03C5\u03BC\u03B5 \u03C8\u03C9\u03BC"
       "\u03AF."},
      {"ja",
       "\u671D\u3001\u30D1\u30F3\u3092\u8CB7\u3044\u306B\u51FA\u304B\u3051\u307E\u3057\u305F"},
      {"zh", "\u65E9\u4E0A\u6211\u4EEC\u51FA\u53BB\u4E70\u9762\u5305\u4E86"},
      {"ko", "\uC544\uCE68\uC5D0 \uC6B0\uB9AC\uB294 \uBE75\uC744 \uC0AC\uB7EC \uB098\uAC14\uB2E4"},
  };
  for (const Case& one : kCases) EXPECT_EQ(language_of(one.text), one.code) << one.text;
}

TEST(Language, NearLanguagesAreToldApart) {
  EXPECT_EQ(
      language_of("Hvad er der sket med de gamle huse, som l\u00E5 ved havnen i min barndom?"),
      "da");
  EXPECT_EQ(
      language_of("Hva har skjedd med de gamle husene som l\u00E5 ved havnen i barndommen min?"),
      "no");
  EXPECT_EQ(
      language_of("Kdy\u017E jsme p\u0159i\u0161li dom\u016F, byla u\u017E tma a nikdo tam nebyl."),
      "cs");
  EXPECT_EQ(language_of("Ke\u010F sme pri\u0161li domov, bola u\u017E tma a nikto tam nebol."),
            "sk");
  EXPECT_EQ(
      language_of("Tko \u017Eeli do\u0107i tijekom tjedna, neka nam se javi u sije\u010Dnju."),
      "hr");
  EXPECT_EQ(language_of("Ko \u017Eeli da do\u0111e tokom nedelje, neka nam se javi u januaru."),
            "sr-Latn");
}

TEST(Language, WhatIsNoProseIsNoLanguage) {
  for (const std::string_view text : {
           "",
           "ok",
           "1 2 3 4 5 6 7 8 9 10 11 12 13 14",
           "for (int i = 0; i < n; ++i) { a[i] += b[i] * c[i]; }",
           "TG9yZW0gaXBzdW0gZG9sb3Igc2l0IGFtZXQgY29uc2VjdGV0dXI=YWRpcGlzY2luZw==",
           "<tr><td>17</td><td>9</td></tr><tr><td>4</td><td>5</td></tr>",
           "0x7f3a 0x0010 0xffff de:ad:be:ef 00:11:22",
       }) {
    EXPECT_EQ(language_of(text), "") << text;
  }
}

TEST(Language, AnyBytesAreTaken) {
  std::string bytes;
  for (int i = 0; i < 100'000; ++i) bytes += static_cast<char>(i * 7 + i / 256);
  EXPECT_EQ(language_of(bytes), "");
}

TEST(Language, GoodTextCostsLessThanItsMisreadings) {
  // "caf\u00E9" in UTF-8, read as windows-1252.
  EXPECT_LT(cost(U"un caf\u00E9 noir", "fr"), cost(U"un caf\u00C3\u00A9 noir", "fr"));
  // Russian in KOI8-R, read as windows-1251.
  EXPECT_LT(cost(U"\u043F\u0440\u0438\u0432\u0435\u0442", "ru"),
            cost(U"\u0420\u0422\u0419\u0427\u0415\u0424", "ru"));
  EXPECT_LT(shape_cost(U"\u041F\u0440\u0438\u0432\u0435\u0442"),
            shape_cost(U"\u043F\u0420\u0418\u0412\u0415\u0422"));
}

TEST(Language, TheCostOfATextIsTheSumOfItsParts) {
  const Language english = find_language("en");
  const TextCost all = text_cost(U"so na\u00EFve of her", english);
  EXPECT_GT(all.ascii, 0);
  EXPECT_GT(all.other, 0);
  EXPECT_EQ(text_cost(U"so naive of her", english).other, 0);
}

}  // namespace
}  // namespace degarble
