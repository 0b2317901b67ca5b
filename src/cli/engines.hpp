// The engines of a run: one for each format that its inputs have, compiled when it is first needed.
// All threads may ask for one.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string_view>

#include "stage.hpp"

namespace degarble::cli {

class Engines {
 public:
  // Throws Error when an option is wrong.
  explicit Engines(const Options& options);

  // That of the input with this name, which begins with these bytes.
  [[nodiscard]] std::shared_ptr<const Engine> engine_for(std::string_view name,
                                                         std::string_view head);

 private:
  [[nodiscard]] std::shared_ptr<const Engine> engine_of(Format format);

  Options options_;
  std::mutex mutex_;
  std::map<Format, std::shared_ptr<const Engine>> engines_;
};

}  // namespace degarble::cli
