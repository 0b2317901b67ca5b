// The repair of misread UTF-8: what was misread comes back or stays, and never becomes a third
// text.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/utf8.hpp"
#include "degarble/degarble.hpp"
#include "encodings/code_pages.hpp"
#include "encodings/converter.hpp"
#include "encodings/windows_1252.hpp"

namespace degarble {
namespace {

// A few words in each of many languages; sentences are made of them at random.
constexpr std::string_view kWords[] = {
    "caf\u00e9 d\u00e9j\u00e0 vu na\u00efve \u0153uvre \u00c9cole o\u00f9 "
    "\u00ab\u00a0oui\u00a0\u00bb",
    "\u00bfqu\u00e9 ma\u00f1ana Espa\u00f1a peque\u00f1o \u00a1s\u00ed! n.\u00ba",
    "na\u00e7\u00e3o \u00e0s voc\u00ea irm\u00e3 \u00c2ngela S\u00c3O cora\u00e7\u00f5es",
    "Stra\u00dfe \u00dcbung sch\u00f6n \u201e\u00c4pfel\u201c Spa\u00df\u2026 M\u00fcller",
    "\u00e5ngstr\u00f6m sm\u00f6rg\u00e5sbord \u00d6l bl\u00e5b\u00e6r R\u00d8D \u00c5lesund",
    "\u017elu\u0165ou\u010dk\u00fd k\u016f\u0148 p\u0159\u00edli\u0161 \u010cesko \u00dast\u00ed",
    "za\u017c\u00f3\u0142\u0107 g\u0119\u015bl\u0105 ja\u017a\u0144 \u0141\u00f3d\u017a \u015aroda",
    "\u0130stanbul \u015feker a\u011fa\u00e7 \u0131\u015f\u0131k \u00c7anakkale",
    "Ti\u1ebfng Vi\u1ec7t H\u00e0 N\u1ed9i ng\u01b0\u1eddi \u0110\u00e0 N\u1eb5ng",
    "\u041f\u0440\u0438\u0432\u0435\u0442 \u043c\u0438\u0440 \u0438 \u0432 "
    "\u041c\u043e\u0441\u043a\u0432\u0435",
    "\u039a\u03b1\u03bb\u03b7\u03bc\u03ad\u03c1\u03b1 \u03ba\u03cc\u03c3\u03bc\u03b5",
    "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd",
    "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643",
    "\u4f60\u597d\u4e16\u754c \u6c49\u5b57",
    "\u3053\u3093\u306b\u3061\u306f \u4e16\u754c",
    "\uc548\ub155 \ud558\uc138\uc694",
    "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35",
    "don\u2019t \u201cwell\u201d \u2014 5\u20ac caf\u00e9\u2026 \u2122 10\u00b0 \u00a320",
    "\U0001F600 ok \U0001F680 go",
};

// Reads the bytes of UTF-8 as an encoding of single bytes, with Latin-1 where that has nothing.
std::string misread(std::string_view text, const Encoding& shown) {
  std::string result;
  for (const char c : text) {
    const char32_t character = is_ascii(c) ? char32_t{byte(c)} : code_point_of(shown, byte(c));
    append(result, character == kUndecodable ? char32_t{byte(c)} : character);
  }
  return result;
}

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> parts;
  while (!words.empty()) {
    const std::size_t space = std::min(words.find(' '), words.size());
    parts.push_back(words.substr(0, space));
    words.remove_prefix(std::min(space + 1, words.size()));
  }
  return parts;
}

std::string random_sentence(std::mt19937_64& random) {
  const auto words = split(kWords[random() % std::size(kWords)]);
  const std::vector<std::string_view> ascii =
      split("the a one is of and Name No. 12 (see) it, end.");
  std::string sentence;
  const std::size_t count = 1 + random() % 8;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) sentence += ' ';
    sentence += random() % 3 == 0 ? ascii[random() % ascii.size()] : words[random() % words.size()];
  }
  return sentence;
}

TEST(Windows1252, GoesBothWays) {
  for (unsigned value = 0x80; value <= 0xFF; ++value) {
    const bool special = value <= 0x9F && kWindows1252[value - 0x80] != 0;
    const char32_t shown = special ? kWindows1252[value - 0x80] : static_cast<char32_t>(value);
    EXPECT_EQ(byte_shown_as(shown), value);
    EXPECT_EQ(byte_shown_as(value), value) << "as Latin-1";
  }
  for (const char32_t none : {U'A', U'\u0100', U'\u2010', U'\u2123', U'\u4e00'}) {
    EXPECT_EQ(byte_shown_as(none), 0);
  }
}

// Whether the result is the sentence, but for U+FFFD where a character stays open.
bool is_marked(const std::string& result, const std::string& sentence) {
  const std::u32string one = code_points(result);
  const std::u32string other = code_points(sentence);
  return std::ranges::equal(one, other,
                            [](char32_t a, char32_t b) { return a == b || a == kReplacement; });
}

// What fails here is harm: a text that was neither the damaged one nor the right one.
// Encodings that text is taken for; all their bytes show as something.
const Encoding& random_misreader(std::mt19937_64& random) {
  static constexpr std::string_view kNames[] = {
      "windows-1252", "windows-1252", "windows-1252", "windows-1251", "windows-1250",
      "windows-1254", "macintosh",    "ibm437",       "ibm850",       "ibm866",
      "koi8-r",       "iso-8859-2",   "iso-8859-15"};
  return *find_encoding(kNames[random() % std::size(kNames)]);
}

TEST(Mojibake, ComesBackOrStays) {
  const std::uint64_t seed = 20170312;
  std::mt19937_64 random(seed);
  const Fixer fixer({.select = {"repair"}});
  int repaired = 0;
  int third = 0;
  constexpr int kRounds = 2'000;
  for (int round = 0; round < kRounds; ++round) {
    const std::string sentence = random_sentence(random);
    const Encoding& shown = random_misreader(random);
    std::string damaged = sentence;
    for (std::uint64_t layers = 1 + random() % 2; layers > 0; --layers) {
      damaged = misread(damaged, shown);
    }
    const std::string result = fixer.fix(damaged);
    repaired += result == sentence;
    const bool is_right = result == sentence || is_marked(result, sentence);
    if (!is_right && result != damaged && ++third > kRounds / 1000) {
      ADD_FAILURE() << "seed " << seed << ": " << sentence << "\n  as " << shown.name
                    << "\n  damaged " << damaged << "\n  became  " << result;
    }
  }
  EXPECT_LE(third, kRounds / 1000);
  EXPECT_GE(repaired, kRounds * 9 / 10);
}

TEST(Mojibake, CleanSentencesStay) {
  const std::uint64_t seed = 20170313;
  std::mt19937_64 random(seed);
  const Fixer fixer({.select = {"repair"}});
  for (int round = 0; round < 5'000; ++round) {
    const std::string sentence = random_sentence(random);
    ASSERT_EQ(fixer.fix(sentence), sentence) << "seed " << seed;
  }
}

}  // namespace
}  // namespace degarble
