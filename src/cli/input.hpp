// Where bytes come from: a file, or standard input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "cli/bypass.hpp"
#include "cli/compression.hpp"
#include "cli/descriptor.hpp"

namespace degarble::cli {

constexpr std::string_view kStandard = "-";  // the name of standard input or output
constexpr std::string_view kStandardInput = "(standard input)";

// How many times as large as what it is compressed to a text may be.
constexpr std::uint64_t kMostExpansion = 1000;

// A file that is compressed is read as the text that is in it; one in a pipe is not.
class Input {
 public:
  // Opens the file, or standard input for "-". Throws FileFailure.
  explicit Input(const std::string& name);
  // Reads from a file that is open, and was called `path`.
  Input(Descriptor descriptor, std::string path);

  // Fills the buffer, or as much of it as there is; with `eager`, is content with what is there
  // now. Returns the number of bytes, 0 at the end. Throws FileFailure.
  [[nodiscard]] std::size_t read(std::span<char> buffer, bool eager);

  // Reads through the bypass from now on, as long as it is open. Must outlive the input's use.
  void read_through(Bypass& bypass) { bypass_ = &bypass; }

  // How the file is compressed, and what is wrong with what follows the last byte that was read:
  // empty if nothing is.
  [[nodiscard]] Compression compression() const { return compression_; }
  [[nodiscard]] const std::string& trouble() const;
  // Has to be said before anything is read.
  void limit_expansion(std::uint64_t most);

  // Where in the text reading goes on, in bytes; and going back there. Throws FileFailure for what
  // is no file: a pipe can be read once.
  [[nodiscard]] std::uint64_t place() const;
  void go_to(std::uint64_t place);

  [[nodiscard]] int descriptor() const { return descriptor_.number(); }
  [[nodiscard]] const std::string& name() const { return name_; }  // for people
  [[nodiscard]] const std::string& path() const { return path_; }  // for programs: as it was given
  [[nodiscard]] bool is_terminal() const;
  [[nodiscard]] bool is_file() const;  // a regular one, that is there from the start

 private:
  [[nodiscard]] std::size_t read_some(std::span<char> buffer);
  void prepare();
  void find_compression();
  void unpack_again();

  Descriptor descriptor_;
  std::string path_;
  std::string name_;
  Bypass* bypass_ = nullptr;
  Compression compression_ = Compression::none;
  std::uint64_t most_expansion_ = kMostExpansion;
  std::uint64_t begin_ = 0;     // of the compressed data in the file
  std::uint64_t unpacked_ = 0;  // bytes of the text that were read
  std::unique_ptr<Decompressor> decompressor_;
};

}  // namespace degarble::cli
