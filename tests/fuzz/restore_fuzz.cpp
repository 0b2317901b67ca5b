// The stage "restore" by itself.
#include "one_stage.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  degarble::fuzz::run_stage(degarble::restore, {data, size});
  return 0;
}
