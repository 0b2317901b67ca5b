// What comes out of one file, and what is said of it: handed on at once, or kept until it is the
// file's turn, so that the order is that of the files.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/spool.hpp"

namespace degarble::cli {

class Outlet {
 public:
  enum class When : std::uint8_t { at_once, in_turn };

  // To the output, which may be null if nothing is put. Both must outlive it.
  Outlet(Output* output, Progress& progress, When when);

  [[nodiscard]] bool is_direct() const { return when_ == When::at_once; }

  void put(std::string_view bytes);
  // On standard error: the text as it is, and a message of the command.
  void say(std::string_view text);
  void complain(std::string_view message);
  // So many more bytes were read.
  void advance(std::uint64_t bytes);

  // Hands on what was kept.
  void hand_on();

 private:
  Output* output_;
  Progress& progress_;
  When when_;
  Spool bytes_;
  Spool said_;
  std::uint64_t advanced_ = 0;
};

}  // namespace degarble::cli
