// Repairs documents one after the other, each as its own input, for tests/containers/containers.py.
// On standard input, for each: a line "FORMAT PROFILE BYTES", and so many bytes. On standard
// output: a line "BYTES", and what came out.
#include <cstddef>
#include <iostream>
#include <map>
#include <string>
#include <utility>

#include "degarble/degarble.hpp"

namespace {

using Settings = std::pair<std::string, std::string>;

const degarble::Fixer& fixer_of(const Settings& settings) {
  static std::map<Settings, degarble::Fixer> fixers;
  const auto found = fixers.find(settings);
  if (found != fixers.end()) return found->second;
  degarble::Options options;
  degarble::set_option(options, "as", settings.first);
  degarble::set_option(options, "profile", settings.second);
  return fixers.emplace(settings, degarble::Fixer(options)).first->second;
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  Settings settings;
  std::size_t size = 0;
  while (std::cin >> settings.first >> settings.second >> size) {
    std::cin.get();
    std::string document(size, '\0');
    std::cin.read(document.data(), static_cast<std::streamsize>(size));
    const std::string fixed = fixer_of(settings).fix(document);
    std::cout << fixed.size() << '\n' << fixed << std::flush;
  }
  return 0;
}
