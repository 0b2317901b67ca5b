// Where bytes go: standard output, a device or pipe that is written directly, or a file, which is
// either the old one or the new one at any time. Every write and every close is checked.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "cli/bypass.hpp"
#include "cli/descriptor.hpp"
#include "cli/place.hpp"
#include "cli/temporary.hpp"

namespace degarble::cli {

class Output {
 public:
  // Opens the file, or standard output for "-". Throws Failure.
  explicit Output(const std::string& name);
  ~Output();

  // Writes the bytes; small ones wait for more. Throws Failure.
  void put(std::string_view bytes);
  // The same for bytes that the bypass keeps, which it sends if it is open.
  void put(std::string_view bytes, Bypass& bypass);
  // Writes what waits.
  void flush();
  // Ends the output: from here on the file has its new content. Throws Failure.
  void commit();

  // Whether a file is replaced by commit(), and stays as it is without.
  [[nodiscard]] bool is_file() const { return temporary_ != nullptr; }

  // Writes what waits, and returns how much was written.
  std::uint64_t mark();
  // On a signal, from now on: leaves so much of what was written, instead of nothing.
  void keep(std::uint64_t mark);
  // Takes back what was put since mark(), where that is possible.
  void cut(std::uint64_t mark);

  [[nodiscard]] int descriptor() const;
  [[nodiscard]] bool is_terminal() const;

 private:
  void open_file(const std::string& path);
  void open_directly(const std::string& path);
  void write(std::string_view bytes);

  std::string shown_;
  Place place_;
  Descriptor old_;     // the file that stands there now
  Descriptor direct_;  // written as it is; else `temporary_`
  std::unique_ptr<Temporary> temporary_;
  std::string waiting_;
  std::uint64_t written_ = 0;
};

// Writes all bytes, whatever interrupts. False on an error, which errno tells.
[[nodiscard]] bool write_all(int descriptor, std::string_view bytes);

}  // namespace degarble::cli
