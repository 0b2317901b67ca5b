// The way round this program for bytes that it leaves alone, from one pipe to another: the kernel
// keeps a second reference to what is read, and moves that to the output, so that nothing is copied
// back (tee(2) and splice(2) of Linux).
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "cli/descriptor.hpp"

namespace degarble::cli {

// Open from the beginning if both ends are pipes, and until it is closed. While it is open the
// input must be read through it, and all that was read must be sent in its order.
class Bypass {
 public:
  Bypass(int input, int output);

  [[nodiscard]] bool is_open() const { return kept_.has_value(); }
  void close();

  // Waits for bytes of the input, reads some of them, and keeps them too; 0 at the end of it.
  // Closed afterwards where they can't be kept. Nothing where they can't be read: then they still
  // are to be.
  [[nodiscard]] std::optional<std::size_t> read(std::span<char> buffer);

  // Sends the next bytes that are kept to the output. Returns how many; if they are less than
  // `size` it is closed, and the rest must be written.
  [[nodiscard]] std::size_t send(std::size_t size);

 private:
  // Of this program alone.
  struct Pipe {
    Pipe();
    Descriptor from;
    Descriptor to;
  };

  [[nodiscard]] std::optional<std::size_t> take(std::size_t most);
  [[nodiscard]] std::size_t keep(std::size_t size);

  int input_;
  int output_;
  std::optional<Pipe> taken_;  // what came out of the input, until it is read
  std::optional<Pipe> kept_;   // a second reference to it, until it is sent
  std::size_t bytes_kept_ = 0;
};

}  // namespace degarble::cli
