// Whether the text around a place is English.
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "text/lines.hpp"

namespace degarble {
namespace {

// The answer for the place of the first "@", which is taken out of the text and stands for a word.
bool english_at(std::string text) {
  const std::size_t at = text.find('@');
  text.replace(at, 1, "dont");
  return Lines(text).is_english({at, at + 4});
}

TEST(English, SaysYesInEnglish) {
  EXPECT_TRUE(english_at("I @ know"));
  EXPECT_TRUE(english_at("@ go there when it is dark, for the path is steep and wet."));
  EXPECT_TRUE(english_at("The old ferry left the harbour at noon, but we @"));
  EXPECT_TRUE(
      english_at("In Krakow, Mr Wisniewski and Ms Nowak @ agree with the board of Zorblax."));
}

TEST(English, SaysNoInOtherLanguages) {
  EXPECT_FALSE(english_at("Le livre @ je parle est sur la table de la cuisine."));
  EXPECT_FALSE(english_at("@ Garten hinter dem Haus stehen drei alte Apfelbaeume."));
  EXPECT_FALSE(english_at("De kinderen @ spelen in de tuin en het was weer laat."));
  EXPECT_FALSE(english_at("Ons het gister @ na die dorp gegaan om brood te koop."));
  EXPECT_FALSE(english_at("Hun har @ set ham i dag, men det er en anden sag."));
  EXPECT_FALSE(english_at("Mereka @ pergi ke pasar untuk membeli sayur dan ikan."));
  EXPECT_FALSE(english_at("Bu sabah @ pazara gittik ve biraz peynir ile ekmek ald\u0131k."));
  EXPECT_FALSE(english_at("Mira a Arturo: @ pie, a Canela, pan al sol."));
  EXPECT_FALSE(
      english_at("\u041c\u044b @ \u0437\u043d\u0430\u0435\u043c \u044d\u0442\u043e\u0433\u043e"));
}

TEST(English, SaysNoWhereThereIsNoText) {
  EXPECT_FALSE(english_at("@"));
  EXPECT_FALSE(english_at("12 34 @ 56"));
  EXPECT_FALSE(english_at("if (@ == nullptr) { x_1 = kFoo_bar; ptr->y_2 += z_3; }"));
}

TEST(English, SaysNoInAQuotation) {
  EXPECT_FALSE(
      english_at("The teacher then read to the whole class the words "
                 "\"voici le livre @ nous parlions hier\" and asked what they mean."));
}

TEST(English, EndsAtABlankLine) {
  EXPECT_FALSE(
      english_at("This is the text of the first page, and it is English.\n\n"
                 "Voici le jardin @ nous parlions hier soir."));
}

// Else a repaired text could be judged anew.
TEST(English, DoesNotCareForApostrophes) {
  const std::string with = "She isn't sure that it's the company's fault, so they @ say";
  std::string without;
  for (const char c : with) {
    if (c != '\'') without += c;
  }
  EXPECT_EQ(english_at(with), english_at(without));
  EXPECT_TRUE(english_at(with));
}

TEST(English, LooksABoundedWayOnly) {
  const std::string word(1 << 22, 'a');
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 1000; ++i) {
    EXPECT_FALSE(Lines(word).is_english({word.size() / 2, word.size() / 2 + 4}));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

}  // namespace
}  // namespace degarble
