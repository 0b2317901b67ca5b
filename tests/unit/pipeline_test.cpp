// The ordered pipeline: order, the bound on jobs, and how it ends. Meant to be run under tsan, too.
#include "core/pipeline.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "random.hpp"

namespace degarble {
namespace {

using testing::Random;

constexpr std::size_t kThreads[] = {0, 1, 2, 3, 8};

struct Job {
  std::size_t number = 0;
  std::size_t result = 0;
};

// Takes a time that depends on the job, so that the jobs finish in another order than they were
// made.
void work_for_a_while(std::size_t number) {
  Random random(testing::test_seed() + number);
  if (random.one_in(3)) std::this_thread::sleep_for(std::chrono::microseconds(random.below(500)));
}

std::vector<std::size_t> delivered_by(std::size_t threads, std::size_t jobs) {
  std::vector<std::size_t> delivered;
  std::size_t made = 0;
  run_ordered<Job>(
      threads,
      [&](Job& job) {
        job.number = made;
        return made++ < jobs;
      },
      [](Job& job) {
        work_for_a_while(job.number);
        job.result = 3 * job.number + 1;
      },
      [&](Job& job) { delivered.push_back(job.result); });
  return delivered;
}

TEST(Pipeline, DeliversInTheOrderOfMaking) {
  for (const std::size_t threads : kThreads) {
    for (const std::size_t jobs : {0u, 1u, 2u, 7u, 500u}) {
      std::vector<std::size_t> expected;
      for (std::size_t i = 0; i < jobs; ++i) expected.push_back(3 * i + 1);
      EXPECT_EQ(delivered_by(threads, jobs), expected) << threads << " threads";
    }
  }
}

TEST(Pipeline, KeepsFewJobsAlive) {
  for (const std::size_t threads : kThreads) {
    std::atomic<std::size_t> alive = 0;
    std::atomic<std::size_t> most = 0;
    std::size_t made = 0;
    run_ordered<Job>(
        threads,
        [&](Job&) {
          if (made == 300) return false;
          ++made;
          if (++alive > most) most = alive.load();
          return true;
        },
        [](Job&) {},
        [&](Job&) {
          // A slow end of the pipe: all that may wait, waits.
          if (alive % 7 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
          --alive;
        });
    EXPECT_EQ(alive, 0u);
    EXPECT_LE(most, 2 * std::max<std::size_t>(threads, 1));
    EXPECT_GE(most, 1u);
  }
}

TEST(Pipeline, WorksOnSeveralJobsAtOnce) {
  std::atomic<int> working = 0;
  std::atomic<bool> together = false;
  std::size_t made = 0;
  run_ordered<Job>(
      2, [&](Job&) { return made++ < 2; },
      [&](Job&) {
        ++working;
        for (int i = 0; i < 5'000 && !together; ++i) {
          if (working == 2) together = true;
          std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        --working;
      },
      [](Job&) {});
  EXPECT_TRUE(together);
}

enum class Where { make, work, deliver };

// Runs 200 jobs, of which number 50 fails at `where`; what was thrown, and what was delivered
// before.
struct Failure {
  std::string message;
  std::size_t delivered = 0;
};
Failure failure_of(std::size_t threads, Where where) {
  Failure failure;
  std::size_t made = 0;
  const auto fail_at = [where](Where here, const Job& job) {
    if (here == where && job.number == 50) throw std::runtime_error("job 50");
  };
  try {
    run_ordered<Job>(
        threads,
        [&](Job& job) {
          job.number = made++;
          fail_at(Where::make, job);
          return made <= 200;
        },
        [&](Job& job) {
          work_for_a_while(job.number);
          fail_at(Where::work, job);
        },
        [&](Job& job) {
          fail_at(Where::deliver, job);
          EXPECT_EQ(job.number, failure.delivered++);
        });
  } catch (const std::runtime_error& error) {
    failure.message = error.what();
  }
  return failure;
}

TEST(Pipeline, EndsWithTheFirstException) {
  for (const std::size_t threads : kThreads) {
    for (const Where where : {Where::make, Where::work, Where::deliver}) {
      const Failure failure = failure_of(threads, where);
      EXPECT_EQ(failure.message, "job 50") << threads << " threads";
      EXPECT_LE(failure.delivered, 50u) << threads << " threads";
    }
  }
}

TEST(Pipeline, RunsAloneOnTheCallersThread) {
  const std::thread::id caller = std::this_thread::get_id();
  bool elsewhere = false;
  const auto look = [&] { elsewhere = elsewhere || std::this_thread::get_id() != caller; };
  std::size_t made = 0;
  run_ordered<Job>(
      1,
      [&](Job&) {
        look();
        return made++ < 5;
      },
      [&](Job&) { look(); }, [&](Job&) { look(); });
  EXPECT_FALSE(elsewhere);
  EXPECT_EQ(made, 6u);
}

TEST(Pipeline, MakesAndDeliversOneAtATime) {
  for (const std::size_t threads : kThreads) {
    std::atomic<int> making = 0;
    std::atomic<int> delivering = 0;
    std::atomic<int> most = 0;
    const auto pass_through = [&](std::atomic<int>& inside) {
      most = std::max(most.load(), ++inside);
      std::this_thread::sleep_for(std::chrono::microseconds(50));
      --inside;
    };
    std::size_t made = 0;
    run_ordered<Job>(
        threads,
        [&](Job&) {
          pass_through(making);
          return made++ < 100;
        },
        [](Job&) {}, [&](Job&) { pass_through(delivering); });
    EXPECT_EQ(most, 1) << threads << " threads";
  }
}

}  // namespace
}  // namespace degarble
