// What the families of the restore stage find: a place where something was lost, and what.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/rules.hpp"
#include "degarble/degarble.hpp"

namespace degarble {

enum class Lost : std::uint8_t { apostrophe, dash, text, unknown };

struct Loss {
  Rule rule;
  Span span;  // empty where nothing was left of it
  Lost what;
  int confidence;      // per cent
  std::string text{};  // of Lost::text
};

using Losses = std::vector<Loss>;

}  // namespace degarble
