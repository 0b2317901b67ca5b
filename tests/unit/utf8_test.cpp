// core/utf8 against ICU, and its reasons against the arithmetic of UTF-8.
#include "core/utf8.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "oracle.hpp"
#include "random.hpp"

namespace degarble {
namespace {

using namespace std::literals;
using testing::Random;

// Every byte at which some row of table 3-7 begins or ends, and its neighbours.
constexpr std::string_view kBorders(
    "\x00\x41\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF1\xF3\xF4"
    "\xF5"
    "\xFF",
    25);

template <typename Check>
void for_each_short_text(Check check) {
  for (int a = 0; a < 256; ++a) {
    check(std::string{static_cast<char>(a)});
    for (int b = 0; b < 256; ++b) check(std::string{static_cast<char>(a), static_cast<char>(b)});
  }
  for (const char a : kBorders) {
    for (const char b : kBorders) {
      for (const char c : kBorders) {
        check(std::string{a, b, c});
        for (const char d : kBorders) check(std::string{a, b, c, d});
      }
    }
  }
}

// The code points that a lead byte and the continuation behind it can begin, whatever the rules
// say.
struct Range {
  char32_t low;
  char32_t high;
};
Range range_of(unsigned char first, unsigned char second) {
  const int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  const unsigned bits = 6 * (static_cast<unsigned>(length) - 2);
  const char32_t lead = first & (0xFFu >> (length + 1));
  const char32_t low = (lead << 6 | (second & 0x3Fu)) << bits;
  return {low, low + (char32_t{1} << bits) - 1};
}

// Why `text`, of which ICU says that no character begins it, is ill-formed.
IllFormed expected_reason(std::string_view text, std::size_t subpart) {
  const unsigned char first = byte(text[0]);
  if (first < 0xC0) return IllFormed::stray_continuation;
  if (first < 0xC2 || first > 0xF4) return IllFormed::invalid_byte;
  if (subpart == text.size()) return IllFormed::truncated;
  const unsigned char next = byte(text[subpart]);
  if (next < 0x80 || next > 0xBF || subpart > 1) return IllFormed::too_short;
  const Range range = range_of(first, next);
  if (range.low > 0x10FFFF) return IllFormed::too_large;
  if (range.low >= 0xD800 && range.high <= 0xDFFF) return IllFormed::surrogate;
  return IllFormed::overlong;
}

TEST(CharacterAt, IsWhatIcuSeesAndSaysWhyNot) {
  int ill_formed = 0;
  for_each_short_text([&](const std::string& text) {
    const Character mine = character_at(text, 0);
    const testing::oracle::Character icu = testing::oracle::character_at(text, 0);
    ASSERT_EQ(mine.valid(), icu.valid) << ::testing::PrintToString(text);
    ASSERT_EQ(std::size_t{mine.length}, icu.length) << ::testing::PrintToString(text);
    ASSERT_EQ(mine.code_point, icu.valid ? icu.code_point : kReplacement);
    if (icu.valid) return;
    ASSERT_EQ(mine.reason, expected_reason(text, icu.length)) << ::testing::PrintToString(text);
    ++ill_formed;
  });
  EXPECT_GT(ill_formed, 100'000);
}

TEST(CharacterAt, LooksOnlyAtWhatIsThere) {
  EXPECT_EQ(character_at(std::string_view("\xE2\x80\x99", 2), 0).reason, IllFormed::truncated);
  EXPECT_EQ(character_at(std::string_view("x\xF0\x9F\x98\x80", 4), 1).length, 3);
}

TEST(Append, RoundTripsEveryScalarValue) {
  std::string text;
  for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
    if (code_point == 0xD800) code_point = 0xE000;
    text.clear();
    append(text, code_point);
    const testing::oracle::Character icu = testing::oracle::character_at(text, 0);
    ASSERT_TRUE(icu.valid && icu.length == text.size()) << std::hex << std::uint32_t{code_point};
    ASSERT_EQ(icu.code_point, code_point);
    ASSERT_EQ(utf8_length(code_point), text.size()) << std::hex << std::uint32_t{code_point};
  }
}

// The start of the valid character that covers text[at], or `at`.
std::size_t expected_start(std::string_view text, std::size_t at) {
  for (std::size_t start = at < 3 ? 0 : at - 3; start < at; ++start) {
    const testing::oracle::Character icu = testing::oracle::character_at(text, start);
    if (icu.valid && start + icu.length > at) return start;
  }
  return at;
}

TEST(CharacterStart, IsWhereIcuSeesTheCharacterBegin) {
  for_each_short_text([](const std::string& text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      ASSERT_EQ(character_start(text, at), expected_start(text, at))
          << ::testing::PrintToString(text);
    }
    ASSERT_EQ(character_start(text, text.size()), text.size());
    ASSERT_EQ(character_start(text, text.size() + 1), text.size());
  });
}

// The longest valid character that ends at `at`; length 0 if there is none.
testing::oracle::Character expected_before(std::string_view text, std::size_t at) {
  for (std::size_t start = at < 4 ? 0 : at - 4; start < at; ++start) {
    const testing::oracle::Character icu = testing::oracle::character_at(text, start);
    if (icu.valid && start + icu.length == at) return icu;
  }
  return {};
}

TEST(CharacterBefore, IsTheOneThatEndsThere) {
  for_each_short_text([](const std::string& text) {
    for (std::size_t at = 1; at <= text.size(); ++at) {
      const Character mine = character_before(text, at);
      const testing::oracle::Character icu = expected_before(text, at);
      ASSERT_EQ(mine.valid(), icu.valid) << ::testing::PrintToString(text) << " at " << at;
      ASSERT_EQ(std::size_t{mine.length}, icu.valid ? icu.length : 1)
          << ::testing::PrintToString(text);
      ASSERT_EQ(mine.code_point, icu.valid ? icu.code_point : kReplacement);
    }
  });
}

TEST(CharacterBefore, WalksBackThroughWhatCharacterAtWalksForward) {
  Random random(testing::test_seed());
  for (int i = 0; i < 20'000; ++i) {
    std::vector<char32_t> forward;
    std::string text;
    for (std::size_t count = random.below(9); count > 0; --count) {
      forward.push_back(random.pick(U"aZ\u00e9\u0436\u2019\u4e00\ufffd\U0001F600"sv));
      append(text, forward.back());
    }
    for (std::size_t at = text.size(); at > 0; forward.pop_back()) {
      const Character character = character_before(text, at);
      ASSERT_EQ(character.code_point, forward.back());
      at -= character.length;
    }
    ASSERT_TRUE(forward.empty());
  }
}

}  // namespace
}  // namespace degarble
