// What is weighed for a reading, and that good text outweighs it.
#include "repair/weighing.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "core/utf8.hpp"
#include "evidence/plausibility.hpp"
#include "repair/way_back.hpp"

namespace degarble::testing {
namespace {

struct Sample {
  std::string_view text;
  std::string_view meant;
  std::string_view shown;
};

Weight weight_of(const Sample& sample) {
  const std::u32string passage = code_points(sample.text);
  const auto reading = reread(passage, {&encoding(sample.meant), &encoding(sample.shown), {}});
  EXPECT_TRUE(reading) << sample.text;
  if (!reading) return {};
  return weigh(passage, *reading, Judge(passage).judge(reading->text).language, 0);
}

TEST(Weighing, OfWordsThatComeOutIsEnough) {
  EXPECT_TRUE(
      weight_of({"Der K\u0160fer krabbelt \u0178ber die Br\u0178cke", "macintosh", "windows-1252"})
          .outweighs());
  EXPECT_TRUE(weight_of({"\u00D1\u00C5\u00CA\u00D0\u00C5\u00D2 \u00E2 \u00EF\u00E8\u00F1\u00FC"
                         "\u00EC\u00E5",
                         "windows-1251", "windows-1252"})
                  .outweighs());
}

// Each with a reading that comes near: in brackets what made it one.
TEST(Weighing, OfGoodTextIsNotEnough) {
  constexpr Sample kGood[] = {
      // An alphabet of flags behind a Spanish word (letters of Russian).
      {"honrar/RED\u00C0\u00C1\u00C2\u00F1T", "windows-1251", "windows-1252"},
      // A Greek word in a wiki's table of names (a French letter).
      {"'Amyannan_n_tal\u03B3a' => NS_TEMPLATE_TALK,", "windows-1252", "x-mac-greek"},
      // Uzbek (Kazakh letters).
      {"\u0431\u045E\u043B\u0438\u043C\u043B\u0430\u0440\u0438\u043C\u0438\u0437", "kz-1048",
       "windows-1251"},
      // Swedish capitals (Russian ones).
      {"$alphabet = '\u00E5\u00E4\u00F6\u00C5\u00C4\u00D6';", "windows-1251", "windows-1252"},
  };
  for (const Sample& sample : kGood) {
    EXPECT_FALSE(weight_of(sample).outweighs()) << sample.text;
  }
}

TEST(Weighing, CountsWhatChanges) {
  const Weight weight = weight_of({"K\u0160fer \u0178ber", "macintosh", "windows-1252"});
  EXPECT_EQ(weight.at(WeighedFeature::letters), 69);  // ln 2
  EXPECT_EQ(weight.at(WeighedFeature::outside_words), 0);
  EXPECT_EQ(weight.at(WeighedFeature::no_seen_word), 0);
  EXPECT_EQ(weight.at(WeighedFeature::bias), 100);
  EXPECT_GT(weight.gain, 0);
}

// Its lead is what speaks for a reading elsewhere.
TEST(Weighing, TakesLessWhereMoreSpeaksForIt) {
  const Weight weight = weight_of({"K\u0160fer \u0178ber", "macintosh", "windows-1252"});
  EXPECT_TRUE(weight.outweighs(-weight.score()));
  EXPECT_FALSE(weight.outweighs(-weight.score() - 1));
}

}  // namespace
}  // namespace degarble::testing
