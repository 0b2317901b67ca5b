// What all fuzz targets share.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace degarble::fuzz {

// Ends the program, which is a finding, unless it is `kept`.
inline void require(bool kept, const char* what) {
  if (kept) return;
  std::fprintf(stderr, "not kept: %s\n", what);
  std::abort();
}

// Input from the front: bytes that choose, and then the text.
class Source {
 public:
  Source(const std::uint8_t* data, std::size_t size)
      : rest_(reinterpret_cast<const char*>(data), size) {}

  // The next byte; 0 behind the end.
  unsigned char choice() {
    if (rest_.empty()) return 0;
    const auto chosen = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return chosen;
  }

  // The next bytes, as many as there are.
  std::string_view take(std::size_t size) {
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace degarble::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
