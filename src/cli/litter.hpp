// Files that may not outlive this run: they are removed when a signal ends it, on whatever thread
// they were made.
#pragma once

#include <csignal>
#include <string>

namespace degarble::cli {

// While one lives, signals that end the program wait: files change places, and what has which name
// is not what their handler knows. Once one waits, no thread gets another.
class HeldSignals {
 public:
  HeldSignals();
  ~HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

 private:
  sigset_t before_;
};

struct LitterEntry;

// As long as it lives, the name in the open directory is removed when a signal ends the program.
// Both must stay while it lives. It is made and ended while signals are held, or the name is gone.
class Litter {
 public:
  Litter(int directory, const std::string& name);
  ~Litter();
  Litter(const Litter&) = delete;
  Litter& operator=(const Litter&) = delete;

 private:
  LitterEntry& entry_;
};

}  // namespace degarble::cli
