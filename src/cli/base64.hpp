// Base64 (RFC 4648, section 4), for bytes that JSON can't hold.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace degarble::cli {

[[nodiscard]] std::string to_base64(std::string_view bytes);

// Nothing when `text` is not base64.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace degarble::cli
