// description: what is said of a file.
#include "description.hpp"

#include <gtest/gtest.h>

#include <string>

namespace degarble {
namespace {

TEST(Detection, Ascii) {
  const Detection found = detect("One line here.\r\nAnd another one.\r\nThe third has no end");
  EXPECT_EQ(found.encoding, "US-ASCII");
  EXPECT_EQ(found.language, "en");
  EXPECT_EQ(found.crlf, 2U);
  EXPECT_EQ(found.lf, 0U);
  EXPECT_EQ(found.lines, 3U);
  EXPECT_EQ(found.damaged, 0U);
}

TEST(Detection, Utf8WithAMark) {
  const Detection found = detect("\xEF\xBB\xBFun caf\xC3\xA9 noir et une tasse de th\xC3\xA9\n");
  EXPECT_EQ(found.encoding, "UTF-8");
  EXPECT_TRUE(found.byte_order_mark);
  EXPECT_EQ(found.language, "fr");
  EXPECT_EQ(found.not_utf8, 0U);
}

TEST(Detection, AMarkSaysUtf8WhateverTheLinesAre) {
  const Detection found = detect("\xEF\xBB\xBFna\xC3\xAFve caf\xE9\n");
  EXPECT_EQ(found.encoding, "UTF-8");
  EXPECT_EQ(found.second, "windows-1252");
}

TEST(Detection, LegacyLines) {
  const Detection found = detect("It\x92s late.\nWe don\x92t know.\nPlain.\nLost: \xEF\xBF\xBD\n");
  EXPECT_EQ(found.encoding, "windows-1252");
  EXPECT_EQ(found.lines, 4U);
  EXPECT_EQ(found.not_utf8, 2U);
  EXPECT_EQ(found.damaged, 1U);
}

TEST(Detection, Utf16) {
  std::string text = "\xFF\xFE";
  for (const char c : std::string("one\ntwo\n")) text.append({c, '\0'});
  const Detection found = detect(text);
  EXPECT_EQ(found.encoding, "UTF-16LE");
  EXPECT_TRUE(found.byte_order_mark);
  EXPECT_EQ(found.lines, 2U);
}

TEST(Detection, Nothing) {
  EXPECT_EQ(detect("").encoding, "US-ASCII");
  EXPECT_EQ(detect("").lines, 0U);
}

TEST(Detection, LinesOfTwoEncodings) {
  const Detection found = detect("caf\xC3\xA9\ncr\xC3\xA8me\nIt\x92s late.\n");
  EXPECT_EQ(found.encoding, "UTF-8");
  EXPECT_EQ(found.second, "windows-1252");
  EXPECT_EQ(found.utf8, 2U);
  EXPECT_EQ(found.not_utf8, 1U);
}

TEST(Detection, PiecesDoNotMatter) {
  const std::string text = "one\rtwo\r\nIt\x92s late.\n\r\n\xEF\xBF\xBD lost\r\r\nlast";
  const Detection whole = detect(text);
  EXPECT_EQ(whole.lf, 1U);
  EXPECT_EQ(whole.crlf, 3U);
  EXPECT_EQ(whole.cr, 2U);
  EXPECT_EQ(whole.lines, 7U);
  Describer describer;
  for (const char& byte : text) describer.write({&byte, 1});
  const Detection pieces = describer.finish();
  EXPECT_EQ(pieces.encoding, whole.encoding);
  EXPECT_EQ(pieces.crlf, whole.crlf);
  EXPECT_EQ(pieces.lines, whole.lines);
  EXPECT_EQ(pieces.not_utf8, whole.not_utf8);
  EXPECT_EQ(pieces.damaged, 1U);
}

}  // namespace
}  // namespace degarble
