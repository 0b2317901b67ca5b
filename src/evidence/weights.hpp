// The unit of the trained linear models: their weights are log-odds in so many parts of a nat.
#pragma once

namespace degarble {

constexpr int kWeightsPerNat = 16;

}  // namespace degarble
