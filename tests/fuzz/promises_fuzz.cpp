// The first byte chooses the options, the second how the text is cut; the rest is the text.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "promises.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const auto samples = degarble::testing::sample_options();
  const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
  const std::string broken = degarble::testing::broken_promise(
      samples[data[0] % samples.size()], text, data[1], degarble::testing::Cuts::one);
  if (broken.empty()) return 0;
  std::fprintf(stderr, "sample options %zu: %s\n", data[0] % samples.size(), broken.c_str());
  std::abort();
}
