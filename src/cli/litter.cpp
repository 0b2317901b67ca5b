#include "cli/litter.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <climits>
#include <cstdio>

namespace degarble::cli {

// A file as the signal handler sees it.
struct LitterEntry {
  std::atomic<bool> is_taken = true;  // by a Litter
  std::atomic<bool> is_there = false;
  int directory = -1;
  char name[NAME_MAX + 1] = {};
  LitterEntry* next = nullptr;
};

namespace {

// This is the state that is global, because a signal handler can't be given any. Entries are used
// again and never freed: there are as many as there were files at once.
std::atomic<LitterEntry*> entries = nullptr;
std::atomic<int> holders = 0;         // threads that hold signals
thread_local int held_here = 0;       // how many times this one does
std::atomic<int> waiting_signal = 0;  // that came while they were held

// Ends the program, once the signal can reach this thread. Only calls what signal-safety(7) allows.
void leave(int signal) {
  for (LitterEntry* entry = entries; entry != nullptr; entry = entry->next) {
    if (entry->is_there) ::unlinkat(entry->directory, entry->name, 0);
  }
  std::signal(signal, SIG_DFL);
  ::raise(signal);
}

void leave_or_wait(int signal) {
  waiting_signal = signal;
  if (holders == 0) leave(signal);
}

// Those that signal(7) says end a program, and that can be caught.
bool ends_a_program(int signal) {
  constexpr auto kOthers = std::to_array(
      {SIGKILL, SIGSTOP, SIGCHLD, SIGCONT, SIGURG, SIGWINCH, SIGTSTP, SIGTTIN, SIGTTOU});
  const bool is_reserved = signal > SIGSYS && signal < SIGRTMIN;
  return !is_reserved && std::ranges::find(kOthers, signal) == kOthers.end();
}

// A signal that was ignored from the start, as by nohup, stays so.
bool watch_signals() {
  for (int signal = 1; signal <= SIGRTMAX; ++signal) {
    if (!ends_a_program(signal)) continue;
    struct sigaction action;
    if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler != SIG_DFL) continue;
    action.sa_handler = leave_or_wait;
    action.sa_flags = SA_RESTART;
    ::sigfillset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
  }
  return true;
}

// The last to let go does what the handler could not.
void let_go() {
  if (--holders == 0 && waiting_signal != 0) leave(waiting_signal);
}

// The handler either sees that this thread holds, or has said that a signal waits.
void begin_to_hold() {
  ++holders;
  if (waiting_signal == 0) return;
  let_go();
  while (true) ::pause();
}

LitterEntry& free_entry() {
  for (LitterEntry* entry = entries; entry != nullptr; entry = entry->next) {
    if (!entry->is_taken.exchange(true)) return *entry;
  }
  auto* const made = new LitterEntry;
  made->next = entries;
  while (!entries.compare_exchange_weak(made->next, made)) continue;
  return *made;
}

}  // namespace

HeldSignals::HeldSignals() {
  static const bool kWatched = watch_signals();
  static_cast<void>(kWatched);
  if (held_here++ == 0) begin_to_hold();
  sigset_t all;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_BLOCK, &all, &before_);
}

HeldSignals::~HeldSignals() {
  if (--held_here == 0) let_go();
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

Litter::Litter(int directory, const std::string& name) : entry_(free_entry()) {
  entry_.directory = directory;
  std::snprintf(entry_.name, sizeof entry_.name, "%s", name.c_str());
  entry_.is_there = true;
}

Litter::~Litter() {
  entry_.is_there = false;
  entry_.is_taken = false;
}

}  // namespace degarble::cli
