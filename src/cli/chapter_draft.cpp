#include "cli/chapter_draft.hpp"

#include <utility>

#include "cli/json_bytes.hpp"

namespace degarble::cli {
namespace {

Json json_of(const Fingerprint& fingerprint) {
  return {{"bytes", fingerprint.bytes}, {"crc64", checksum_text(fingerprint)}};
}

std::string unended(const Json& row) {
  std::string text = row.dump();
  text.pop_back();
  return text;
}

}  // namespace

ChapterDraft::ChapterDraft(std::string file, Keep keep) : file_(std::move(file)), keep_(keep) {}

void ChapterDraft::add(const Piece& piece) {
  if (keep_ == Keep::rows) {
    const std::uint64_t earlier_inputs = input_.bytes - piece.offset;
    for (const Edit& edit : *piece.edits) add_row(edit, earlier_inputs + edit.span.begin);
  }
  take_fingerprints(piece);
}

// While nothing has changed, both are one.
void ChapterDraft::take_fingerprints(const Piece& piece) {
  const bool were_one = input_ == output_;
  input_.add(piece.input);
  if (were_one && !piece.changed()) {
    output_ = input_;
  } else {
    output_.add(piece.output);
  }
}

void ChapterDraft::add_row(const Edit& edit, std::uint64_t offset) {
  Json row;
  if (!file_.empty()) set_bytes(row, "file", file_);
  row["offset"] = offset;
  set_bytes(row, "original", edit.original);
  row["text"] = edit.text;
  row["rules"] = edit.rules.names();
  row["confidence"] = edit.confidence;
  if (!edit.detail.empty()) row["detail"] = edit.detail;
  if (!edit.reason.empty()) row["reason"] = edit.reason;
  if (++edits_ == 1) {
    first_ = unended(row);
  } else {
    others_.append(row.dump() + "\n");
  }
}

void ChapterDraft::copy_to(const Spool::Put& put) const {
  std::string first = first_;
  if (first.empty()) {
    Json row;
    if (!file_.empty()) set_bytes(row, "file", file_);
    row.update({{"offset", 0}, {"original", ""}, {"text", ""}});
    first = unended(row);
  }
  const Json all = {{"edits", edits_}, {"input", json_of(input_)}, {"output", json_of(output_)}};
  put(first + "," + all.dump().substr(1) + "\n");
  others_.copy_to(put);
}

}  // namespace degarble::cli
