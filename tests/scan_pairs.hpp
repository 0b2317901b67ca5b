// Each scan that has a vector kernel, with its scalar twin.
#pragma once

#include "scan/kernels.hpp"
#include "scan/scalar.hpp"

namespace degarble::testing {

struct ScanPair {
  const char* name;
  scan::Kernels::Find scan::Kernels::*vector;
  scan::Kernels::Find twin;
};

inline constexpr ScanPair kScanPairs[] = {
    {"find_non_ascii", &scan::Kernels::find_non_ascii, scan::scalar::find<scan::scalar::NonAscii>},
    {"find_mojibake", &scan::Kernels::find_mojibake, scan::scalar::find<scan::scalar::Mojibake>},
    {"find_composable", &scan::Kernels::find_composable,
     scan::scalar::find<scan::scalar::Composable>},
    {"find_loss", &scan::Kernels::find_loss, scan::scalar::find<scan::scalar::Loss>},
    {"find_english", &scan::Kernels::find_english, scan::scalar::find<scan::scalar::English>},
    {"find_entity", &scan::Kernels::find_entity, scan::scalar::find<scan::scalar::Entity>},
    {"find_control", &scan::Kernels::find_control, scan::scalar::find<scan::scalar::Control>},
    {"find_escape", &scan::Kernels::find_escape, scan::scalar::find<scan::scalar::Escape>},
    {"find_invisible", &scan::Kernels::find_invisible, scan::scalar::find<scan::scalar::Invisible>},
    {"find_compatible", &scan::Kernels::find_compatible,
     scan::scalar::find<scan::scalar::Compatible>},
    {"find_stand_in", &scan::Kernels::find_stand_in, scan::scalar::find<scan::scalar::StandIn>},
    {"find_ukrainian", &scan::Kernels::find_ukrainian, scan::scalar::find<scan::scalar::Ukrainian>},
    {"find_mixed_pair", &scan::Kernels::find_mixed_pair,
     scan::scalar::find<scan::scalar::MixedPair>},
    {"find_sequence", &scan::Kernels::find_sequence, scan::scalar::find<scan::scalar::Sequence>},
};

}  // namespace degarble::testing
