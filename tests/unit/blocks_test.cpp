// The cutter: what it promises for any bytes, and where it cuts.
#include "core/blocks.hpp"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/utf8.hpp"
#include "oracle.hpp"
#include "random.hpp"

namespace degarble {
namespace {

using namespace std::literals;
using testing::Random;

constexpr Units kAllUnits[] = {Units::bytes, Units::utf16_little, Units::utf16_big,
                               Units::utf32_little, Units::utf32_big};

void append_unit(std::string& out, char32_t unit, std::size_t size, bool big) {
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t shift = 8 * (big ? size - 1 - i : i);
    out += static_cast<char>(unit >> shift & 0xFF);
  }
}

void append_in(std::string& out, char32_t code_point, Units units) {
  const bool big = units == Units::utf16_big || units == Units::utf32_big;
  if (units == Units::bytes) {
    append(out, code_point);
  } else if (unit_size(units) == 2 && code_point > 0xFFFF) {
    append_unit(out, 0xD7C0 + (code_point >> 10), 2, big);
    append_unit(out, 0xDC00 + (code_point & 0x3FF), 2, big);
  } else {
    append_unit(out, code_point, unit_size(units), big);
  }
}

// What a text is made of; each kind makes the cutter decide in another way.
struct Kind {
  std::u32string alphabet;
  std::u32string rare;  // once in some thousand characters
  bool damaged;         // bytes of any value in between
};
const Kind kKinds[] = {
    {U"ab \u00e9\u4e00\U0001F600", U"\r\n", false},
    {U"ab\u00e9\u4e00\U0001F600", U" ", false},
    {U"ab\u00e9\u4e00\U0001F600", U"\r", false},
    {U"\u4e00\u4e8c\U0001F600", U"\u3042", false},
    {U"a\u0301\u0323\U0001D165\U0001D16E\u0327", U"e", false},
    {U"\u0301\u0323\U0001D165", U"\u0345", false},
    {U"\r\n", U"x", false},
    {U"\u4e00\u00e9\U0001F600", U"a", true},
    {U"ab \u4e00\U0001F600", U"\n", true},
};

std::string random_text(Random& random, std::size_t size, Units units) {
  const Kind& kind = random.pick(kKinds);
  const std::size_t rareness = 1 + random.below(20'000);
  const std::size_t damage = 1 + random.below(50);
  std::string text;
  while (text.size() < size) {
    const auto& alphabet = random.one_in(rareness) ? kind.rare : kind.alphabet;
    append_in(text, random.pick(alphabet), units);
    if (kind.damaged && random.one_in(damage)) {
      append_unit(text, static_cast<char32_t>(random.below(256)), unit_size(units), false);
    }
  }
  if (random.one_in(4)) text.resize(size);  // may end inside a character
  return text;
}

using Cutter = std::size_t (*)(std::string_view, bool, Units);

std::vector<std::string_view> blocks_of(std::string_view text, Units units, Cutter cutter) {
  std::vector<std::string_view> blocks;
  while (!text.empty()) {
    const std::size_t length = cutter(text, true, units);
    EXPECT_GT(length, 0u);
    if (length == 0) break;
    blocks.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return blocks;
}

template <typename Check>
void for_random_texts(int rounds, Check check) {
  for (std::uint64_t seed = testing::test_seed(), i = 0; i < static_cast<unsigned>(rounds); ++i) {
    SCOPED_TRACE("seed " + std::to_string(seed + i));
    Random random(seed + i);
    const Units units = random.pick(kAllUnits);
    const std::size_t size = random.one_in(4)   ? random.below(300)
                             : random.one_in(2) ? kBlockLimit - 8 + random.below(16)
                                                : random.below(3 * kBlockLimit);
    const Cutter cutter = random.one_in(3) ? line_length : block_length;
    check(random, random_text(random, size, units), units, cutter);
    if (::testing::Test::HasFatalFailure()) return;
  }
}

TEST(Cutter, GivesTheWholeTextInBlocksWithinTheLimit) {
  for_random_texts(400, [](Random&, const std::string& text, Units units, Cutter cutter) {
    std::size_t total = 0;
    for (const std::string_view block : blocks_of(text, units, cutter)) {
      ASSERT_LE(block.size(), kBlockLimit);
      total += block.size();
    }
    ASSERT_EQ(total, text.size());
  });
}

TEST(Cutter, NeverTakesBackAnAnswer) {
  int decided = 0;
  for_random_texts(400, [&](Random& random, const std::string& text, Units units, Cutter cutter) {
    const std::string_view all = text;
    std::vector<std::size_t> sizes = {0,
                                      kBlockLimit - 1,
                                      kBlockLimit,
                                      kBlockLimit + 1,
                                      kBlockLimit + 2,
                                      kBlockLimit + 3,
                                      kBlockLimit + 4};
    for (int i = 0; i < 8; ++i) sizes.push_back(random.below(text.size() + 1));
    sizes.push_back(text.size());
    std::ranges::sort(sizes);
    std::size_t answer = 0;
    for (const std::size_t size : sizes) {
      if (size > text.size()) break;
      const std::size_t next = cutter(all.substr(0, size), false, units);
      ASSERT_TRUE(answer == 0 || next == answer) << "with " << size << " bytes";
      answer = next;
    }
    if (answer == 0) return;
    ++decided;
    ASSERT_EQ(cutter(all, true, units), answer);
  });
  EXPECT_GT(decided, 100);
}

TEST(Cutter, AsksForNothingMoreThanAUnitPastTheLimit) {
  for (const Units units : kAllUnits) {
    const std::string text(kBlockLimit + unit_size(units), 'a');
    EXPECT_EQ(block_length(std::string_view(text).substr(0, text.size() - 1), false, units), 0u);
    EXPECT_GT(block_length(text, false, units), 0u);
  }
}

// Whether `cut` lies inside a character that is whole.
bool splits_character(std::string_view text, std::size_t cut, Units units) {
  if (units == Units::bytes) {
    for (std::size_t start = cut < 3 ? 0 : cut - 3; start < cut; ++start) {
      const auto icu = testing::oracle::character_at(text, start);
      if (icu.valid && start + icu.length > cut) return true;
    }
    return false;
  }
  if (cut % unit_size(units) != 0) return true;
  if (unit_size(units) == 4 || cut < 2 || cut + 2 > text.size()) return false;
  const char32_t high = unit_at(text, cut - 2, units);
  const char32_t low = unit_at(text, cut, units);
  return high >= 0xD800 && high <= 0xDBFF && low >= 0xDC00 && low <= 0xDFFF;
}

bool splits_line_end(std::string_view text, std::size_t cut, Units units) {
  const std::size_t size = unit_size(units);
  return cut >= size && cut + size <= text.size() && unit_at(text, cut - size, units) == '\r' &&
         unit_at(text, cut, units) == '\n';
}

TEST(Cutter, SplitsNoCharacterAndNoLineEnd) {
  int cuts = 0;
  for_random_texts(1'000, [&](Random&, const std::string& text, Units units, Cutter cutter) {
    std::size_t cut = 0;
    for (const std::string_view block : blocks_of(text, units, cutter)) {
      cut += block.size();
      if (cut == text.size()) break;
      ASSERT_FALSE(splits_character(text, cut, units))
          << "at " << cut << ", units of " << unit_size(units)
          << " bytes: " << ::testing::PrintToString(text.substr(cut - 8, 16));
      ASSERT_FALSE(splits_line_end(text, cut, units)) << "at " << cut;
      ++cuts;
    }
  });
  EXPECT_GT(cuts, 1'000);
}

TEST(Cutter, SplitsNoLineEndThatLiesAcrossTheLimit) {
  for (const Units units : kAllUnits) {
    std::string text;
    while (text.size() < kBlockLimit - unit_size(units)) append_in(text, U'x', units);
    for (const char32_t c : U"\r\nnext line"sv) append_in(text, c, units);
    for (const Cutter cutter : {block_length, line_length}) {
      const std::size_t cut = cutter(text, false, units);
      EXPECT_LT(cut, kBlockLimit) << unit_size(units) << " bytes a unit";
      EXPECT_FALSE(splits_line_end(text, cut, units));
    }
  }
}

TEST(Cutter, SplitsNoCharacterBehindAnyAmountOfDamage) {
  for (std::size_t damage = kBlockLimit - 300; damage < kBlockLimit; ++damage) {
    std::string text(damage, '\x80');
    for (int i = 0; i < 90; ++i) append(text, 0x1F600);
    const std::size_t cut = block_length(text, false);
    ASSERT_FALSE(splits_character(text, cut, Units::bytes)) << damage << " bytes of damage";
  }
  for (std::size_t damage = kBlockLimit - 300; damage < kBlockLimit; damage += 2) {
    std::string text;
    while (text.size() < damage) append_unit(text, 0xDC00, 2, false);
    for (int i = 0; i < 90; ++i) append_in(text, 0x1F600, Units::utf16_little);
    const std::size_t cut = block_length(text, false, Units::utf16_little);
    ASSERT_FALSE(splits_character(text, cut, Units::utf16_little)) << damage << " bytes of damage";
  }
}

std::string normalized(const icu::Normalizer2& form, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::string result;
  form.normalize(source, status).toUTF8String(result);
  EXPECT_TRUE(U_SUCCESS(status));
  return result;
}

std::vector<const icu::Normalizer2*> all_forms() {
  UErrorCode status = U_ZERO_ERROR;
  std::vector<const icu::Normalizer2*> forms = {
      icu::Normalizer2::getNFCInstance(status), icu::Normalizer2::getNFDInstance(status),
      icu::Normalizer2::getNFKCInstance(status), icu::Normalizer2::getNFKDInstance(status)};
  EXPECT_TRUE(U_SUCCESS(status));
  return forms;
}

// Letters with up to `marks` marks in an order that normalization changes, Hangul that it joins,
// and now and then a space.
std::string text_with_marks(Random& random, std::size_t marks, bool spaced) {
  std::string text;
  while (text.size() < 2 * kBlockLimit) {
    append(text, random.pick(U"e\u1100\u00e9\uac00\u0fb2\u09c7\u1e9b"sv));
    for (std::size_t i = random.below(marks + 1); i > 0; --i) {
      append(text, random.pick(U"\u0301\u0323\u1161\u11a8\u0f71\u0f80\u09be\U0001D165\u0338"sv));
    }
    if (spaced && random.one_in(3'000)) text += ' ';
  }
  return text;
}

TEST(Cutter, CutsWhereNormalizationDoesNotReachAcross) {
  const auto forms = all_forms();
  Random random(testing::test_seed());
  for (int i = 0; i < 30; ++i) {
    const std::string text = text_with_marks(random, random.below(8), random.one_in(2));
    for (const icu::Normalizer2* form : forms) {
      std::string pieces;
      for (const std::string_view block : blocks_of(text, Units::bytes, block_length)) {
        pieces += normalized(*form, block);
      }
      ASSERT_EQ(pieces == normalized(*form, text), true) << "round " << i;
    }
  }
}

TEST(BlockLength, PrefersLineEndsToSpacesToCharacters) {
  const std::string padding(40'000, 'x');
  const std::string words = padding + " y" + padding;
  EXPECT_EQ(block_length(words, false), padding.size() + 1);
  EXPECT_EQ(block_length("one\n" + words, false), 4u);
  EXPECT_EQ(block_length("one\rtwo\r" + words, false), 8u);
  EXPECT_EQ(block_length("one\ntwo\r" + words, false), 4u);  // one kind of line end decides
  const std::string letters(2 * kBlockLimit, 'x');
  const std::size_t cut = block_length(letters, false);
  EXPECT_LE(cut, kBlockLimit);
  EXPECT_GT(cut, kBlockLimit - 8);
}

TEST(BlockLength, GivesUpNearTheLimitWhereNothingMayBeCut) {
  std::string marks;
  while (marks.size() < 2 * kBlockLimit) marks += "\u0301\u0323";
  EXPECT_GT(block_length(marks, false), kBlockLimit - 8);
}

TEST(BlockLength, TakesTheLastLineEndInside) {
  std::string text;
  while (text.size() < 2 * kBlockLimit) text += "0123456789abcdef\n";
  EXPECT_EQ(block_length(text, false), kBlockLimit / 17 * 17);
}

TEST(BlockLength, WaitsForTheEndOfAShortText) {
  EXPECT_EQ(block_length("one\ntwo", false), 0u);
  EXPECT_EQ(block_length("one\ntwo", true), 7u);
  EXPECT_EQ(block_length("", true), 0u);
}

TEST(LineLength, IsOneLine) {
  for (const Units units : kAllUnits) {
    std::string text;
    for (const char32_t c : U"on\u00e9\r\n\r\ntwo"sv) append_in(text, c, units);
    std::string line;
    for (const char32_t c : U"on\u00e9\r\n"sv) append_in(line, c, units);
    EXPECT_EQ(line_length(text, false, units), line.size());
    const std::string_view rest = std::string_view(text).substr(line.size() + 2 * unit_size(units));
    EXPECT_EQ(line_length(rest, false, units), 0u);
    EXPECT_EQ(line_length(rest, true, units), rest.size());
  }
}

// A second pass finds LF where the first made it of CR, and has to see the same lines.
TEST(LineLength, EndsBehindACarriageReturn) {
  for (const Units units : kAllUnits) {
    const auto in_units = [&](std::u32string_view characters) {
      std::string text;
      for (const char32_t c : characters) append_in(text, c, units);
      return text;
    };
    const std::size_t size = unit_size(units);
    EXPECT_EQ(line_length(in_units(U"one\rtwo\n"), false, units), 4 * size);
    EXPECT_EQ(line_length(in_units(U"\r\rtwo\n"), false, units), size);
    EXPECT_EQ(line_length(in_units(U"one\r"), false, units), 0u) << "LF may follow";
    EXPECT_EQ(line_length(in_units(U"one\r"), true, units), 4 * size);
    EXPECT_EQ(line_length(in_units(U"one\r\n"), false, units), 5 * size);
  }
}

TEST(UnitAt, ReadsBothByteOrders) {
  EXPECT_EQ(unit_at("\x01\x02\x03\x04", 0, Units::bytes), 0x01u);
  EXPECT_EQ(unit_at("\x01\x02\x03\x04", 2, Units::utf16_little), 0x0403u);
  EXPECT_EQ(unit_at("\x01\x02\x03\x04", 0, Units::utf16_big), 0x0102u);
  EXPECT_EQ(unit_at("\x01\x02\x03\x84", 0, Units::utf32_little), 0x84030201u);
  EXPECT_EQ(unit_at("\x81\x02\x03\x04", 0, Units::utf32_big), 0x81020304u);
}

}  // namespace
}  // namespace degarble
