// What is no text, by its first bytes.
#include "detect/binary.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace degarble {
namespace {

using namespace std::string_view_literals;

TEST(Binary, IsToldByMagicNumbersAndNuls) {
  EXPECT_TRUE(looks_binary("\x89PNG\r\n\x1A\nrest"));
  EXPECT_TRUE(looks_binary("\x1F\x8B\x08"));
  EXPECT_TRUE(looks_binary("%PDF-1.7\n"));
  EXPECT_TRUE(looks_binary("text with a \0 in it"sv));
}

TEST(Binary, IsToldByManyControls) {
  EXPECT_TRUE(looks_binary("\x01\x02 numbers \x03"));
  EXPECT_FALSE(looks_binary("a lone control \x01 in a longer line of text"));
}

TEST(Binary, TextMayChangeColoursAndCharacterSets) {
  EXPECT_FALSE(looks_binary(""));
  EXPECT_FALSE(looks_binary("\x1B[31mred\x1B[0m"));
  EXPECT_FALSE(looks_binary("\x1B$)C\x0E=C\x0F \x0E0!\x0F"));  // ISO-2022-KR
  EXPECT_FALSE(looks_binary("one\ttwo\r\n\f\v"));
  EXPECT_FALSE(looks_binary("PK, said the \x93zip\x94"));
}

}  // namespace
}  // namespace degarble
