// What the command says on standard error.
#pragma once

#include <string_view>

namespace degarble::cli {

// "degarble: MESSAGE".
void complain(std::string_view message);

// The text as it is. Nobody can be told when that fails.
void say(std::string_view text);

}  // namespace degarble::cli
