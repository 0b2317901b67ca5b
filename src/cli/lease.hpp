// Tells whether somebody opened a file to write to it (leases of fcntl(2) on Linux).
#pragma once

namespace degarble::cli {

// While it lives, who opens the file for writing has to wait.
class Lease {
 public:
  // On a file that is open for reading. Waits a moment for those to finish who have it open for
  // writing. Where there are no leases, or they do not finish, it does nothing.
  explicit Lease(int file);
  ~Lease();
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  // Whether nobody waits to write to it, as far as the system tells.
  [[nodiscard]] bool is_undisturbed() const;

 private:
  int file_;
  bool is_held_ = false;
};

}  // namespace degarble::cli
