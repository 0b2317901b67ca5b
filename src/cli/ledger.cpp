#include "cli/ledger.hpp"

#include <cerrno>
#include <nlohmann/json.hpp>

#include "cli/base64.hpp"
#include "cli/failure.hpp"
#include "cli/visible.hpp"
#include "scan/scan.hpp"

namespace degarble::cli {
namespace {

using Json = nlohmann::ordered_json;

void set_bytes(Json& row, const std::string& key, std::string_view bytes) {
  if (scan::find_ill_formed(bytes) == bytes.size()) {
    row[key] = bytes;
  } else {
    row[key + "_base64"] = to_base64(bytes);
  }
}

// Throws what nlohmann-json throws when the key is missing or no text.
std::string bytes_of(const Json& row, const std::string& key) {
  if (row.contains(key)) return row.at(key).get<std::string>();
  const auto bytes = from_base64(row.at(key + "_base64").get_ref<const std::string&>());
  if (!bytes) throw Failure("no base64");
  return *bytes;
}

bool has_bytes(const Json& row, const std::string& key) {
  return row.contains(key) || row.contains(key + "_base64");
}

Entry entry_of(const std::string& line) {
  const Json row = Json::parse(line);
  return {has_bytes(row, "file") ? bytes_of(row, "file") : std::string(),
          row.at("offset").get<std::uint64_t>(), bytes_of(row, "original"), bytes_of(row, "text")};
}

}  // namespace

void LedgerWriter::begin(std::string_view file) {
  file_ = file;
  begin_ = output_.mark();
}

void LedgerWriter::add(const Edit& edit, std::uint64_t offset) {
  Json row;
  if (!file_.empty()) set_bytes(row, "file", file_);
  row["offset"] = offset;
  set_bytes(row, "original", edit.original);
  row["text"] = edit.text;
  row["rules"] = edit.rules.names();
  row["confidence"] = edit.confidence;
  if (!edit.detail.empty()) row["detail"] = edit.detail;
  if (!edit.reason.empty()) row["reason"] = edit.reason;
  output_.put(row.dump() + "\n");
}

LedgerReader::LedgerReader(const std::string& name) : shown_(visible(name)) {
  stream_.open(name == kStandard ? "/dev/stdin" : name, std::ios::binary);
  if (!stream_) fail<Failure>(shown_);
  // A ledger in a pipe can be read only once, so it is one of a single input.
  const bool can_seek = stream_.tellg() == 0 && stream_.peek() == '{';
  if (can_seek && name != kStandard) index();
}

// Finds out where the rows of each file begin.
void LedgerReader::index() {
  std::string last;
  for (Begin begin{0, 0};; begin = {stream_.tellg(), line_}) {
    const std::optional<Entry> entry = read();
    if (!entry || entry->file.empty()) break;
    if (entry->file != last && !begins_.emplace(entry->file, begin).second) {
      throw Failure(where() + ": the rows of " + visible(entry->file) + " are not together");
    }
    last = entry->file;
  }
  stream_.clear();
  stream_.seekg(0);
  line_ = 0;
}

bool LedgerReader::seek(const std::string& file) {
  file_ = file;
  if (!names_files()) return true;
  const auto begin = begins_.find(file);
  if (begin == begins_.end()) return false;
  stream_.clear();
  stream_.seekg(begin->second.place);
  line_ = begin->second.line;
  return true;
}

std::optional<Entry> LedgerReader::next() {
  std::optional<Entry> entry = read();
  if (entry && names_files() && entry->file != file_) return std::nullopt;
  return entry;
}

std::optional<Entry> LedgerReader::read() {
  std::string line;
  if (!std::getline(stream_, line)) {
    if (stream_.bad()) fail<Failure>(shown_, EIO);
    return std::nullopt;
  }
  ++line_;
  try {
    return entry_of(line);
  } catch (const std::exception&) {
    throw Failure(where() + ": this is no row of a ledger");
  }
}

std::string LedgerReader::where() const { return shown_ + ":" + std::to_string(line_); }

}  // namespace degarble::cli
