// The table of inert code points against ICU, and what it is for: cutting a text in front of one of
// them does not change how it is normalized.
#include "core/inert.hpp"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/utf8.hpp"
#include "random.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

using namespace std::literals;
using testing::Random;

struct FormUnderTest {
  InertIn form;
  UProperty quick_check;
  const icu::Normalizer2* (*instance)(UErrorCode&);
};
constexpr FormUnderTest kForms[] = {
    {InertIn::nfc, UCHAR_NFC_QUICK_CHECK, icu::Normalizer2::getNFCInstance},
    {InertIn::nfd, UCHAR_NFD_QUICK_CHECK, icu::Normalizer2::getNFDInstance},
    {InertIn::nfkc, UCHAR_NFKC_QUICK_CHECK, icu::Normalizer2::getNFKCInstance},
    {InertIn::nfkd, UCHAR_NFKD_QUICK_CHECK, icu::Normalizer2::getNFKDInstance},
};

// Whether Unicode 15.0, which the table is made from, has the code point; ICU may be newer.
bool known_to_the_table(UChar32 code_point) {
  UVersionInfo age;
  u_charAge(code_point, age);
  return u_isdefined(code_point) && (age[0] < 15 || (age[0] == 15 && age[1] == 0));
}

TEST(Inert, IsWhatIcuSaysOfEveryCodePoint) {
  for (const FormUnderTest& row : kForms) {
    int inert = 0;
    for (UChar32 code_point = 0; code_point <= 0x10FFFF; ++code_point) {
      const bool yes = u_getIntPropertyValue(code_point, row.quick_check) == UNORM_YES;
      const bool starter = u_getCombiningClass(code_point) == 0;
      const bool covered = known_to_the_table(code_point) && code_point < 0x30000;
      const bool found = is_inert(static_cast<char32_t>(code_point), row.form);
      ASSERT_EQ(found, yes && starter && covered) << std::hex << code_point;
      inert += found ? 1 : 0;
    }
    EXPECT_GT(inert, 100'000);  // the Chinese characters alone
  }
}

// The scan in front of it leaps over inert characters alone, and over those of most texts.
TEST(Inert, TheScanLeapsOverInertCharacters) {
  for (char32_t code_point = 0x80; code_point <= 0x10FFFF; ++code_point) {
    if (code_point >= 0xD800 && code_point <= 0xDFFF) continue;
    std::string text;
    append(text, code_point);
    if (scan::find_composable(text) < text.size()) continue;
    const bool assigned = u_isdefined(static_cast<UChar32>(code_point));
    EXPECT_TRUE(is_inert(code_point, InertIn::nfc) || !assigned)
        << std::hex << static_cast<UChar32>(code_point);
  }
  for (const std::string_view text :
       {"\u041F\u0440\u0438\u0432\u0435\u0442 \u2014 \u0439\u0451"sv, "\u65E5\u672C\u8A9E\u3001"sv,
        "\u304C\u30D1"sv, "\u00E9\u017E\u2019"sv}) {
    EXPECT_EQ(scan::find_composable(text), text.size()) << text;
  }
}

TEST(Inert, KnowsNothingAboveTheTable) {
  EXPECT_FALSE(is_inert(0x30000, InertIn::nfc));
  EXPECT_FALSE(is_inert(0x10FFFF, InertIn::nfkd));
  EXPECT_FALSE(is_inert(0x110000, InertIn::nfc));
  EXPECT_FALSE(is_inert(0xFFFFFFFF, InertIn::nfc));
}

icu::UnicodeString normalized(const FormUnderTest& row, const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result = row.instance(status)->normalize(text, status);
  EXPECT_TRUE(U_SUCCESS(status));
  return result;
}

// Marks of several classes, Hangul, two-part vowels, compatibility forms, composition exclusions.
constexpr std::u32string_view kLively =
    U"aeEoK\u00e9\u1e9b\u0301\u0323\u0338\u0345\u0327\u0344\u1100\u1161\u11a8\uac00\uac01\u09c7"
    U"\u09be"
    U"\u0fb2\u0f71\u0f80\u0f73\u2126\u212b\ufb01\uff21\u00a8\u0958\u2adc\u0958\U0001D15E\U0001D165"
    U"\U0001D16E\u4e00\u0436 \n\u3042\u3099\u304b\u1fb3\u03b1";

icu::UnicodeString random_text(Random& random) {
  icu::UnicodeString text;
  for (std::size_t length = random.below(12); length > 0; --length) {
    text.append(static_cast<UChar32>(random.pick(kLively)));
  }
  return text;
}

TEST(Inert, TextMayBeCutBeforeIt) {
  const std::uint64_t seed = testing::test_seed();
  Random random(seed);
  int cut = 0;
  for (int i = 0; i < 60'000; ++i) {
    const FormUnderTest& row = random.pick(kForms);
    const icu::UnicodeString before = random_text(random);
    const icu::UnicodeString after = random_text(random);
    if (after.isEmpty()) continue;
    if (!is_inert(static_cast<char32_t>(after.char32At(0)), row.form)) continue;
    ++cut;
    icu::UnicodeString apart = normalized(row, before);
    apart += normalized(row, after);
    ASSERT_TRUE(apart == normalized(row, before + after)) << "seed " << seed << ", round " << i;
  }
  EXPECT_GT(cut, 10'000);
}

TEST(Inert, TextOfNothingElseIsNormalized) {
  const std::uint64_t seed = testing::test_seed();
  Random random(seed);
  for (int i = 0; i < 20'000; ++i) {
    const FormUnderTest& row = random.pick(kForms);
    icu::UnicodeString text;
    for (int tries = 0; tries < 12; ++tries) {
      const char32_t code_point =
          random.one_in(2) ? random.pick(kLively) : static_cast<char32_t>(random.below(0x30000));
      if (is_inert(code_point, row.form)) text.append(static_cast<UChar32>(code_point));
    }
    ASSERT_TRUE(text == normalized(row, text)) << "seed " << seed << ", round " << i;
  }
}

}  // namespace
}  // namespace degarble
