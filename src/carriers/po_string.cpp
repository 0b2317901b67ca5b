#include <algorithm>

#include "carriers/po.hpp"
#include "core/utf8.hpp"

namespace degarble {
namespace {

constexpr std::string_view kLetters = "abfnrtv\"\\";
constexpr std::string_view kMeanings = "\a\b\f\n\r\t\v\"\\";

class PoString : public Notation {
 public:
  // Characters by their numbers are left alone.
  bool read(std::string_view raw, Reading& reading) const override {
    for (std::size_t at = 0; at < raw.size();) {
      const std::size_t sign = std::min(raw.find_first_of("\\\"\r\n", at), raw.size());
      reading.text += raw.substr(at, sign - at);
      if (sign == raw.size()) break;
      const std::size_t size = raw[sign] == '\\' ? 2 : po_joint_length(raw, sign);
      if (size == 0 || sign + size > raw.size()) return false;
      const std::size_t text = reading.text.size();
      if (raw[sign] == '\\') {
        const std::size_t row = kLetters.find(raw[sign + 1]);
        if (row == kLetters.npos) return false;
        reading.text += kMeanings[row];
      }
      reading.escapes.push_back({sign, size, text, reading.text.size() - text});
      at = sign + size;
    }
    return true;
  }

  // Nothing stands for what the file's encoding lacks.
  bool write(std::string_view text, EscapeStyle style, std::string& raw) const override {
    for (const char c : text) {
      const std::size_t row = kMeanings.find(c);
      if (row != kMeanings.npos) raw += '\\';
      raw += row == kMeanings.npos ? c : kLetters[row];
      if (style.ascii && !is_ascii(c)) return false;
    }
    return text.find('\0') == text.npos;
  }

  // msgfmt takes an empty one for a translation that is missing.
  [[nodiscard]] bool may_be_empty() const override { return false; }
};

}  // namespace

const Notation& po_string() {
  static const PoString kNotation;
  return kNotation;
}

std::size_t po_joint_length(std::string_view text, std::size_t at) {
  if (text[at] != '"') return 0;
  const std::size_t next = std::min(text.find_first_not_of(" \t\r\n", at + 1), text.size());
  const std::size_t ends =
      static_cast<std::size_t>(std::ranges::count(text.substr(at, next - at), '\n'));
  return next < text.size() && text[next] == '"' && ends == 1 ? next + 1 - at : 0;
}

}  // namespace degarble
