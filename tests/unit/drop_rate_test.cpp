#include "restore/drop_rate.hpp"

#include <gtest/gtest.h>

#include "evidence/context_table.hpp"

namespace degarble {
namespace {

constexpr int kSure = 5 * kWeightsPerNat;
constexpr int kDoubtful = 2 * kWeightsPerNat;

TEST(DropRate, BelievesAWordWhereNothingSpeaksAgainstIt) {
  DropRate rate(DropRate::Prior::unknown);
  rate.add_candidate(kSure);
  EXPECT_GT(rate.probability(kSure), 0.9);
  EXPECT_LT(rate.probability(kDoubtful), 0.9);
}

TEST(DropRate, DoesNotBelieveItWhereOthersAreInPlace) {
  DropRate rate(DropRate::Prior::unknown);
  rate.add_candidate(kSure);
  rate.add_intact(20);
  EXPECT_LT(rate.probability(kSure), 0.6);
}

TEST(DropRate, BelievesManyBesideSomeThatAreInPlace) {
  DropRate rate(DropRate::Prior::unknown);
  rate.add_intact(20);
  for (int i = 0; i < 20; ++i) rate.add_candidate(kSure);
  EXPECT_GT(rate.probability(kSure), 0.9);
}

// What makes the second pass over a repaired text find nothing.
TEST(DropRate, NeverRisesWhenAnApostropheIsRestored) {
  for (int missing = 1; missing < 30; ++missing) {
    DropRate before(DropRate::Prior::unknown);
    DropRate after(DropRate::Prior::unknown);
    for (int i = 0; i < missing; ++i) before.add_candidate(kSure);
    for (int i = 1; i < missing; ++i) after.add_candidate(kSure);
    after.add_intact(1);
    EXPECT_LE(after.probability(kDoubtful), before.probability(kDoubtful)) << missing;
  }
}

TEST(DropRate, IsRaisedByWhoKnowsOfTheLoss) {
  EXPECT_GT(DropRate(DropRate::Prior::dropped).probability(kDoubtful),
            DropRate(DropRate::Prior::unknown).probability(kDoubtful));
}

}  // namespace
}  // namespace degarble
