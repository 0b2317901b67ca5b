// What the families of the restore stage find: a place where something was lost, and what.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
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

// A text that was lost, as surely as its rule says.
inline Loss lost_text(Rule rule, Span span, std::string_view text) {
  return {rule, span, Lost::text, info(rule).confidence, std::string(text)};
}

}  // namespace degarble
