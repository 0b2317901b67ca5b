// Random texts that went through what texts go through: what the random tests are run on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "random.hpp"

namespace degarble::testing {

// What UTF-8 looks like where it is read as the single-byte `encoding` (a name that ICU knows), as
// UTF-8.
[[nodiscard]] std::string misread(std::string_view bytes, std::string_view encoding);

// `text` in the single-byte `encoding`; '?' for what it does not have.
[[nodiscard]] std::string encoded(std::string_view text, std::string_view encoding);

// Some `pieces` words, marks and accidents of any kind, now and then in another encoding as a
// whole.
[[nodiscard]] std::string damaged_text(Random& random, std::size_t pieces);

}  // namespace degarble::testing
