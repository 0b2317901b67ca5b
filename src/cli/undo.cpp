#include "cli/undo.hpp"

#include <algorithm>
#include <limits>
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

Undoing::Undoing(LedgerReader& ledger, const Chapter& chapter)
    : ledger_(ledger), chapter_(chapter) {
  if (!chapter.is_complete) throw Failure(ledger.name() + ": ends before its rows do");
  ledger.go_to(chapter);
  advance();
}

void Undoing::advance() {
  entry_ = ledger_.next();
  if (entry_ && entry_->offset < input_.bytes) {
    throw Failure(ledger_.where() + ": this row stands before the end of the one above it");
  }
}

void Undoing::write(std::string_view input, std::string_view output, const Put& put) {
  put(input);
  input_.add(input);
  output_.add(output);
}

// Passes on what is the same in both, `most` bytes of it; false when there is no more.
bool Undoing::copy(std::uint64_t most, Text& text, const Put& put) {
  while (most > 0) {
    const std::string_view part = text.take(most);
    if (part.empty()) return false;
    write(part, part, put);
    most -= part.size();
  }
  return true;
}

void Undoing::take_back(Text& text, const Put& put) {
  const std::string found = text.take_whole(entry_->text.size());
  if (found != entry_->text) {
    throw FileFailure(text.name() + ": at byte " + std::to_string(output_.bytes) + " stands \"" +
                      beginning_of(found) + "\", but " + ledger_.where() + " says \"" +
                      beginning_of(entry_->text) +
                      "\"; this is not the text that the ledger was written for");
  }
  write(entry_->original, entry_->text, put);
  advance();
}

void Undoing::pass(Input& output, const Put& put) {
  Text text(output);
  while (entry_) {
    // The rest of it may be in the next text.
    if (!copy(entry_->offset - input_.bytes, text, put)) return;
    take_back(text, put);
  }
  static_cast<void>(copy(std::numeric_limits<std::uint64_t>::max(), text, put));
}

void Undoing::finish(const Input& output) const {
  if (entry_) {
    throw FileFailure(output.name() + ": ends at byte " + std::to_string(output_.bytes) + ", but " +
                      ledger_.where() + " says there is more");
  }
  if (output_ != chapter_.output) {
    throw FileFailure(output.name() + ": " + is_other_text(ledger_, output_, chapter_.output));
  }
  if (input_ != chapter_.input) {
    throw FileFailure(output.name() + ": the rows in " + ledger_.name() +
                      " were changed, and don't give back what they were written for");
  }
}

std::string is_other_text(const LedgerReader& ledger, const Fingerprint& found,
                          const Fingerprint& right) {
  return "is not the text that " + ledger.name() + " was written for: it has " +
         (found.bytes == right.bytes
              ? "other bytes"
              : std::to_string(found.bytes) + " bytes instead of " + std::to_string(right.bytes));
}

}  // namespace degarble::cli
