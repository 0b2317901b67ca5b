// Threads that do one thing together. Knows nothing of what it is.
#pragma once

#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace degarble {

// Starts so many threads that run `body`, which must not throw and outlive them. Fewer where the
// system gives no more: those that are there do all the work. The caller joins them.
template <typename Body>
std::vector<std::thread> start_crew(std::size_t count, const Body& body) {
  std::vector<std::thread> crew;
  crew.reserve(count);
  try {
    while (crew.size() < count) crew.emplace_back([&body] { body(); });
  } catch (const std::system_error&) {
  }
  return crew;
}

}  // namespace degarble
