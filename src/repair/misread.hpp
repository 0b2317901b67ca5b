// A piece of a passage that went through a channel, where the rest of the passage did not.
#pragma once

#include <string>

#include "degarble/degarble.hpp"
#include "repair/channels.hpp"

namespace degarble {

struct Misread {
  Span span;         // in the passage, in bytes
  std::string text;  // what it was
  Channel channel;
};

}  // namespace degarble
