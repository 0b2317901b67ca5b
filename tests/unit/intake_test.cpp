// decode/intake: what the first bytes say about a whole stream.
#include "decode/intake.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "decode/converter.hpp"
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
    U"港口的灯塔已经不用了，可是每天晚上都有人去点灯。没有人知道他是谁，也没有人问过。";
constexpr std::u32string_view kJapanese =
    U"港の灯台はもう使われていませんが、毎晩だれかが明かりをともしに行きます。";
constexpr std::u32string_view kKorean =
    U"항구의 등대는 이제 쓰지 않지만, 밤마다 누군가 불을 켜러 간다.";

TEST(Intake, FindsWideTextWithoutAMark) {
  for (const Wide& kind : kWide) {
    for (const std::u32string_view text :
         {U"Hello there"sv, U"Привет, мир"sv, U"שלום עולם"sv, kKorean, kChinese, kJapanese,
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

TEST(Intake, LeavesOtherTextAlone) {
  for (const std::string_view text :
       {""sv, "a"sv, "ab"sv, "Bush hid the facts"sv, "this app can break"sv, "a\0b"sv,
        "caf\xE9 au lait, s'il vous pla\xEEt"sv, "港口的灯塔已经不用了，可是每天晚上都有人"sv,
        "港の灯台はもう使われていませんが、毎晩だれかが明かり"sv}) {
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
