// detect/sparse, detect/pictures and evidence/sign_places: what few bytes are told by.
#include "detect/sparse.hpp"

#include <gtest/gtest.h>

#include <string>

#include "detect/declarations.hpp"
#include "detect/pictures.hpp"
#include "evidence/sign_places.hpp"

namespace degarble {
namespace {

TEST(SignPlaces, AreUsualForSomeSigns) {
  EXPECT_GT(gain_of_sign_places(U"\u00A9 2004"), 0);
  EXPECT_GT(gain_of_sign_places(U"10\u00BD, 12 \u00B0C"), gain_of_sign_places(U"10\u00BD"));
  EXPECT_GT(gain_of_sign_places(U"\u00B7 Bread"), 0);
  EXPECT_EQ(gain_of_sign_places(U"so\u00BDme w\u00A9rd"), 0);
  EXPECT_EQ(gain_of_sign_places(U"plain"), 0);
}

TEST(Condense, LeavesOutWhatIsSaidAgain) {
  const Condensed found = condense("Nils \xD6stman\nplain\n<b>\xD6stman</b>\n");
  EXPECT_EQ(found.text, "Nils \xD6stman\n");
  EXPECT_EQ(found.words, 1U);
  EXPECT_TRUE(found.has_letters);
  EXPECT_FALSE(condense("\xB7 Bread\n\xB7 Butter\n").has_letters);
  EXPECT_EQ(condense("\xC4\xC4\xC4\xC4\xC4\xC4\n").text, "\xC4\xC4\n");
}

TEST(Condense, KeepsTheLinesOfATextWithManyWords) {
  std::string text;
  for (char c = 'a'; c <= 'z'; ++c) text += std::string("\xE9") + c + "\n";
  text +=
      "\xE9"
      "a\n";
  EXPECT_EQ(condense(text).text, text);
}

TEST(Pictures, AreRulersAndFramesThatFit) {
  EXPECT_TRUE(has_ruler("\xC4\xC4\xC4\xC4"));
  EXPECT_TRUE(
      has_ruler("\xC3\xC4\xC4\xC4"
                "DOC"));
  EXPECT_TRUE(has_ruler("\xC9\xCD\xCD\xCD\xBB"));
  EXPECT_FALSE(has_ruler("\xC4\xC4\xC4h"));         // a cry
  EXPECT_FALSE(has_ruler("\xB7\xB7\xB7\xB7\xB7"));  // dots that lead to a number
  EXPECT_FALSE(has_ruler("\xD6\xC4\xC4\xC4 f\xFCr"));
  EXPECT_TRUE(is_drawn("\xBA Menu \xBA"));
  EXPECT_FALSE(is_drawn("m\xB3"));
  EXPECT_EQ(inside_of_frame("\xDB\xDB caf\xE9 \xDB\xDB"), (Span{2, 8}));
  EXPECT_EQ(without_pictures("\xC4\xC4\xC4\xC4\ncaf\xE9\n"), "caf\xE9\n");
}

TEST(Declarations, StandWhereProgramsReadThem) {
  const auto label_in = [](std::string_view text) -> std::string {
    const auto found = find_declarations(text);
    return found.empty() ? ""
                         : std::string(text.substr(found[0].label.begin, found[0].label.size()));
  };
  EXPECT_EQ(label_in("<?xml version=\"1.0\" encoding=\"koi8-r\"?>"), "koi8-r");
  EXPECT_EQ(label_in("<html><script>'<meta charset=a>'</script><meta charset=latin1>"), "latin1");
  EXPECT_EQ(label_in("<html><body><meta charset=latin1>"), "");
  EXPECT_EQ(label_in("@charset \"latin1\";"), "latin1");
  EXPECT_EQ(label_in(" @charset \"latin1\";"), "");
  EXPECT_EQ(label_in("#!/bin/sh\n# -*- coding: latin-1-unix -*-\n"), "latin-1");
  EXPECT_EQ(label_in("a\nb\n# coding: latin-1\n"), "");
  EXPECT_EQ(label_in("msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=latin2\\n\"\n"),
            "latin2");
  EXPECT_EQ(label_in("BEGIN:VCARD\nN;CHARSET=latin1:x\n"), "latin1");
  EXPECT_FALSE(find_declarations("0 HEAD\n1 CHAR ANSEL\n").at(0).may_change);
}

}  // namespace
}  // namespace degarble
