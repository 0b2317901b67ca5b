// What the command says on standard error.
#pragma once

#include <string>
#include <string_view>

namespace degarble::cli {

// "degarble: MESSAGE" and a line end, with what can't be seen in it as an escape: the messages of
// the library hold what the user wrote as it is.
[[nodiscard]] std::string complaint(std::string_view message);
void complain(std::string_view message);

// The text as it is. Nobody can be told when that fails.
void say(std::string_view text);

}  // namespace degarble::cli
