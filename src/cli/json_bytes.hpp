// Bytes in JSON, which holds UTF-8 only: those that are none stand in KEY_base64 instead of KEY.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace degarble::cli {

using Json = nlohmann::ordered_json;

void set_bytes(Json& row, const std::string& key, std::string_view bytes);
[[nodiscard]] bool has_bytes(const Json& row, const std::string& key);
// Throws what nlohmann-json throws when the key is missing or no text, and Failure if it is no
// base64.
[[nodiscard]] std::string bytes_of(const Json& row, const std::string& key);

}  // namespace degarble::cli
