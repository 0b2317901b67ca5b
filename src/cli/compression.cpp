#include "cli/compression.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <exception>

#include "cli/failure.hpp"

namespace degarble::cli {
namespace {

constexpr std::size_t kPiece = 64 * 1024;

struct CompressionInfo {
  Compression compression;
  std::string_view name;
  std::string_view magic;
  std::string_view ending;
  int filter;  // libarchive's number
};

constexpr auto kCompressions = std::to_array<CompressionInfo>({
    {Compression::gzip, "gzip", "\x1F\x8B\x08", ".gz", ARCHIVE_FILTER_GZIP},
    {Compression::zstd, "zstd", "\x28\xB5\x2F\xFD", ".zst", ARCHIVE_FILTER_ZSTD},
    {Compression::xz,
     "xz",
     {"\xFD"
      "7zXZ\0",
      6},
     ".xz",
     ARCHIVE_FILTER_XZ},
    {Compression::bzip2, "bzip2", "BZh", ".bz2", ARCHIVE_FILTER_BZIP2},
    {Compression::lz4, "lz4", "\x04\x22\x4D\x18", ".lz4", ARCHIVE_FILTER_LZ4},
});

const CompressionInfo& info_of(Compression compression) {
  return kCompressions[static_cast<std::size_t>(compression) - 1];
}

archive* reading(void* handle) { return static_cast<archive*>(handle); }

std::string error_in(archive* handle) {
  const char* const message = ::archive_error_string(handle);
  return message == nullptr ? "it can't be read" : message;
}

}  // namespace

Compression compression_of(std::string_view head) {
  // A text may begin with these letters: a file goes on with a digit and a block's mark.
  if (head.starts_with("BZh") && head.substr(4, 6) != "1AY&SY") return Compression::none;
  for (const CompressionInfo& row : kCompressions) {
    if (head.starts_with(row.magic)) return row.compression;
  }
  return Compression::none;
}

std::string_view compression_name(Compression compression) {
  return compression == Compression::none ? std::string_view() : info_of(compression).name;
}

std::string_view without_compression(std::string_view file) {
  for (const CompressionInfo& row : kCompressions) {
    if (file.ends_with(row.ending)) file.remove_suffix(row.ending.size());
  }
  return file;
}

// What libarchive reads from.
struct Decompressor::Source {
  int descriptor;
  std::uint64_t at;
  std::uint64_t begin;
  std::vector<char> buffer = std::vector<char>(kPiece);

  static la_ssize_t read(archive* handle, void* self, const void** bytes) {
    auto& source = *static_cast<Source*>(self);
    ssize_t count = -1;
    do {
      count = ::pread(source.descriptor, source.buffer.data(), source.buffer.size(),
                      static_cast<off_t>(source.at));
    } while (count < 0 && errno == EINTR);
    if (count < 0) ::archive_set_error(handle, errno, "it can't be read");
    if (count > 0) source.at += static_cast<std::uint64_t>(count);
    *bytes = source.buffer.data();
    return count;
  }
};

void Decompressor::Closer::operator()(void* archive) const {
  ::archive_read_free(reading(archive));
}

Decompressor::Decompressor(Compression compression, int descriptor, std::uint64_t begin,
                           std::uint64_t most_expansion)
    : source_(std::make_unique<Source>(Source{descriptor, begin, begin})),
      archive_(::archive_read_new()),
      most_expansion_(most_expansion) {
  open(compression);
}

Decompressor::~Decompressor() = default;

// The filter is named: found by itself, a file in a file would be taken out of both.
void Decompressor::open(Compression compression) {
  archive* const handle = reading(archive_.get());
  if (compression == Compression::lz4) {
    ::archive_read_support_filter_lz4(handle);  // libarchive 3.6 can't append it
  } else {
    ::archive_read_append_filter(handle, info_of(compression).filter);
  }
  ::archive_read_support_format_raw(handle);
  ::archive_read_support_format_empty(handle);
  archive_entry* entry = nullptr;
  const int opened = ::archive_read_open(handle, source_.get(), nullptr, Source::read, nullptr);
  const int found = opened < ARCHIVE_WARN ? opened : ::archive_read_next_header(handle, &entry);
  has_ended_ = found == ARCHIVE_EOF;
  if (found < ARCHIVE_WARN) note(error_in(handle));
}

// The next piece of the text, empty at its end. archive_read_data() would lose what is good before
// trouble.
std::string_view Decompressor::next_piece() {
  archive* const handle = reading(archive_.get());
  const void* bytes = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  int status = ARCHIVE_RETRY;
  while (status == ARCHIVE_RETRY || (status == ARCHIVE_OK && size == 0)) {
    status = ::archive_read_data_block(handle, &bytes, &size, &offset);
  }
  has_ended_ = status == ARCHIVE_EOF;
  if (status < ARCHIVE_WARN) note(error_in(handle));
  if (has_ended_ || status < ARCHIVE_WARN) return {};
  return {static_cast<const char*>(bytes), size};
}

std::size_t Decompressor::read(std::span<char> buffer) {
  std::size_t filled = 0;
  while (filled < buffer.size()) {
    if (piece_.empty() && !has_ended_ && trouble_.empty()) piece_ = next_piece();
    if (piece_.empty()) break;
    const std::size_t count = piece_.copy(buffer.data() + filled, buffer.size() - filled);
    piece_.remove_prefix(count);
    filled += count;
    read_ += count;
    if (!is_bomb()) continue;
    note("it is more than " + std::to_string(most_expansion_) +
         " times as large as what it is compressed to; --max-expansion allows more");
    piece_ = {};
  }
  return filled;
}

// Of a short text nobody minds.
bool Decompressor::is_bomb() const {
  constexpr std::uint64_t kHarmless = 16 * 1024 * 1024;
  const std::uint64_t compressed = source_->at - source_->begin;
  return read_ > kHarmless && read_ / most_expansion_ > compressed;
}

void Decompressor::note(const std::string& trouble) {
  trouble_ = "its compressed data is not whole behind byte " + std::to_string(read_) +
             " of the text: " + trouble;
}

// What libarchive writes to. Exceptions may not go through it.
struct Compressor::Sink {
  Put put;
  std::exception_ptr failure = nullptr;

  static la_ssize_t write(archive*, void* self, const void* bytes, std::size_t size) {
    auto& sink = *static_cast<Sink*>(self);
    try {
      sink.put({static_cast<const char*>(bytes), size});
      return static_cast<la_ssize_t>(size);
    } catch (...) {
      sink.failure = std::current_exception();
      return -1;
    }
  }

  void check(archive* handle, la_ssize_t status) const {
    if (failure) std::rethrow_exception(failure);
    if (status < 0) throw Failure("compressing failed: " + error_in(handle));
  }
};

void Compressor::Closer::operator()(void* archive) const {
  ::archive_write_fail(reading(archive));  // what is not finished is not written
  ::archive_write_free(reading(archive));
}

Compressor::Compressor(Compression compression, Put put)
    : sink_(std::make_unique<Sink>(Sink{std::move(put)})), archive_(::archive_write_new()) {
  archive* const handle = reading(archive_.get());
  ::archive_write_add_filter(handle, info_of(compression).filter);
  // The same text gives the same file, whenever it is written.
  ::archive_write_set_filter_option(handle, "gzip", "timestamp", nullptr);
  ::archive_write_set_format_raw(handle);
  ::archive_write_set_bytes_per_block(handle, 0);
  sink_->check(handle, ::archive_write_open(handle, sink_.get(), nullptr, Sink::write, nullptr));
  const std::unique_ptr<archive_entry, decltype(&::archive_entry_free)> entry(::archive_entry_new(),
                                                                              ::archive_entry_free);
  ::archive_entry_set_filetype(entry.get(), AE_IFREG);
  ::archive_entry_set_pathname(entry.get(), "text");
  sink_->check(handle, ::archive_write_header(handle, entry.get()));
}

Compressor::~Compressor() = default;

void Compressor::write(std::string_view text) {
  if (text.empty()) return;
  archive* const handle = reading(archive_.get());
  sink_->check(handle, ::archive_write_data(handle, text.data(), text.size()));
}

void Compressor::finish() {
  archive* const handle = reading(archive_.get());
  sink_->check(handle, ::archive_write_close(handle));
}

}  // namespace degarble::cli
