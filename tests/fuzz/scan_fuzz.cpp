// UTF-8 and the scans: each kernel against its scalar twin, the validator against ICU, characters
// against the other side.
#include <memory>
#include <string>

#include "core/utf8.hpp"
#include "oracle.hpp"
#include "scan/kernels.hpp"
#include "scan/scan.hpp"
#include "scan_pairs.hpp"
#include "target.hpp"

namespace {

using namespace degarble;
using degarble::fuzz::require;
using scan::Kernels;

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
    for (const testing::ScanPair& pair : testing::kScanPairs) {
      if (from > exact.size()) continue;
      require((kernels->*pair.vector)(exact, from) == pair.twin(exact, from), pair.name);
    }
  }
  require(scan::find_ill_formed(exact) == testing::oracle::find_ill_formed(exact), "validation");
  check_characters(exact);
  return 0;
}
