// UTF-8 and the scans: each kernel against its scalar twin, the validator against ICU, characters
// against the other side.
#include <memory>
#include <string>

#include "core/utf8.hpp"
#include "oracle.hpp"
#include "scan/kernels.hpp"
#include "scan/scalar.hpp"
#include "scan/scan.hpp"
#include "target.hpp"

namespace {

using namespace degarble;
using degarble::fuzz::require;
using scan::Kernels;
namespace scalar = scan::scalar;

struct Pair {
  const char* name;
  Kernels::Find Kernels::*vector;
  Kernels::Find twin;
};
const Pair kPairs[] = {
    {"find_non_ascii", &Kernels::find_non_ascii, scalar::find<scalar::NonAscii>},
    {"find_mojibake", &Kernels::find_mojibake, scalar::find<scalar::Mojibake>},
    {"find_composable", &Kernels::find_composable, scalar::find<scalar::Composable>},
    {"find_loss", &Kernels::find_loss, scalar::find<scalar::Loss>},
    {"find_english", &Kernels::find_english, scalar::find<scalar::English>},
    {"find_entity", &Kernels::find_entity, scalar::find<scalar::Entity>},
    {"find_control", &Kernels::find_control, scalar::find<scalar::Control>},
    {"find_escape", &Kernels::find_escape, scalar::find<scalar::Escape>},
    {"find_invisible", &Kernels::find_invisible, scalar::find<scalar::Invisible>},
    {"find_compatible", &Kernels::find_compatible, scalar::find<scalar::Compatible>},
    {"find_stand_in", &Kernels::find_stand_in, scalar::find<scalar::StandIn>},
    {"find_ukrainian", &Kernels::find_ukrainian, scalar::find<scalar::Ukrainian>},
    {"find_mixed_pair", &Kernels::find_mixed_pair, scalar::find<scalar::MixedPair>},
    {"find_sequence", &Kernels::find_sequence, scalar::find<scalar::Sequence>},
};

void check_characters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character found = character_at(text, at);
    const auto expected = testing::oracle::character_at(text, at);
    require(found.valid() == expected.valid && found.length == expected.length,
            "the oracle agrees");
    if (found.valid()) {
      const Character back = character_before(text, at + found.length);
      require(back.valid() && back.code_point == found.code_point, "the same from behind");
    }
    at += found.length;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Source source(data, size);
  const std::size_t offset = source.choice() % 64;
  const std::size_t from = source.choice();
  const std::string_view text = source.rest();
  // Ends with its memory, so that a kernel that reads on is seen.
  const std::unique_ptr<char[]> memory(new char[offset + text.size()]);
  text.copy(memory.get() + offset, text.size());
  const std::string_view exact(memory.get() + offset, text.size());
  for (const Kernels* kernels : scan::supported_kernels()) {
    for (const Pair& pair : kPairs) {
      if (from > exact.size()) continue;
      require((kernels->*pair.vector)(exact, from) == pair.twin(exact, from), pair.name);
    }
  }
  require(scan::find_ill_formed(exact) == testing::oracle::find_ill_formed(exact), "validation");
  check_characters(exact);
  return 0;
}
