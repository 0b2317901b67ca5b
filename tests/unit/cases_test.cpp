// The reader of test cases: a case that it misreads would test nothing.
#include "cases.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace degarble::testing {
namespace {

std::string error_of(std::string_view text) {
  try {
    static_cast<void>(parse_cases("x.case", text));
  } catch (const CaseError& error) {
    return error.what();
  }
  return "no error";
}

TEST(Unescape, KnowsEveryEscape) {
  EXPECT_EQ(unescape("a\\n\\r\\t\\\\b"), "a\n\r\t\\b");
  EXPECT_EQ(unescape("\\u00E9\\u{1F600}\\u2019"), "\u00e9\U0001F600\u2019");
  EXPECT_EQ(unescape("\\xE9\\x00z"), std::string("\xE9\0z", 3));
  EXPECT_EQ(unescape("caf\u00e9"), "caf\u00e9");
}

TEST(Unescape, RefusesWhatIsNoEscape) {
  for (const char* wrong : {"\\", "\\q", "\\x1", "\\xZZ", "\\u12", "\\u{12", "\\u{}", "\\u{110000}",
                            "\\uD800", "\\u-123"}) {
    EXPECT_THROW(static_cast<void>(unescape(wrong)), std::invalid_argument) << wrong;
  }
}

TEST(Escape, IsTheWayBack) {
  std::string all;
  for (int value = 0; value < 256; ++value) all += static_cast<char>(value);
  EXPECT_EQ(unescape(escape(all)), all);
  EXPECT_EQ(escape("a \xE9\\\n"), "a \\xE9\\\\\\x0A");
}

TEST(ParseCases, ReadsAllFields) {
  const std::vector<Case> cases = parse_cases("x.case",
                                              "# about\n"
                                              "\n"
                                              "name:  one: two\n"
                                              "from:  synthetic\n"
                                              "options: select=decode form=nfd\n"
                                              "in:    a\\u0020\n"
                                              "out:   b\n"
                                              "rules: decode.legacy normalize.form\n"
                                              "findings:\n"
                                              "\n"
                                              "\n"
                                              "name: clean\n"
                                              "# inside\n"
                                              "from: synthetic\n"
                                              "in: c");
  ASSERT_EQ(cases.size(), 2u);
  EXPECT_EQ(cases[0].place, "x.case:3");
  EXPECT_EQ(cases[0].name, "one: two");
  EXPECT_EQ(cases[0].in, "a ");
  EXPECT_EQ(cases[0].out, "b");
  EXPECT_EQ(cases[0].options.select, std::vector<std::string>{"decode"});
  EXPECT_EQ(cases[0].options.form, Form::nfd);
  EXPECT_EQ(cases[0].rules, (std::vector<std::string>{"decode.legacy", "normalize.form"}));
  EXPECT_EQ(cases[0].findings, std::vector<std::string>());
  EXPECT_EQ(cases[1].place, "x.case:12");
  EXPECT_FALSE(cases[1].out || cases[1].rules || cases[1].findings || cases[1].options.form);
}

TEST(ParseCases, SaysWhereAMistakeIs) {
  EXPECT_EQ(error_of("name: x\nnonsense\n"), "x.case:2: this is no `field: value`");
  EXPECT_EQ(error_of("name: x\nfrom: y\n\n"), "x.case:3: the block above has no `in:`");
  EXPECT_EQ(error_of("name: x\ncolour: red\n"), "x.case:2: colour: there is no such field");
  EXPECT_EQ(error_of("name: x\nname: y\n"), "x.case:2: name: is there twice");
  EXPECT_EQ(error_of("in: \\q\n"), "x.case:1: in: \"\\q\" begins no escape");
  EXPECT_EQ(error_of("options: colour=red\n").substr(0, 18), "x.case:1: options:");
  EXPECT_EQ(error_of("options: form\n"), "x.case:1: options: form is no name=value");
}

TEST(ParseCases, TakesWhatStaysAsItIsForClean) {
  EXPECT_FALSE(parse_cases("x.case", "name: x\nfrom: y\nin: a\nout: \\u0061\n").at(0).out);
}

}  // namespace
}  // namespace degarble::testing
