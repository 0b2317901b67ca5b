// Where bytes go: standard output, a device or pipe that is written directly, or a file, which is
// either the old one or the new one at any time. Every write and every close is checked.
#pragma once

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

  [[nodiscard]] int descriptor() const;
  [[nodiscard]] bool is_terminal() const;

 private:
  void take_open(int number);
  void open_file(const std::string& path);
  void open_directly(const std::string& path);
  void write(std::string_view bytes);

  std::string shown_;
  Place place_;
  Descriptor old_;     // the file that stands there now
  Descriptor direct_;  // written as it is; else `temporary_`
  std::unique_ptr<Temporary> temporary_;
  std::string waiting_;
};

// Writes all bytes, whatever interrupts. False on an error, which errno tells.
[[nodiscard]] bool write_all(int descriptor, std::string_view bytes);

}  // namespace degarble::cli
