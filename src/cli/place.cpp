#include "cli/place.hpp"

#include <fcntl.h>

#include <cstdlib>
#include <memory>

#include "cli/failure.hpp"
#include "cli/visible.hpp"

namespace degarble::cli {

Place place_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string directory = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  Descriptor opened(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened) fail<FileFailure>(visible(path));
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  return {std::move(opened), name.empty() && !path.empty() ? "." : name};
}

std::string follow_links(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr),
                                                         &std::free);
  return real ? std::string(real.get()) : path;
}

}  // namespace degarble::cli
