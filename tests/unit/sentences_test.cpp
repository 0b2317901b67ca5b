// The model of sentences: which language a line is in, what is usual there, and what is no
// language.
#include "evidence/sentences.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <string_view>

#include "random.hpp"

namespace degarble::testing {
namespace {

struct Sentence {
  std::string_view code;
  std::u32string_view text;
};

// Of no text that the model was trained on.
constexpr Sentence kSentences[] = {
    {"en", U"My neighbour keeps three grey geese behind the old mill."},
    {"de", U"Der Nachbar f\u00FCttert seine drei grauen G\u00E4nse hinter der alten M\u00FChle."},
    {"fr", U"Le voisin \u00E9l\u00E8ve trois oies grises derri\u00E8re le vieux moulin."},
    {"sq", U"Fqinji mban tri pata t\u00EB hirta prapa mullirit t\u00EB vjet\u00EBr."},
    {"az",
     U"Qon\u015Fumuz k\u00F6hn\u0259 d\u0259yirmanm arxas\u0131nda \u00FC\u00E7 boz qaz "
     U"saxlay\u0131r."},
    {"eu", U"Auzokoak hiru antzara gris ditu errota zaharraren atzean."},
    {"fi", U"Naapuri pit\u00E4\u00E4 kolmea harmaata hanhea vanhan myllyn takana."},
    {"hu",
     U"A szomsz\u00E9d h\u00E1rom sz\u00FCrke lib\u00E1t tart a r\u00E9gi malom m\u00F6g\u00F6tt."},
    {"tr", U"Kom\u015Fum eski de\u011Firmenin arkas\u0131nda \u00FC\u00E7 gri kaz besliyor."},
    {"ru",
     U"\u0421\u043E\u0441\u0435\u0434 \u0434\u0435\u0440\u0436\u0438\u0442 "
     U"\u0442\u0440\u0451\u0445 \u0441\u0435\u0440\u044B\u0445 \u0433\u0443\u0441\u0435\u0439."},
    {"el",
     U"\u039F \u03B3\u03B5\u03AF\u03C4\u03BF\u03BD\u03B1\u03C2 \u03AD\u03C7\u03B5\u03B9 "
     U"\u03C4\u03C1\u03B5\u03B9\u03C2 \u03B3\u03BA\u03C1\u03AF\u03B6\u03B5\u03C2 "
     U"\u03C7\u03AE\u03BD\u03B5\u03C2."},
    {"ja",
     U"\u96A3\u4EBA\u306F\u53E4\u3044\u6C34\u8ECA\u5C0F\u5C4B\u306E\u88CF\u3067"
     U"\u7070\u8272\u306E\u30AC\u30C1\u30E7\u30A6\u3092\u98FC\u3063\u3066\u3044\u307E\u3059\u3002"},
};

SentenceLanguage language_of(std::string_view code) {
  for (std::size_t i = 0; i < sentence_language_count(); ++i) {
    if (sentence_language_code(static_cast<SentenceLanguage>(i)) == code) {
      return static_cast<SentenceLanguage>(i);
    }
  }
  return kNoSentenceLanguage;
}

std::int32_t cost_of(std::u32string_view text, SentenceLanguage language) {
  const auto costs = sentence_costs(text, language);
  return std::accumulate(costs.begin(), costs.end(), 0);
}

// 190 languages, near ones among them: three are asked for more.
TEST(Sentences, AreInOneOfTheLikeliestLanguages) {
  for (const auto& [code, text] : kSentences) {
    const auto likely = likely_languages(text, 3);
    EXPECT_NE(std::ranges::find(likely, language_of(code)), likely.end()) << code;
  }
}

TEST(Sentences, CostLeastInTheirOwnLanguage) {
  for (const auto& [own, text] : kSentences) {
    const std::int32_t cost = cost_of(text, language_of(own));
    for (const auto& [other, unused] : kSentences) {
      if (other == own) continue;
      EXPECT_LT(cost, cost_of(text, language_of(other))) << own << ", " << other;
    }
  }
}

TEST(Sentences, AreUsualInTheirOwnLanguage) {
  for (const auto& [code, text] : kSentences) {
    if (code == "ja") continue;  // known from technical text only, where kana cost less
    const SentenceLanguage language = language_of(code);
    const auto size = static_cast<std::int32_t>(text.size());
    EXPECT_LE(cost_of(text, language), usual_limit(language, text.size()) * size) << code;
  }
}

TEST(Sentences, OfNoLanguageAreUsualInNone) {
  constexpr std::u32string_view kRow =
      U"\u00E0\u00E2\u00E7\u00E8\u00E9\u00EA\u00EB\u00EE\u00EF\u00F4";
  for (std::size_t i = 0; i < sentence_language_count(); ++i) {
    const auto language = static_cast<SentenceLanguage>(i);
    EXPECT_GT(cost_of(kRow, language), usual_limit(language, kRow.size()) * 10)
        << sentence_language_code(language);
  }
}

TEST(Sentences, HaveWordsThatWereSeen) {
  EXPECT_TRUE(was_seen_in_sentences(U"alten", language_of("de")));
  EXPECT_TRUE(was_seen_in_sentences(U"jsou", language_of("cs")));
  EXPECT_TRUE(was_seen_in_sentences(U"t\u00EB", language_of("sq")));
  EXPECT_FALSE(was_seen_in_sentences(U"jsou", language_of("sq")));
}

// One in 256 by the bits that a word leaves: see sentences_table.hpp.
TEST(Sentences, HaveFewWordsThatWereNotSeen) {
  Random random(1);
  int seen = 0;
  for (int i = 0; i < 10'000; ++i) {
    std::u32string word;
    for (int k = 0; k < 9; ++k) word += static_cast<char32_t>(U'a' + random.below(26));
    seen += was_seen_in_sentences(word, language_of("de")) ? 1 : 0;
  }
  EXPECT_LT(seen, 80);
}

TEST(Sentences, CostTheSameWithAnyDigitsQuotesAndSpaces) {
  const SentenceLanguage english = language_of("en");
  const std::int32_t cost = cost_of(U"he said \u201Cno 17\u201D, didn't he", english);
  EXPECT_EQ(cost, cost_of(U"he said \u00ABno 38\u00BB,  didn\u2019t\u00A0he", english));
}

}  // namespace
}  // namespace degarble::testing
