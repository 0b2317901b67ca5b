// Compressed files: read and written in their own format, a piece at a time, by libarchive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace degarble::cli {

enum class Compression : std::uint8_t { none, gzip, zstd, xz, bzip2, lz4 };

// What a file is compressed with that begins like this.
[[nodiscard]] Compression compression_of(std::string_view head);
// "gzip"; empty for none.
[[nodiscard]] std::string_view compression_name(Compression compression);
// The name without the ending that says how a file is compressed.
[[nodiscard]] std::string_view without_compression(std::string_view file);

// Reads a compressed file from a descriptor that it neither owns nor moves. Members or frames that
// follow each other are one text.
class Decompressor {
 public:
  // From `begin` on. A text that is more than `most_expansion` times as large as what it was read
  // from is not read on.
  Decompressor(Compression compression, int descriptor, std::uint64_t begin,
               std::uint64_t most_expansion);
  ~Decompressor();
  Decompressor(const Decompressor&) = delete;
  Decompressor& operator=(const Decompressor&) = delete;

  // Fills the buffer, or as much of it as there is; returns the bytes, 0 at the end, or where
  // trouble() says that nothing good follows.
  [[nodiscard]] std::size_t read(std::span<char> buffer);

  // What is wrong, and where; empty if nothing is.
  [[nodiscard]] const std::string& trouble() const { return trouble_; }

 private:
  struct Source;
  struct Closer {
    void operator()(void* archive) const;
  };

  void open(Compression compression);
  [[nodiscard]] std::string_view next_piece();
  [[nodiscard]] bool is_bomb() const;
  void note(const std::string& trouble);

  std::unique_ptr<Source> source_;
  std::unique_ptr<void, Closer> archive_;
  std::uint64_t most_expansion_;
  std::uint64_t read_ = 0;
  std::string_view piece_;  // of libarchive's buffer, that is left
  bool has_ended_ = false;
  std::string trouble_;
};

// Writes a text as a compressed file.
class Compressor {
 public:
  using Put = std::function<void(std::string_view bytes)>;

  // What comes out goes to `put`, which may throw. Throws Failure.
  Compressor(Compression compression, Put put);
  ~Compressor();
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  void write(std::string_view text);
  // Ends the file.
  void finish();

 private:
  struct Sink;
  struct Closer {
    void operator()(void* archive) const;
  };

  std::unique_ptr<Sink> sink_;
  std::unique_ptr<void, Closer> archive_;
};

}  // namespace degarble::cli
