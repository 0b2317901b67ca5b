// description: what is said of a file.
#include "description.hpp"

#include <gtest/gtest.h>

#include <string>

namespace degarble {
namespace {

TEST(Description, Ascii) {
  const Description found = describe("One line here.\r\nAnd another one.\r\nThe third has no end");
  EXPECT_EQ(found.encoding, "US-ASCII");
  EXPECT_EQ(found.language, "en");
  EXPECT_EQ(found.crlf, 2U);
  EXPECT_EQ(found.lf, 0U);
  EXPECT_EQ(found.lines, 3U);
  EXPECT_EQ(found.damaged, 0U);
}

TEST(Description, Utf8WithAMark) {
  const Description found =
      describe("\xEF\xBB\xBFun caf\xC3\xA9 noir et une tasse de th\xC3\xA9\n");
  EXPECT_EQ(found.encoding, "UTF-8");
  EXPECT_TRUE(found.byte_order_mark);
  EXPECT_EQ(found.language, "fr");
  EXPECT_EQ(found.not_utf8, 0U);
}

TEST(Description, AMarkSaysUtf8WhateverTheLinesAre) {
  const Description found = describe("\xEF\xBB\xBFna\xC3\xAFve caf\xE9\n");
  EXPECT_EQ(found.encoding, "UTF-8");
  EXPECT_EQ(found.second, "windows-1252");
}

TEST(Description, LegacyLines) {
  const Description found =
      describe("It\x92s late.\nWe don\x92t know.\nPlain.\nLost: \xEF\xBF\xBD\n");
  EXPECT_EQ(found.encoding, "windows-1252");
  EXPECT_EQ(found.lines, 4U);
  EXPECT_EQ(found.not_utf8, 2U);
  EXPECT_EQ(found.damaged, 1U);
}

TEST(Description, Utf16) {
  std::string text = "\xFF\xFE";
  for (const char c : std::string("one\ntwo\n")) text.append({c, '\0'});
  const Description found = describe(text);
  EXPECT_EQ(found.encoding, "UTF-16LE");
  EXPECT_TRUE(found.byte_order_mark);
  EXPECT_EQ(found.lines, 2U);
}

TEST(Description, Nothing) {
  EXPECT_EQ(describe("").encoding, "US-ASCII");
  EXPECT_EQ(describe("").lines, 0U);
}

TEST(Description, LinesOfTwoEncodings) {
  const Description found = describe("caf\xC3\xA9\ncr\xC3\xA8me\nIt\x92s late.\n");
  EXPECT_EQ(found.encoding, "UTF-8");
  EXPECT_EQ(found.second, "windows-1252");
  EXPECT_EQ(found.utf8, 2U);
  EXPECT_EQ(found.not_utf8, 1U);
}

TEST(Description, PiecesDoNotMatter) {
  const std::string text = "one\rtwo\r\nIt\x92s late.\n\r\n\xEF\xBF\xBD lost\r\r\nlast";
  const Description whole = describe(text);
  EXPECT_EQ(whole.lf, 1U);
  EXPECT_EQ(whole.crlf, 3U);
  EXPECT_EQ(whole.cr, 2U);
  EXPECT_EQ(whole.lines, 7U);
  Describer describer;
  for (const char& byte : text) describer.write({&byte, 1});
  const Description pieces = describer.finish();
  EXPECT_EQ(pieces.encoding, whole.encoding);
  EXPECT_EQ(pieces.crlf, whole.crlf);
  EXPECT_EQ(pieces.lines, whole.lines);
  EXPECT_EQ(pieces.not_utf8, whole.not_utf8);
  EXPECT_EQ(pieces.damaged, 1U);
}

}  // namespace
}  // namespace degarble
