// The promises on random damaged texts. A failure names its seed: DEGARBLE_TEST_SEED=... shows it
// again, and what was found becomes a case in corpus/cases.
#include "promises.hpp"

#include <gtest/gtest.h>

#include <string>

#include "cases.hpp"
#include "core/blocks.hpp"
#include "damage.hpp"
#include "random.hpp"

namespace degarble::testing {
namespace {

// The text without each piece that breaking the promise does not need.
std::string shortest(const Options& options, std::string text, std::uint64_t seed) {
  for (std::size_t size = text.size() / 2; size > 0; size /= 2) {
    for (std::size_t at = 0; at + size <= text.size();) {
      std::string less = text;
      less.erase(at, size);
      if (broken_promise(options, less, seed).empty()) {
        at += size;
      } else {
        text = less;
      }
    }
  }
  return text;
}

void expect_kept(std::size_t sample, const std::string& text, std::uint64_t seed) {
  const Options& options = sample_options()[sample];
  const std::string broken = broken_promise(options, text, seed);
  if (broken.empty()) return;
  const std::string least =
      text.size() < 2'000 ? shortest(options, text, seed) : text.substr(0, 200);
  ADD_FAILURE() << broken << "\n  with sample options " << sample << ", seed " << seed
                << "\n  by \"" << escape(least) << "\":\n  "
                << broken_promise(options, least, seed);
}

TEST(Promises, AreKeptForShortTexts) {
  const std::uint64_t first = test_seed();
  for (std::uint64_t seed = first; seed < first + tries(30'000) && !HasFailure(); ++seed) {
    Random random(seed);
    const std::size_t sample = random.one_in(2) ? 0 : random.below(sample_options().size());
    expect_kept(sample, damaged_text(random, random.below(8)), seed);
  }
}

TEST(Promises, AreKeptForPages) {
  const std::uint64_t first = test_seed();
  for (std::uint64_t seed = first; seed < first + tries(300) && !HasFailure(); ++seed) {
    Random random(seed);
    const std::size_t sample = random.one_in(2) ? 0 : random.below(sample_options().size());
    expect_kept(sample, damaged_text(random, 100 + random.below(300)), seed);
  }
}

// A text of several blocks: of many lines, of one long line, or without even a space.
std::string long_text(Random& random) {
  std::string text = damaged_text(random, 100);
  while (text.size() < 3 * kBlockLimit) text += damaged_text(random, 400);
  if (random.one_in(3)) std::erase(text, '\n');
  if (random.one_in(3)) std::erase_if(text, [](char c) { return c == '\n' || c == ' '; });
  return text;
}

TEST(Promises, AreKeptForTextsOfSeveralBlocks) {
  const std::uint64_t first = test_seed();
  for (std::uint64_t seed = first; seed < first + tries(12, 3) && !HasFailure(); ++seed) {
    Random random(seed);
    const std::size_t sample = seed % 2 == 0 ? 0 : random.below(sample_options().size());
    expect_kept(sample, long_text(random), seed);
  }
}

TEST(Promises, AreKeptForAnyBytes) {
  const std::uint64_t first = test_seed();
  for (std::uint64_t seed = first; seed < first + tries(3'000) && !HasFailure(); ++seed) {
    Random random(seed);
    std::string bytes(random.below(60), '\0');
    for (char& c : bytes) c = static_cast<char>(random.next());
    expect_kept(random.below(sample_options().size()), bytes, seed);
  }
}

TEST(Undo, GivesAnyBytesBack) {
  const std::uint64_t first = test_seed();
  const Fixer fixer;
  for (std::uint64_t seed = first; seed < first + tries(100'000); ++seed) {
    Random random(seed);
    std::string bytes(random.below(40), '\0');
    for (char& c : bytes) c = static_cast<char>(random.next());
    Edits edits;
    const std::string output = fixer.fix(bytes, edits);
    ASSERT_EQ(undo(edits, output), bytes) << "seed " << seed;
  }
}

}  // namespace
}  // namespace degarble::testing
