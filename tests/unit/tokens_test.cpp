#include "evidence/tokens.hpp"

#include <gtest/gtest.h>

#include "evidence/lexicon_table.hpp"

namespace degarble {
namespace {

Tokens tokens_of(std::string_view text) {
  Tokens tokens;
  find_tokens(text, tokens);
  return tokens;
}

TEST(Tokens, HaveNoTraceOfTheirApostrophe) {
  for (const std::string_view text : {"dont", "don't", "don\u2019t", "don?t", "don t", "don\uFFFDt",
                                      "don\u25A1t", "don`t", "don\u00B4t", "don92t", "don\x19t"}) {
    const Tokens tokens = tokens_of(text);
    ASSERT_EQ(tokens.size(), 1u) << text;
    EXPECT_EQ(tokens[0].hash, word_hash("dont")) << text;
    EXPECT_EQ(tokens[0].letters, 4) << text;
    EXPECT_EQ(tokens[0].mark == StandIn::none, text == "dont") << text;
  }
}

TEST(Tokens, TakeNoOtherSignForAnApostrophe) {
  EXPECT_EQ(tokens_of("where d is").size(), 3u);
  EXPECT_EQ(tokens_of("to re-open").size(), 3u);
  EXPECT_EQ(tokens_of("caf\uFFFD is").size(), 2u);
  EXPECT_EQ(tokens_of("what?she").size(), 2u);
}

TEST(Tokens, KnowAPluralPossessiveFromAClosingQuotationMark) {
  EXPECT_EQ(tokens_of("the students' work")[1].mark, StandIn::apostrophe);
  EXPECT_EQ(tokens_of("he said 'the students' and left")[3].mark, StandIn::none);
}

TEST(Tokens, KnowTheirShapeAndWhatStandsBehindThem) {
  const Tokens tokens = tokens_of("Word, WORD word. NASAs 18F-x\n\nU.S. law");
  ASSERT_EQ(tokens.size(), 8u);
  EXPECT_EQ(tokens[0].shape, Shape::capitalised);
  EXPECT_EQ(tokens[0].after, After::comma);
  EXPECT_EQ(tokens[1].shape, Shape::capitals);
  EXPECT_EQ(tokens[2].after, After::stop);
  EXPECT_EQ(tokens[3].shape, Shape::acronym);
  EXPECT_TRUE(tokens[3].starts);
  EXPECT_EQ(tokens[4].after, After::hyphen);
  EXPECT_EQ(tokens[5].after, After::paragraph);
  EXPECT_EQ(tokens[6].letters, 2);
}

}  // namespace
}  // namespace degarble
