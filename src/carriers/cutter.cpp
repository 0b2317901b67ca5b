#include "carriers/cutter.hpp"

#include <utility>

#include "core/utf8.hpp"

namespace degarble {
namespace {

// A byte order mark is no part of the first value.

void add_step(Cut& cut, const ScanStep& step) {
  if (step.notation != nullptr) {
    cut.values.push_back({cut.length + step.skip, step.value, step.notation});
  }
  cut.length += step.length();
}

}  // namespace

Cutter::Cutter(std::unique_ptr<Scanner> scanner, std::size_t first, bool at_lines)
    : scanner_(std::move(scanner)), wanted_(first), at_lines_(at_lines) {
  cut_.begin = scanner_->clone();
}

Cut Cutter::next(std::string_view bytes, bool last) {
  if (is_at_start_ && !pass_mark(bytes, last)) return {};
  while (cut_.length < bytes.size() && is_worth_trying(bytes, last)) {
    const ScanStep step = scanner_->next(bytes.substr(cut_.length), last);
    if (step.length() == 0) {
      tried_ = bytes.size();
      return {};
    }
    tried_ = 0;
    add_step(cut_, step);
    if (!step.is_open && is_full(bytes)) return take();
  }
  return last && cut_.length == bytes.size() ? take() : Cut{};
}

// False while it needs more bytes.
bool Cutter::pass_mark(std::string_view bytes, bool last) {
  if (bytes.size() < kByteOrderMarkUtf8.size() && !last) return false;
  is_at_start_ = false;
  if (bytes.starts_with(kByteOrderMarkUtf8)) cut_.length = kByteOrderMarkUtf8.size();
  return true;
}

bool Cutter::is_full(std::string_view bytes) const {
  return cut_.length >= wanted_ || (at_lines_ && bytes[cut_.length - 1] == '\n');
}

// What was not enough is looked at again when there is twice as much, or a line that goes on: else
// single bytes would take the square of the time.
bool Cutter::is_worth_trying(std::string_view bytes, bool last) const {
  if (last || tried_ == 0) return true;
  if (bytes.size() - cut_.length >= 2 * (tried_ - cut_.length)) return true;
  return at_lines_ && bytes.substr(tried_).find('\n') != bytes.npos;
}

Cut Cutter::take() {
  wanted_ = kBlockLimit;
  Cut whole = std::exchange(cut_, Cut{});
  cut_.begin = scanner_->clone();
  return whole;
}

std::vector<Value> values_of(std::string_view text, const Scanner& begin) {
  const std::unique_ptr<Scanner> scanner = begin.clone();
  Cut cut;
  if (text.starts_with(kByteOrderMarkUtf8)) cut.length = kByteOrderMarkUtf8.size();
  while (cut.length < text.size()) {
    const ScanStep step = scanner->next(text.substr(cut.length), true);
    if (step.length() == 0) break;
    add_step(cut, step);
  }
  return std::move(cut.values);
}

}  // namespace degarble
