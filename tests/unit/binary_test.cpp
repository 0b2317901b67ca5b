// What is no text, by its first bytes.
#include "detect/binary.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace degarble {
namespace {

using namespace std::literals;

TEST(Binary, IsToldByMagicNumbers) {
  EXPECT_TRUE(looks_binary("\x89PNG\r\n\x1A\nrest"));
  EXPECT_TRUE(looks_binary("\x1F\x8B\x08"));
  EXPECT_TRUE(looks_binary("%PDF-1.7\n"));
  EXPECT_TRUE(looks_binary("GIF89a\x10\0\x10\0"sv));
  EXPECT_FALSE(looks_binary("GIF89a is the name of a format"));
}

TEST(Binary, AreArchivesThatCountTheBytesOfTexts) {
  std::string tar = "notes.txt" + std::string(248, '\0') + "ustar\0" + "00They dont know.\n";
  EXPECT_TRUE(looks_binary(tar));
  tar[257] = 'U';
  EXPECT_FALSE(looks_binary(tar));
  EXPECT_TRUE(looks_binary("WARC/1.0\r\nWARC-Type: response\r\n"));
  EXPECT_FALSE(looks_binary("WARC is a format"));
}

TEST(Binary, NulsAloneMakeNone) {
  EXPECT_FALSE(looks_binary("text with a \0 in it"sv));
  EXPECT_FALSE(looks_binary("one.txt\0two.txt\0three.txt\0"sv));
  EXPECT_FALSE(looks_binary("SMITH\0\0\0\0\0\0\0JOHN\0\0\0\0\0\0\0\0"sv));
  EXPECT_TRUE(looks_binary("\0\0\0\0\0\0"sv));
  EXPECT_TRUE(looks_binary("\x01\0\0\0ELEM\x02\0\0\0"sv));
}

TEST(Binary, NulsAreStrayAmongLines) {
  std::string lines;
  for (int i = 0; i < 20; ++i) lines += "a line\n";
  EXPECT_EQ(stray_nuls(lines + "one\0two\n"s), std::vector<std::size_t>{lines.size() + 3});
  EXPECT_TRUE(stray_nuls("one\0two\n"sv).empty());
  EXPECT_TRUE(stray_nuls("one\0two\0three\0"sv).empty());
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
