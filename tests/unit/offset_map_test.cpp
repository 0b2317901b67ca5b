// Positions before and after an edit, beside a map that knows every byte.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "degarble/degarble.hpp"
#include "random.hpp"
#include "random_edits.hpp"

namespace degarble {
namespace {

using Replacement = OffsetMap::Replacement;
using testing::Random;

// A text as pieces: bytes that were kept, and replacements, in their order.
std::vector<Replacement> pieces_of(const Edits& edits, std::string_view text) {
  std::vector<Replacement> pieces;
  std::uint64_t input = 0;
  std::uint64_t output = 0;
  const auto add = [&](std::uint64_t taken, std::uint64_t given) {
    pieces.push_back({{input, input + taken}, {output, output + given}});
    input += taken;
    output += given;
  };
  for (const Edit& edit : edits) {
    while (input < edit.span.begin) add(1, 1);
    add(edit.span.size(), edit.text.size());
  }
  while (input < text.size()) add(1, 1);
  return pieces;
}

std::vector<Replacement> turned(std::vector<Replacement> pieces) {
  for (Replacement& piece : pieces) std::swap(piece.input, piece.output);
  return pieces;
}

// From the first piece that the span touches to the last.
Span expected_span(const std::vector<Replacement>& pieces, Span span) {
  const auto touches = [&](const Replacement& piece) {
    return piece.input.begin < span.end && span.begin < piece.input.end;
  };
  const auto first = std::ranges::find_if(pieces, touches);
  const auto last = std::find_if(pieces.rbegin(), pieces.rend(), touches);
  return {first->output.begin, last->output.end};
}

std::uint64_t expected_place(const std::vector<Replacement>& pieces, std::uint64_t at) {
  for (const Replacement& piece : pieces) {
    if (at <= piece.input.begin || at < piece.input.end) return piece.output.begin;
  }
  return pieces.empty() ? 0 : pieces.back().output.end;
}

TEST(OffsetMap, KnowsWhereEverythingIs) {
  constexpr std::uint64_t kCases = testing::tries(100'000);
  for (std::uint64_t seed = 0; seed < kCases; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const std::string input = testing::random_text(random, 12);
    const Edits edits = testing::random_edits(random, input, 0);
    const std::string output = replay(edits, input);
    const OffsetMap map(edits);
    const std::vector<Replacement> there = pieces_of(edits, input);
    const std::vector<Replacement> back = turned(there);
    for (std::uint64_t begin = 0; begin <= input.size(); ++begin) {
      ASSERT_EQ(map.to_output(begin), expected_place(there, begin)) << begin;
      for (std::uint64_t end = begin + 1; end <= input.size(); ++end) {
        ASSERT_EQ(map.to_output(Span{begin, end}), expected_span(there, {begin, end}));
      }
    }
    for (std::uint64_t begin = 0; begin <= output.size(); ++begin) {
      ASSERT_EQ(map.to_input(begin), expected_place(back, begin)) << begin;
      for (std::uint64_t end = begin + 1; end <= output.size(); ++end) {
        ASSERT_EQ(map.to_input(Span{begin, end}), expected_span(back, {begin, end}));
      }
    }
  }
}

TEST(OffsetMap, AnnotationsSurviveARepair) {
  const std::string input = "The caf\xC3\x83\xC2\xA9 is here and they dont know.";
  Edits edits;
  const std::string output = Fixer().fix(input, edits);
  ASSERT_EQ(output, "The caf\xC3\xA9 is here and they don't know.");
  const OffsetMap map(edits);
  const auto moved = [&](std::string_view word) {
    const std::uint64_t begin = input.find(word);
    const Span span = map.to_output(Span{begin, begin + word.size()});
    return output.substr(span.begin, span.size());
  };
  EXPECT_EQ(moved("caf\xC3\x83\xC2\xA9"), "caf\xC3\xA9");
  EXPECT_EQ(moved("and"), "and");
  EXPECT_EQ(moved("dont"), "don't");
}

TEST(OffsetMap, OfNoEditsChangesNothing) {
  const OffsetMap map(Edits{});
  EXPECT_EQ(map.to_output(7), 7U);
  EXPECT_EQ(map.to_input(Span{2, 5}), (Span{2, 5}));
  EXPECT_EQ(map.to_output(Span{5, 5}), (Span{5, 5}));
}

// In characters: three were one.
TEST(OffsetMap, CountsWhatItIsGiven) {
  const OffsetMap map(std::vector<Replacement>{{{10, 13}, {10, 11}}});
  EXPECT_EQ(map.to_output(Span{8, 20}), (Span{8, 18}));
  EXPECT_EQ(map.to_input(Span{10, 11}), (Span{10, 13}));
}

}  // namespace
}  // namespace degarble
