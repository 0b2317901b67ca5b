// The stage "normalize" by itself.
#include "one_stage.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  degarble::fuzz::run_stage(degarble::normalize, {data, size});
  return 0;
}
