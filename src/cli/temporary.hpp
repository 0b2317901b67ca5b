// A new file that takes the place of another, all at once or not at all: it is written under a name
// of its own in the same directory, and renamed when it is complete. It is removed when it is not,
// also on the signals that people and systems end a program with.
#pragma once

#include <cstdint>
#include <string>

#include "cli/descriptor.hpp"
#include "cli/place.hpp"

namespace degarble::cli {

class Temporary {
 public:
  // A file beside `place`, which only its owner may read. `shown` names it in messages. Throws
  // FileFailure.
  Temporary(const Place& place, std::string shown);
  ~Temporary();
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_.number(); }

  // Gives it the owner, the mode and the extended attributes of the open file `model`, as far as
  // the system lets us.
  void take_after(int model);
  // Gives it the mode that a new file has.
  void be_new();

  // On a signal, from now on: cuts it to so many bytes and puts it in its place, instead of
  // removing it.
  void keep(std::uint64_t bytes);

  // Makes sure that it is stored, and puts it in its place. With a `backup`, what stood there is
  // first given that name. Throws FileFailure.
  void replace(const std::string& backup = {});

 private:
  void make_backup(const std::string& backup);

  const Place& place_;
  std::string shown_;
  std::string name_;
  Descriptor descriptor_;
  std::size_t entry_ = 0;  // in the list that the signal handler works through
  bool done_ = false;
};

}  // namespace degarble::cli
