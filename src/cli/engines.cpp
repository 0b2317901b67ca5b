#include "cli/engines.hpp"

#include "carriers/carriers.hpp"

namespace degarble::cli {

Engines::Engines(const Options& options) : options_(options) {
  static_cast<void>(engine_of(options.as == Format::automatic ? Format::plain : options.as));
}

std::shared_ptr<const Engine> Engines::engine_for(std::string_view name, std::string_view head) {
  const bool is_open = options_.as == Format::automatic;
  return engine_of(is_open ? recognise(name, head) : options_.as);
}

std::shared_ptr<const Engine> Engines::engine_of(Format format) {
  const std::lock_guard lock(mutex_);
  std::shared_ptr<const Engine>& engine = engines_[format];
  if (engine == nullptr) {
    Options options = options_;
    options.as = format;
    engine = compile(options);
  }
  return engine;
}

}  // namespace degarble::cli
