#include "cli/json_bytes.hpp"

#include "cli/base64.hpp"
#include "cli/failure.hpp"
#include "scan/scan.hpp"

namespace degarble::cli {

void set_bytes(Json& row, const std::string& key, std::string_view bytes) {
  if (scan::find_ill_formed(bytes) == bytes.size()) {
    row[key] = bytes;
  } else {
    row[key + "_base64"] = to_base64(bytes);
  }
}

bool has_bytes(const Json& row, const std::string& key) {
  return row.contains(key) || row.contains(key + "_base64");
}

std::string bytes_of(const Json& row, const std::string& key) {
  if (row.contains(key)) return row.at(key).get<std::string>();
  const auto bytes = from_base64(row.at(key + "_base64").get_ref<const std::string&>());
  if (!bytes) throw Failure("no base64");
  return *bytes;
}

}  // namespace degarble::cli
