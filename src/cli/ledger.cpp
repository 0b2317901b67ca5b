#include "cli/ledger.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <nlohmann/json.hpp>
#include <utility>

#include "cli/failure.hpp"
#include "cli/json_bytes.hpp"
#include "cli/open_names.hpp"
#include "cli/output.hpp"
#include "cli/place.hpp"
#include "cli/visible.hpp"

namespace degarble::cli {
namespace {

Fingerprint fingerprint_from(const Json& value) {
  const auto checksum = checksum_of(value.at("crc64").get_ref<const std::string&>());
  if (!checksum) throw Failure("no checksum");
  return {value.at("bytes").get<std::uint64_t>(), *checksum};
}

// Whether what stands at the end of a ledger may be a row that was cut off.
bool begins_a_row(std::string_view text) {
  return text.starts_with("{\"") || std::string_view("{\"").starts_with(text);
}

// Holds other runs off while rows are appended, where the file system can.
class Lock {
 public:
  explicit Lock(int file) : file_(file) { ::flock(file_, LOCK_EX); }
  ~Lock() { ::flock(file_, LOCK_UN); }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  int file_;
};

}  // namespace

LedgerWriter::LedgerWriter(const std::string& name, LedgerOf what)
    : name_(name), shown_(visible(name)), what_(what) {
  if (open(O_APPEND)) return;
  // Who can't make it should not learn that at the end.
  const Place place = place_of(name_);
  if (::faccessat(place.directory.number(), ".", W_OK, AT_EACCESS) != 0) fail<Failure>(shown_);
}

// False if there is no such file.
bool LedgerWriter::open(int how) {
  const std::optional<int> number = open_number(name_);
  struct stat status;
  const bool is_other = ::stat(name_.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
  file_ = Descriptor(
      number ? ::fcntl(*number, F_DUPFD_CLOEXEC, 3)
             : ::open(name_.c_str(), how | (is_other ? O_WRONLY : O_RDWR) | O_CLOEXEC, 0666));
  if (!file_ && errno == ENOENT) return false;
  if (!file_ || ::fstat(file_.number(), &status) != 0) fail<Failure>(shown_);
  is_regular_ = S_ISREG(status.st_mode) && !number;
  if (is_regular_ && status.st_size > 0) refuse_or_finish();
  return true;
}

void LedgerWriter::create() {
  if (!open(O_APPEND | O_CREAT)) fail<Failure>(shown_);
  static_cast<void>(::fsync(place_of(name_).directory.number()));
}

// What a run that was killed had not finished, it had not done: a file is changed when all of its
// rows are on the disk.
void LedgerWriter::refuse_or_finish() const {
  if (what_ == LedgerOf::one_text) {
    throw Failure(shown_ + ": holds the way back of another text already; name another file");
  }
  const Lock lock(file_.number());
  const LedgerReader reader(name_);
  if (reader.has_chapters() && !reader.names_files()) {
    throw Failure(shown_ + ": is the ledger of one text; name another file");
  }
  if (reader.unfinished() != nullptr) refuse_to_lose(*reader.unfinished());
  if (::ftruncate(file_.number(), reader.sound_end()) != 0) fail<Failure>(shown_);
}

// Rows that are missing for a file that was changed were cut off by somebody else.
void LedgerWriter::refuse_to_lose(const Chapter& unfinished) const {
  if (unfinished.input == unfinished.output) return;
  try {
    Input file(unfinished.file);
    if (fingerprint_of(file) != unfinished.output) return;
  } catch (const FileFailure&) {
    return;
  }
  throw Failure(shown_ + ": lacks rows of " + visible(unfinished.file) +
                ", which is as they made it; name another file");
}

void LedgerWriter::append(const ChapterDraft& draft) {
  if (!file_) create();
  const Lock lock(file_.number());
  const off_t begin = is_regular_ ? ::lseek(file_.number(), 0, SEEK_END) : 0;
  draft.copy_to([&](std::string_view bytes) { write(bytes, begin); });
  const bool is_way_back = draft.input() != draft.output();
  if (is_regular_ && is_way_back && ::fsync(file_.number()) != 0) fail<Failure>(shown_);
}

// What does not fit goes back to where the rows begin.
void LedgerWriter::write(std::string_view bytes, std::int64_t begin) const {
  if (write_all(file_.number(), bytes)) return;
  const int error = errno;
  if (is_regular_) static_cast<void>(::ftruncate(file_.number(), begin));
  fail<Failure>(shown_, error);
}

LedgerReader::LedgerReader(const std::string& name) : shown_(visible(name)) {
  stream_.open(name == kStandard ? "/dev/stdin" : name, std::ios::binary);
  if (!stream_) fail<Failure>(shown_);
  can_seek_ = stream_.tellg() == 0 && name != kStandard;
  stream_.clear();
  while (read_chapter() && can_seek_) continue;
  if (!can_seek_ && names_files()) {
    throw Failure(shown_ + ": names files, so it has to be a file itself");
  }
}

// Reads where a chapter begins and ends; false at the end of the ledger.
bool LedgerReader::read_chapter() {
  const std::streamoff begin = can_seek_ ? std::streamoff(stream_.tellg()) : 0;
  const std::uint64_t line_before = line_;
  std::string line;
  if (!read_line(line)) return false;
  if (is_torn_ && begins_a_row(line)) {
    try {
      static_cast<void>(row_of(line));
    } catch (const std::exception&) {
      return false;
    }
  }
  first_ = parsed(line);
  if (!first_->chapter) refuse("a row that stood above this one is missing");
  Chapter& chapter = chapters_.emplace_back(*first_->chapter);
  chapter.file = first_->file;
  if (chapter.file.empty() != chapters_.front().file.empty()) {
    refuse("rows of files and of a text without a name don't go together");
  }
  chapter.begin = begin;
  chapter.line = line_before;
  chapter.is_complete = !is_torn_;
  if (can_seek_) skip_rows(chapter);
  if (!chapter.file.empty()) {
    chapters_of_[follow_links(chapter.file)].push_back(chapters_.size() - 1);
  }
  return true;
}

void LedgerReader::skip_rows(Chapter& chapter) {
  std::string line;
  for (std::uint64_t i = 1; i < chapter.edits && chapter.is_complete; ++i) {
    chapter.is_complete = read_line(line) && !is_torn_;
  }
  stream_.clear();
  chapter.end = stream_.tellg();
}

std::vector<const Chapter*> LedgerReader::chapters_of(const std::string& file) const {
  std::vector<const Chapter*> found;
  if (!names_files()) {
    for (const Chapter& chapter : chapters_) found.push_back(&chapter);
  } else if (const auto row = chapters_of_.find(follow_links(file)); row != chapters_of_.end()) {
    for (const std::size_t i : row->second) found.push_back(&chapters_[i]);
  }
  std::ranges::reverse(found);
  return found;
}

const Chapter* LedgerReader::unfinished() const {
  return has_chapters() && !chapters_.back().is_complete ? &chapters_.back() : nullptr;
}

std::streamoff LedgerReader::sound_end() const {
  if (!has_chapters()) return 0;
  return chapters_.back().is_complete ? chapters_.back().end : chapters_.back().begin;
}

void LedgerReader::go_to(const Chapter& chapter) {
  if (can_seek_) {
    stream_.clear();
    stream_.seekg(chapter.begin);
    line_ = chapter.line;
    std::string line;
    if (!read_line(line)) refuse("the ledger became shorter");
    first_ = parsed(line);
  }
  file_ = chapter.file;
  rows_left_ = chapter.edits;
}

std::optional<Entry> LedgerReader::next() {
  std::string line;
  if (rows_left_ == 0) {
    if (!names_files() && read_line(line)) refuse("this is more than the rows of one text");
    return std::nullopt;
  }
  --rows_left_;
  if (first_) return std::exchange(first_, std::nullopt)->entry;
  if (!read_line(line)) refuse("the rows that follow this one are missing");
  const Row row = parsed(line);
  if (row.chapter || row.file != file_) refuse("a row that stood above this one is missing");
  return row.entry;
}

bool LedgerReader::read_line(std::string& line) {
  if (!std::getline(stream_, line)) {
    if (stream_.bad()) fail<Failure>(shown_, EIO);
    return false;
  }
  is_torn_ = stream_.eof();
  ++line_;
  return true;
}

LedgerReader::Row LedgerReader::row_of(const std::string& line) {
  const Json json = Json::parse(line);
  Row row;
  if (has_bytes(json, "file")) row.file = bytes_of(json, "file");
  row.entry = {json.at("offset").get<std::uint64_t>(), bytes_of(json, "original"),
               bytes_of(json, "text")};
  if (json.contains("edits")) {
    row.chapter.emplace();
    row.chapter->edits = json.at("edits").get<std::uint64_t>();
    row.chapter->input = fingerprint_from(json.at("input"));
    row.chapter->output = fingerprint_from(json.at("output"));
  }
  return row;
}

LedgerReader::Row LedgerReader::parsed(const std::string& line) const {
  try {
    return row_of(line);
  } catch (const std::exception&) {
    refuse("this is no row of a ledger");
  }
}

void LedgerReader::refuse(const std::string& what) const { throw Failure(where() + ": " + what); }

std::string LedgerReader::where() const { return shown_ + ":" + std::to_string(line_); }

}  // namespace degarble::cli
