#include "cli/outlet.hpp"

#include "cli/messages.hpp"

namespace degarble::cli {

Outlet::Outlet(Output* output, Progress& progress, When when)
    : output_(output), progress_(progress), when_(when) {}

void Outlet::put(std::string_view bytes) {
  is_direct() ? output_->put(bytes) : bytes_.append(bytes);
}

void Outlet::say(std::string_view text) {
  if (!is_direct()) return said_.append(text);
  progress_.clear();
  cli::say(text);
}

void Outlet::complain(std::string_view message) { say(complaint(message)); }

void Outlet::advance(std::uint64_t bytes) {
  is_direct() ? progress_.advance(bytes) : void(advanced_ += bytes);
}

void Outlet::hand_on() {
  progress_.clear();
  said_.copy_to([](std::string_view text) { cli::say(text); });
  if (!bytes_.empty()) bytes_.copy_to([this](std::string_view bytes) { output_->put(bytes); });
  progress_.advance(advanced_);
}

}  // namespace degarble::cli
