// Which language's words a text is made of.
#include "evidence/word_language.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace degarble {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

constexpr std::string_view kEnglish = "Choose Format - Title - Subtitle - Transparency tab. ";
constexpr std::string_view kSpanish =
    "Abra el men\uFFFD contextual de la ventana y elija el tama\uFFFDo que quiera para los "
    "textos. ";

constexpr std::string_view kProse = "The dog runs across the road and barks at the men. ";

std::string_view likeliest(std::string_view text) {
  const auto lists = likely_lists(text);
  return lists.empty() ? "" : lists.front()->code();
}

TEST(WordLanguage, IsToldWithoutItsLetters) {
  EXPECT_EQ(likeliest(kSpanish), "es");
  EXPECT_EQ(likeliest("Der Hund l\uFFFDuft \uFFFDber die Stra\uFFFD"
                      "e und bellt die M\uFFFDnner an."),
            "de");
  EXPECT_EQ(likeliest(kProse), "en");
  EXPECT_EQ(likeliest("12 34 56"), "");
}

TEST(WordLanguage, IsNotThatOfAHeading) {
  EXPECT_EQ(likeliest(repeated(kEnglish, 10) + repeated(kSpanish, 20)), "es");
  EXPECT_EQ(likeliest(repeated(kSpanish, 5) + repeated(kProse, 40)), "en");
}

}  // namespace
}  // namespace degarble
