// The law of compose, and the way back, on random lists of edits.
#include "core/edits.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "random.hpp"
#include "random_edits.hpp"

namespace degarble {
namespace {

using testing::Random;
using testing::random_edits;
using testing::random_text;

constexpr std::uint64_t kCases = testing::tries(250'000);

// Why `edits` are no edits of `text`; nothing if they are.
std::string fault_of(const Edits& edits, std::string_view text) {
  std::uint64_t done = 0;
  for (const Edit& edit : edits) {
    if (edit.span.begin < done) return "overlapping or not sorted";
    if (edit.span.end < edit.span.begin || edit.span.end > text.size()) return "not in the text";
    if (text.substr(edit.span.begin, edit.span.size()) != edit.original) return "wrong original";
    done = edit.span.end;
  }
  return "";
}

RuleSet all_rules(const Edits& edits) {
  RuleSet rules;
  for (const Edit& edit : edits) rules |= edit.rules;
  return rules;
}

struct TwoSteps {
  std::string text;
  Edits first;
  std::string middle;
  Edits second;
  std::string output;
  Edits both;

  explicit TwoSteps(Random& random)
      : text(random_text(random, 24)),
        first(random_edits(random, text, 0)),
        middle(replay(first, text)),
        second(random_edits(random, middle, 64)),
        output(replay(second, middle)),
        both(compose(first, middle, second)) {}
};

TEST(Compose, DoesWhatBothListsDo) {
  for (std::uint64_t seed = testing::test_seed(), i = 0; i < kCases; ++i) {
    Random random(seed + i);
    const TwoSteps steps(random);
    ASSERT_EQ(fault_of(steps.both, steps.text), "") << "seed " << seed + i;
    ASSERT_EQ(replay(steps.both, steps.text), steps.output) << "seed " << seed + i;
    ASSERT_EQ(undo(steps.both, steps.output), steps.text) << "seed " << seed + i;
  }
}

TEST(Compose, LosesNoRuleOfAnEditThatStays) {
  for (std::uint64_t seed = testing::test_seed(), i = 0; i < kCases; ++i) {
    Random random(seed + i);
    const TwoSteps steps(random);
    RuleSet asked = all_rules(steps.first);
    asked |= all_rules(steps.second);
    RuleSet unknown = all_rules(steps.both);
    unknown -= asked;
    ASSERT_TRUE(unknown.empty()) << "seed " << seed + i;
    for (const Edit& edit : steps.both) {
      ASSERT_FALSE(edit.rules.empty()) << "seed " << seed + i;
    }
    if (steps.first.empty() || steps.second.empty()) continue;
    for (const Edit& edit : steps.both) {
      const bool untouched = std::ranges::find(steps.first, edit) != steps.first.end();
      ASSERT_TRUE(untouched || edit.original != edit.text) << "seed " << seed + i;
    }
  }
}

TEST(Compose, TakesTheLowerConfidenceOfEditsThatOverlap) {
  const Edits first = {{{1, 3}, "bc", "xy", RuleSet::of(0), 97, "windows-1251"}};
  const Edits second = {{{2, 4}, "yd", "z", RuleSet::of(5), 95, ""}};
  const Edits both = compose(first, "axyd", second);
  ASSERT_EQ(both.size(), 1u);
  RuleSet rules = RuleSet::of(0);
  rules |= RuleSet::of(5);
  EXPECT_EQ(both[0], (Edit{{1, 4}, "bcd", "xz", rules, 95, "windows-1251"}));
  const Edits surer = {{{2, 4}, "yd", "z", RuleSet::of(5), 99, "cp850"}};
  EXPECT_EQ(compose(first, "axyd", surer).at(0).confidence, 97);
  EXPECT_EQ(compose(first, "axyd", surer).at(0).detail, "windows-1251");
}

TEST(Compose, KeepsEditsThatTouchApart) {
  const Edits first = {{{1, 2}, "b", "BB", RuleSet::of(0), 97, ""}};
  const Edits second = {{{0, 1}, "a", "A", RuleSet::of(1), 96, ""},
                        {{3, 4}, "c", "C", RuleSet::of(2), 95, ""}};
  const Edits both = compose(first, "aBBc", second);
  ASSERT_EQ(both.size(), 3u);
  EXPECT_EQ(both[0].rules, RuleSet::of(1));
  EXPECT_EQ(both[1], first[0]);
  EXPECT_EQ(both[2].span, (Span{2, 3}));
}

TEST(Compose, KeepsAnInsertionInFrontOfAnEditApart) {
  const Edits first = {{{1, 2}, "b", "BB", RuleSet::of(0), 97, ""}};
  const Edits second = {{{1, 1}, "", "-", RuleSet::of(1), 96, ""}};
  EXPECT_EQ(compose(first, "aBBc", second), (Edits{second[0], first[0]}));
}

TEST(Compose, ForgetsWhatIsTurnedBack) {
  const Edits there = {{{0, 1}, "a", "b", RuleSet::of(0), 97, ""}};
  const Edits back = {{{0, 1}, "b", "a", RuleSet::of(1), 97, ""}};
  EXPECT_TRUE(compose(there, "b", back).empty());
}

TEST(Replay, RefusesEditsThatAreNotOfTheText) {
  const Edit edit{{1, 3}, "bc", "xyz", RuleSet::of(0), 100, ""};
  const Edit behind{{3, 4}, "d", "", RuleSet::of(0), 100, ""};
  EXPECT_EQ(replay({edit, behind}, "abcd"), "axyz");
  EXPECT_THROW(static_cast<void>(replay({edit, behind}, "abc")), Error);
  EXPECT_THROW(static_cast<void>(replay({behind, edit}, "abcd")), Error);
  EXPECT_THROW(static_cast<void>(replay({edit, edit}, "abcd")), Error);
  const Edit turned{{3, 1}, "", "", RuleSet::of(0), 100, ""};
  EXPECT_THROW(static_cast<void>(replay({turned}, "abcd")), Error);
}

TEST(Undo, RefusesAnotherText) {
  int refused = 0;
  for (std::uint64_t seed = testing::test_seed(), i = 0; i < 50'000; ++i) {
    Random random(seed + i);
    const std::string text = random_text(random, 24);
    const Edits edits = random_edits(random, text, 0);
    std::string output = replay(edits, text);
    std::uint64_t shift = 0;
    for (const Edit& edit : edits) {
      const std::uint64_t begin = edit.span.begin + shift;
      shift += edit.text.size() - edit.span.size();
      if (edit.text.empty()) continue;
      output[begin] = 'c';
      ASSERT_THROW(static_cast<void>(undo(edits, output)), Error) << "seed " << seed + i;
      output[begin] = edit.text[0];
      ++refused;
    }
    ASSERT_EQ(undo(edits, output), text) << "seed " << seed + i;
  }
  EXPECT_GT(refused, 10'000);
}

TEST(Undo, RefusesATextThatIsTooShort) {
  const Edits edits = {{{5, 6}, "f", "", RuleSet::of(0), 100, ""}};
  EXPECT_EQ(undo(edits, "abcde"), "abcdef");
  EXPECT_THROW(static_cast<void>(undo(edits, "abcd")), Error);
}

TEST(Undo, RefusesEditsThatOverlap) {
  const Edits edits = {{{0, 4}, "abcd", "x", RuleSet::of(0), 100, ""},
                       {{2, 3}, "c", "y", RuleSet::of(0), 100, ""}};
  EXPECT_THROW(static_cast<void>(undo(edits, "xyzzy")), Error);
}

TEST(Undo, SaysWhereTheTextDiffers) {
  const Edits edits = {{{2, 3}, "c", "C", RuleSet::of(0), 100, ""}};
  try {
    static_cast<void>(undo(edits, "abxd"));
    FAIL() << "was not refused";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("byte 2"), std::string::npos) << error.what();
  }
}

// For each byte of the output, the input's bytes that it came from.
std::vector<Span> sources_of_bytes(const Edits& edits, std::size_t input_size) {
  std::vector<Span> sources;
  std::uint64_t done = 0;
  const auto keep = [&](std::uint64_t end) {
    for (; done < end; ++done) sources.push_back({done, done + 1});
  };
  for (const Edit& edit : edits) {
    keep(edit.span.begin);
    sources.insert(sources.end(), edit.text.size(), edit.span);
    done = edit.span.end;
  }
  keep(input_size);
  return sources;
}

TEST(SourceSpan, CoversWhatEachByteCameFrom) {
  for (std::uint64_t seed = testing::test_seed(), i = 0; i < 20'000; ++i) {
    Random random(seed + i);
    const std::string text = random_text(random, 16);
    const Edits edits = random_edits(random, text, 0);
    const std::vector<Span> sources = sources_of_bytes(edits, text.size());
    for (std::uint64_t begin = 0; begin < sources.size(); ++begin) {
      for (std::uint64_t end = begin + 1; end <= sources.size(); ++end) {
        const Span expected{sources[begin].begin, sources[end - 1].end};
        ASSERT_EQ(source_span(edits, {begin, end}), expected) << "seed " << seed + i;
      }
    }
  }
}

TEST(SourceSpan, OfNothingLiesInsideTheText) {
  const Edits edits = {{{1, 3}, "bc", "xyz", RuleSet::of(0), 100, ""}};
  EXPECT_EQ(source_span(edits, {0, 0}), (Span{0, 0}));
  EXPECT_EQ(source_span(edits, {1, 1}), (Span{1, 1}));
  EXPECT_EQ(source_span(edits, {2, 2}), (Span{1, 3}));
  EXPECT_EQ(source_span(edits, {4, 4}), (Span{3, 3}));
  EXPECT_EQ(source_span(edits, {5, 5}), (Span{4, 4}));
}

}  // namespace
}  // namespace degarble
