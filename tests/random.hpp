// Random numbers that are the same on every machine and with every standard library, so that a seed
// in a failure report is all it takes to see the failure again.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace degarble::testing {

// The SplitMix64 generator (Steele, Lea and Flood, "Fast splittable pseudorandom number
// generators", OOPSLA 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
    return mixed ^ mixed >> 31;
  }

  // 0 to end - 1.
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(next() % end); }
  bool one_in(std::size_t times) { return below(times) == 0; }

  template <typename List>
  const auto& pick(const List& list) {
    return list[below(std::size(list))];
  }

  // A text of `length` bytes out of `alphabet`.
  std::string bytes(std::size_t length, std::string_view alphabet) {
    std::string text(length, '\0');
    for (char& c : text) c = alphabet[below(alphabet.size())];
    return text;
  }

 private:
  std::uint64_t state_;
};

// Where random tests begin: DEGARBLE_TEST_SEED of the environment, or a fixed number.
inline std::uint64_t test_seed() {
  const char* given = std::getenv("DEGARBLE_TEST_SEED");
  return given != nullptr ? std::strtoull(given, nullptr, 0) : 20240229;
}

// How often a random test tries: a tenth of `count`, but `least` times, under sanitizers, which are
// that much slower.
constexpr std::size_t tries(std::size_t count, [[maybe_unused]] std::size_t least = 1) {
#ifdef DEGARBLE_SANITIZED
  return std::max(count / 10, least);
#else
  return count;
#endif
}

}  // namespace degarble::testing
