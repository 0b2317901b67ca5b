// How the text of a value is written in its container: what stands for what, and what may not
// stand there as it is. Knows nothing of where values are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace degarble {

// Bytes of a value that stand for other text than themselves.
struct EscapedText {
  std::size_t raw = 0;  // where they begin in the value
  std::size_t raw_size = 0;
  std::size_t text = 0;  // where what they stand for begins in its text
  std::size_t text_size = 0;
};

// The text of a value, and where it differs from what is written; between escapes both are one.
struct Reading {
  std::string text;
  std::vector<EscapedText> escapes;
};

// In what way new text is escaped.
struct EscapeStyle {
  bool ascii = false;     // what is above ASCII is escaped, too
  bool capitals = false;  // hexadecimal digits are written in capitals
};

class Notation {
 public:
  Notation() = default;
  Notation(const Notation&) = delete;
  Notation& operator=(const Notation&) = delete;
  virtual ~Notation() = default;

  // Reads a value, in well-formed UTF-8. False if it is not whole in this notation, or stands for
  // no Unicode text: then nobody may change it.
  [[nodiscard]] virtual bool read(std::string_view raw, Reading& reading) const = 0;

  // Appends to `raw` what stands for the text. False where the notation has nothing for it.
  [[nodiscard]] virtual bool write(std::string_view text, EscapeStyle style,
                                   std::string& raw) const = 0;

  // Whether a value with text in it may have none.
  [[nodiscard]] virtual bool may_be_empty() const { return true; }
};

}  // namespace degarble
