// Jobs on several threads, and texts that are repaired so.
#include "core/batch.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "degarble/degarble.hpp"

namespace degarble {
namespace {

constexpr auto kAlways = [] { return true; };

TEST(Batch, EveryJobIsDoneOnce) {
  for (const std::size_t threads : {1, 2, 7}) {
    std::vector<std::atomic<int>> times(1000);
    EXPECT_TRUE(run_batch(
        times.size(), threads, [&](std::size_t i) { ++times[i]; }, kAlways));
    for (const std::atomic<int>& count : times) ASSERT_EQ(count, 1);
  }
}

TEST(Batch, NothingIsDoneOfNothing) {
  EXPECT_TRUE(run_batch(
      0, 4, [](std::size_t) { FAIL(); }, kAlways));
}

TEST(Batch, StopsWhenTheCallerDoes) {
  for (const std::size_t threads : {1, 3}) {
    std::atomic<std::size_t> done = 0;
    std::size_t asked = 0;
    EXPECT_FALSE(run_batch(
        10'000'000, threads, [&](std::size_t) { ++done; }, [&] { return ++asked <= 10; }));
    EXPECT_LT(done, 10'000'000U);
  }
}

TEST(Batch, TheFirstFailureIsTheCallers) {
  for (const std::size_t threads : {1, 3}) {
    const auto work = [](std::size_t i) {
      if (i == 500) throw std::runtime_error("job 500");
    };
    EXPECT_THROW(run_batch(1000, threads, work, kAlways), std::runtime_error);
  }
}

TEST(Batch, TextsAreRepairedEachForItself) {
  const std::vector<std::string_view> texts = {"caf\xE9",
                                               "",
                                               "They dont know.",
                                               "caf\xC3\x83\xC2\xA9",
                                               "fine",
                                               "\xFF\xFE"
                                               "a\0b"};
  const Fixer fixer;
  std::vector<std::string> expected;
  for (const std::string_view text : texts) expected.push_back(fixer.fix(text));
  for (const unsigned threads : {0U, 1U, 2U, 9U}) {
    EXPECT_EQ(fixer.fix_batch(texts, threads), expected) << threads;
  }
}

}  // namespace
}  // namespace degarble
