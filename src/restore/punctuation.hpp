// English punctuation that left a mark: quotation marks, apostrophes and dashes, told by
// what stands on either side, and by which quotations are open. Words are left to
// restore/lost_letters.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "degarble/degarble.hpp"

namespace degarble {

// Reads a text from its beginning: what is open depends on what stands before.
class PunctuationReader {
 public:
  explicit PunctuationReader(std::string_view text) : text_(text) {}

  // What stood at a run of marks for one character, which must lie behind those before; nothing if
  // that can't be told.
  [[nodiscard]] std::optional<char32_t> read(Span mark);

 private:
  struct Sides;
  void advance(std::size_t to);
  void see(char32_t c, char32_t next);
  [[nodiscard]] std::optional<char32_t> judge(Span mark, const Sides& sides) const;
  [[nodiscard]] std::optional<char32_t> closing(const Sides& sides) const;
  [[nodiscard]] char32_t two_behind_word(const Sides& sides) const;
  [[nodiscard]] bool closes_sign(Span mark, const Sides& sides) const;

  std::string_view text_;
  std::size_t at_ = 0;      // read so far
  char32_t last_ = U'\n';   // the last character read, as it was before the loss
  std::size_t opened_ = 0;  // behind the last double quotation mark that was opened
  int doubles_ = 0;         // those that are open
  int singles_ = 0;
};

}  // namespace degarble
