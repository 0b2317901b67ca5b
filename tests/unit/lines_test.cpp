// Lines, and the pieces of long ones: every place that is no line end is in the line that is given
// for it, whatever was asked before.
#include "text/lines.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/utf8.hpp"
#include "oracle.hpp"
#include "random.hpp"

namespace degarble::testing {
namespace {

void expect_whole_line(Lines& lines, std::size_t place) {
  const std::string_view text = lines.text();
  const Span span = lines.at(place).span();
  ASSERT_LE(span.begin, place);
  ASSERT_LT(place, span.end);
  ASSERT_LE(span.size(), kLongestLine + 3);
  const std::string_view line = text.substr(span.begin, span.size());
  ASSERT_EQ(line.find('\n'), std::string_view::npos);
  ASSERT_EQ(oracle::find_ill_formed(line), line.size()) << "a piece cuts a character";
}

// Lines of one to four bytes a character, so that pieces end in the middle of some.
std::string long_lines(Random& random) {
  std::string text;
  while (text.size() < 5 * kLongestLine) {
    constexpr std::string_view kCharacters[] = {"a", "\u00E9", "\u20AC", "\U0001F600"};
    text += kCharacters[random.below(std::size(kCharacters))];
    if (random.one_in(3000)) text += '\n';
  }
  return text;
}

TEST(Lines, HoldThePlaceThatIsAskedFor) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Random random(seed);
    const std::string text = long_lines(random);
    Lines in_order(text);
    for (std::size_t place = 0; place < text.size(); ++place) {
      if (text[place] == '\n') continue;
      ASSERT_NO_FATAL_FAILURE(expect_whole_line(in_order, place)) << seed << ", " << place;
    }
    Lines in_any_order(text);
    for (int i = 0; i < 1000; ++i) {
      const std::size_t place = random.below(text.size());
      if (text[place] == '\n') continue;
      ASSERT_NO_FATAL_FAILURE(expect_whole_line(in_any_order, place)) << seed << ", " << place;
    }
  }
}

TEST(Lines, AreAPieceAfterTheOther) {
  Random random(1);
  std::string text = long_lines(random);
  std::erase(text, '\n');
  Lines lines(text);
  std::size_t at = 0;
  while (at < text.size()) {
    const Span span = lines.at(at).span();
    ASSERT_EQ(span.begin, at);
    at = span.end;
  }
}

TEST(Lines, AreEmptyAtALineEnd) {
  Lines lines("\n\nab\n");
  EXPECT_EQ(lines.at(0).text(), "");
  EXPECT_EQ(lines.at(1).text(), "");
  EXPECT_EQ(lines.at(2).text(), "ab");
  EXPECT_EQ(lines.at(4).text(), "ab");
}

}  // namespace
}  // namespace degarble::testing
