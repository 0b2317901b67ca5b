#include "cli/undo.hpp"

#include <algorithm>
#include <string>

#include "cli/failure.hpp"
#include "cli/visible.hpp"

namespace degarble::cli {
namespace {

constexpr std::size_t kBufferSize = 256 * 1024;

std::string beginning_of(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  return visible(text.substr(0, kLongest)) + (text.size() > kLongest ? "..." : "");
}

}  // namespace

// A text that is read from the front.
class Undoing::Text {
 public:
  explicit Text(Input& input) : input_(input), buffer_(kBufferSize) {}

  // The next bytes, `most` at most; none only at the end.
  std::string_view take(std::uint64_t most) {
    if (rest_.empty() && most > 0) rest_ = {buffer_.data(), input_.read(buffer_, true)};
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(most, rest_.size()));
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

  // Exactly so many bytes, or all that are left.
  std::string take_whole(std::size_t count) {
    std::string whole;
    while (whole.size() < count) {
      const std::string_view part = take(count - whole.size());
      if (part.empty()) break;
      whole += part;
    }
    return whole;
  }

  [[nodiscard]] const std::string& name() const { return input_.name(); }

 private:
  Input& input_;
  std::vector<char> buffer_;
  std::string_view rest_;
};

Undoing::Undoing(LedgerReader& ledger) : ledger_(ledger) { advance(); }

void Undoing::advance() {
  entry_ = ledger_.next();
  if (entry_ && entry_->offset < input_at_) {
    throw Failure(ledger_.where() + ": this row stands before the end of the one above it");
  }
}

void Undoing::copy_to(std::uint64_t offset, Text& text, const Put& put) {
  while (input_at_ < offset) {
    const std::string_view part = text.take(offset - input_at_);
    if (part.empty()) return;
    put(part);
    input_at_ += part.size();
    output_at_ += part.size();
  }
}

void Undoing::take_back(Text& text, const Put& put) {
  const std::string found = text.take_whole(entry_->text.size());
  if (found != entry_->text) {
    throw FileFailure(text.name() + ": at byte " + std::to_string(output_at_) + " stands \"" +
                      beginning_of(found) + "\", but " + ledger_.where() + " says \"" +
                      beginning_of(entry_->text) +
                      "\"; this is not the text that the ledger was written for");
  }
  put(entry_->original);
  input_at_ += entry_->original.size();
  output_at_ += entry_->text.size();
  advance();
}

void Undoing::pass(Input& output, const Put& put) {
  Text text(output);
  while (entry_) {
    copy_to(entry_->offset, text, put);
    if (input_at_ < entry_->offset) return;  // the rest of it is in the next text
    take_back(text, put);
  }
  for (std::string_view part = text.take(kBufferSize); !part.empty();
       part = text.take(kBufferSize)) {
    put(part);
    input_at_ += part.size();
    output_at_ += part.size();
  }
}

void Undoing::finish(const Input& output) const {
  if (!entry_) return;
  throw FileFailure(output.name() + ": ends at byte " + std::to_string(output_at_) + ", but " +
                    ledger_.where() + " says there is more");
}

}  // namespace degarble::cli
