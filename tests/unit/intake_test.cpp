// decode/intake: what the first bytes say about a whole stream.
#include "detect/intake.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "encodings/converter.hpp"
#include "random.hpp"
#include "stage.hpp"

namespace degarble {
namespace {

using namespace std::literals;
using testing::Random;

std::string_view found(std::string_view bytes) {
  static const auto engine = compile({});
  const Encoding* const encoding = find_transfer(bytes.substr(0, kHead), *engine);
  return encoding != nullptr ? encoding->name : "none";
}

// The text in code units of 2 or 4 bytes.
std::string wide(std::u32string_view text, std::size_t size, bool big) {
  std::string bytes;
  for (const char32_t c : text) {
    for (std::size_t i = 0; i < size; ++i) {
      bytes += static_cast<char>(c >> 8 * (big ? size - 1 - i : i));
    }
  }
  return bytes;
}

struct Wide {
  std::string_view name;
  std::size_t size;
  bool big;
};
constexpr Wide kWide[] = {
    {"UTF-16LE", 2, false}, {"UTF-16BE", 2, true}, {"UTF-32LE", 4, false}, {"UTF-32BE", 4, true}};

constexpr std::u32string_view kChinese =
    U"\u6e2f\u53e3\u7684\u706f\u5854\u5df2\u7ecf\u4e0d\u7528\u4e86\uff0c\u53ef\u662f\u6bcf\u5929"
    U"\u665a\u4e0a\u90fd\u6709\u4eba\u53bb\u70b9\u706f\u3002\u6ca1\u6709\u4eba\u77e5\u9053\u4ed6"
    U"\u662f\u8c01\uff0c\u4e5f\u6ca1\u6709\u4eba\u95ee\u8fc7\u3002";
constexpr std::u32string_view kJapanese =
    U"\u6e2f\u306e\u706f\u53f0\u306f\u3082\u3046\u4f7f\u308f\u308c\u3066\u3044\u307e\u305b\u3093"
    U"\u304c\u3001\u6bce\u6669\u3060\u308c\u304b\u304c\u660e\u304b\u308a\u3092\u3068\u3082\u3057"
    U"\u306b\u884c\u304d\u307e\u3059\u3002";
constexpr std::u32string_view kKorean =
    U"\ud56d\uad6c\uc758 \ub4f1\ub300\ub294 \uc774\uc81c \uc4f0\uc9c0 \uc54a\uc9c0\ub9cc, "
    U"\ubc24\ub9c8\ub2e4 \ub204\uad70\uac00 \ubd88\uc744 \ucf1c\ub7ec \uac04\ub2e4.";

TEST(Intake, FindsWideTextWithoutAMark) {
  for (const Wide& kind : kWide) {
    for (const std::u32string_view text :
         {U"Hello there"sv, U"\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440"sv,
          U"\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd"sv, kKorean, kChinese, kJapanese,
          U"Line one\r\nLine two\r\n"sv}) {
      EXPECT_EQ(found(wide(text, kind.size, kind.big)), kind.name);
    }
  }
}

// Chinese has no spaces, and a paragraph may be longer than what is looked at.
TEST(Intake, FindsEastAsianPagesWithoutASingleAsciiCharacter) {
  for (const Wide& kind : kWide) {
    for (const std::u32string_view text : {kChinese, kJapanese}) {
      std::u32string page;
      while (page.size() < 2000) page += text;
      EXPECT_EQ(found(wide(page, kind.size, kind.big)), kind.name);
      page[300] = U'\n';
      EXPECT_EQ(found(wide(page, kind.size, kind.big)), kind.name);
    }
  }
}

TEST(Intake, FindsALineOfOneAlphabet) {
  constexpr std::u32string_view kThai =  // of cats and dogs, without a space
      U"\u0e41\u0e21\u0e27\u0e01\u0e31\u0e1a\u0e2a\u0e38\u0e19\u0e31\u0e02\u0e40\u0e1b"
      U"\u0e47\u0e19\u0e40\u0e1e\u0e37\u0e48\u0e2d\u0e19\u0e01\u0e31\u0e19";
  for (const Wide& kind : kWide) {
    EXPECT_EQ(found(wide(kThai, kind.size, kind.big)), kind.name);
    EXPECT_EQ(found(wide(kThai.substr(0, 8), kind.size, kind.big)), "none") << "too short";
  }
}

TEST(Intake, FindsTextThatIsCutInsideAUnit) {
  for (const Wide& kind : kWide) {
    const std::string bytes =
        wide(U"A text of some thirty-three characters"sv, kind.size, kind.big);
    EXPECT_EQ(found(std::string_view(bytes).substr(0, bytes.size() - 1)), kind.name);
    EXPECT_EQ(found(std::string_view(bytes).substr(0, 5)), "none");
  }
}

TEST(Intake, LeavesNumbersInARowAlone) {
  Random random(testing::test_seed());
  for (int round = 0; round < 1000; ++round) {
    for (const Wide& kind : kWide) {  // numbers with the same upper byte, as counters have
      const auto row = static_cast<char32_t>(1 + random.below(0x1F)) << 8;
      std::u32string numbers;
      for (int i = 0; i < 24; ++i) numbers += row + static_cast<char32_t>(random.below(256));
      EXPECT_EQ(found(wide(numbers, kind.size, kind.big)), "none")
          << kind.name << std::hex << std::uint32_t{row};
    }
  }
}

TEST(Intake, LeavesOtherTextAlone) {
  for (
      const std::string_view text :
      {""sv, "a"sv, "ab"sv, "Bush hid the facts"sv, "this app can break"sv, "a\0b"sv,
       "caf\xE9 au lait, s'il vous pla\xEEt"sv,
       "\u6e2f\u53e3\u7684\u706f\u5854\u5df2\u7ecf\u4e0d\u7528\u4e86\uff0c\u53ef\u662f\u6bcf\u5929\u665a\u4e0a\u90fd\u6709\u4eba"sv,
       "\u6e2f\u306e\u706f\u53f0\u306f\u3082\u3046\u4f7f\u308f\u308c\u3066\u3044\u307e\u305b\u3093\u304c\u3001\u6bce\u6669\u3060\u308c\u304b\u304c\u660e\u304b\u308a"sv}) {
    EXPECT_EQ(found(text), "none") << text;
  }
}

TEST(Intake, LeavesEastAsianTextInOtherEncodingsAlone) {
  constexpr std::string_view kEncodings[] = {"Shift_JIS", "EUC-JP", "gb18030", "Big5",
                                             "EUC-KR",    "Johab",  "EUC-TW",  "windows-1251"};
  Random random(testing::test_seed());
  for (const std::string_view name : kEncodings) {
    for (int round = 0; round < 300; ++round) {
      std::string bytes;
      // Pairs of high bytes, as such text has; some with ASCII between.
      while (bytes.size() < 200) {
        const std::string pair{static_cast<char>(0x81 + random.below(0x7E)),
                               static_cast<char>(0x40 + random.below(0xBF))};
        if (is_decodable(encoding(name), pair)) bytes += pair;
        if (random.one_in(40)) bytes += "30"[random.below(2)];
      }
      EXPECT_EQ(found(bytes), "none") << name;
    }
  }
}

TEST(Intake, LeavesBinaryDataAlone) {
  Random random(testing::test_seed());
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    const std::size_t size = std::size_t{1} << random.below(3);
    const std::size_t range = std::size_t{1} << (random.below(8 * size) + 1);
    for (int i = 0; i < 200; ++i) {  // numbers of one, two or four bytes
      const std::size_t number = random.below(range);
      for (std::size_t part = 0; part < size; ++part) {
        bytes += static_cast<char>(number >> 8 * part);
      }
    }
    EXPECT_EQ(found(bytes), "none") << size << " " << range;
  }
}

TEST(Intake, FindsMarks) {
  EXPECT_EQ(found("\xFF\xFE\0\0x\0\0\0"sv), "UTF-32LE");
  EXPECT_EQ(found("\0\0\xFE\xFF"sv), "UTF-32BE");
  EXPECT_EQ(found("\xFF\xFE"sv), "UTF-16LE");
  EXPECT_EQ(found("\xFE\xFF\x30\x42"sv), "UTF-16BE");
  EXPECT_EQ(byte_order_mark_length("\xFE\xFF\x30\x42"sv, encoding("UTF-16BE")), 2u);
  EXPECT_EQ(byte_order_mark_length("\xFE\xFF\x30\x42"sv, encoding("UTF-16LE")), 0u);
}

}  // namespace
}  // namespace degarble
