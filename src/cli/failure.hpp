// What goes wrong in the command, as exceptions. The messages are for the user, and name the file.
#pragma once

#include <cerrno>
#include <stdexcept>
#include <string>
#include <system_error>

namespace degarble::cli {

// Trouble that ends the run.
class Failure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Trouble with one file; the other files can still be done.
class FileFailure : public Failure {
 public:
  using Failure::Failure;
};

// A mistake in the arguments.
class UsageFailure : public Failure {
 public:
  using Failure::Failure;
};

// "NAME: what the system says", of the last system call.
template <typename Kind>
[[noreturn]] void fail(const std::string& name, int error = errno) {
  throw Kind(name + ": " + std::generic_category().message(error));
}

}  // namespace degarble::cli
