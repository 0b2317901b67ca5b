// A new file that takes the place of another, all at once or not at all: it is written under a name
// of its own in the same directory, and changes places when it is complete. It is removed when it
// is not, also on the signals that end a program.
#pragma once

#include <optional>
#include <string>

#include "cli/descriptor.hpp"
#include "cli/file_state.hpp"
#include "cli/lease.hpp"
#include "cli/litter.hpp"
#include "cli/place.hpp"

namespace degarble::cli {

class Temporary {
 public:
  // A file beside `place`, which only its owner may read. `shown` names it in messages. Throws
  // FileFailure, as all of it does.
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

  // Makes sure that all of it is on the disk. What follows needs that.
  void store();
  // Puts it in its place, whatever stands there.
  void replace();
  // Puts it in the place of the file that `old` has open, if that still stands there as `expected`
  // says, and keeps the old one under its name with the suffix, unless that is empty. False, and
  // nothing has changed, if something else stands there.
  [[nodiscard]] bool replace_old(int old, const FileState& expected, const std::string& suffix);

 private:
  enum class Swapped : unsigned char { yes, no, impossible };

  [[nodiscard]] bool create();
  [[nodiscard]] Swapped swap(const Lease& lease, const FileState& expected,
                             const std::string& suffix);
  void swap_back();
  [[nodiscard]] bool is_at(const std::string& name) const;
  [[nodiscard]] bool copy_and_replace(int old, const FileState& expected,
                                      const std::string& suffix);
  void move_into_place();
  void end();

  const Place& place_;
  std::string shown_;
  std::string name_;
  Descriptor descriptor_;
  std::optional<Litter> litter_;
  bool done_ = false;
};

}  // namespace degarble::cli
