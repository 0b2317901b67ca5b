#include <algorithm>

#include "carriers/markup.hpp"
#include "carriers/subtitles.hpp"

namespace degarble {
namespace {

constexpr std::string_view kStructure{"<>{}\\\r\n\0", 8};

template <typename TagLength>
bool has_tag(std::string_view raw, TagLength length) {
  for (std::size_t at = 0; at < raw.size(); ++at) {
    if (length(raw, at) > 0) return true;
  }
  return false;
}

// Whether a parser takes every line of it for words.
bool is_cue_text(std::string_view raw) {
  for (std::size_t at = 0; at <= raw.size();) {
    const std::size_t end = std::min(raw.find('\n', at), raw.size());
    if (!may_be_words(raw.substr(at, end - at))) return false;
    at = end + 1;
  }
  return !has_tag(raw, cue_tag_length);
}

class SrtText : public Notation {
 public:
  bool read(std::string_view raw, Reading& reading) const override {
    reading.text = raw;
    return is_cue_text(raw);
  }

  bool write(std::string_view text, EscapeStyle, std::string& raw) const override {
    raw += text;
    return text.find_first_of(kStructure) == text.npos;
  }

  [[nodiscard]] bool may_be_empty() const override { return false; }
};

// W3C, WebVTT, "WebVTT cue text": as text of HTML.
class VttText : public Notation {
 public:
  bool read(std::string_view raw, Reading& reading) const override {
    return is_cue_text(raw) && markup_text(MarkupKind::html).read(raw, reading);
  }

  bool write(std::string_view text, EscapeStyle style, std::string& raw) const override {
    return text.find_first_of("\r\n{}\\") == text.npos &&
           markup_text(MarkupKind::html).write(text, style, raw);
  }

  [[nodiscard]] bool may_be_empty() const override { return false; }
};

class AssText : public Notation {
 public:
  bool read(std::string_view raw, Reading& reading) const override {
    if (raw.find_first_of("\r\n") != raw.npos || has_tag(raw, ass_tag_length)) return false;
    for (std::size_t at = 0; at < raw.size();) {
      const std::size_t sign = std::min(raw.find("\\N", at), raw.size());
      reading.text += raw.substr(at, sign - at);
      if (sign == raw.size()) break;
      reading.escapes.push_back({sign, 2, reading.text.size(), 1});
      reading.text += '\n';
      at = sign + 2;
    }
    return true;
  }

  bool write(std::string_view text, EscapeStyle, std::string& raw) const override {
    for (const char c : text) raw += c == '\n' ? "\\N" : std::string(1, c);
    return text.find_first_of(std::string_view("{}\\\r\0", 5)) == text.npos;
  }
};

}  // namespace

const Notation& srt_text() {
  static const SrtText kNotation;
  return kNotation;
}

const Notation& vtt_text() {
  static const VttText kNotation;
  return kNotation;
}

const Notation& ass_text() {
  static const AssText kNotation;
  return kNotation;
}

}  // namespace degarble
