#include <algorithm>

#include "carriers/markup.hpp"
#include "carriers/references.hpp"
#include "core/characters.hpp"
#include "core/utf8.hpp"

namespace degarble {
namespace {

// XML 1.0, section 2.2: what may stand in a document, by itself or as a reference.
constexpr bool is_xml_character(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

// Whether a "<" before this begins a tag, a comment or another declaration.
constexpr bool begins_tag(char next) {
  return is_ascii_letter(byte(next)) || next == '/' || next == '!' || next == '?';
}

// Text with references in it; where it ends is the matter of those below.
class ReferencedText : public Notation {
 public:
  explicit ReferencedText(MarkupKind markup) : markup_(markup) {}

  bool read(std::string_view raw, Reading& reading) const override {
    if (!is_whole(raw)) return false;
    for (std::size_t at = 0; at < raw.size();) {
      const std::size_t sign = std::min(raw.find('&', at), raw.size());
      reading.text += raw.substr(at, sign - at);
      if (sign == raw.size()) break;
      const auto found = character_reference_at(raw, sign, markup_);
      if (found && found->code_point == 0) return false;
      at = sign + (found ? found->size : 1);
      const std::size_t text = reading.text.size();
      append(reading.text, found ? found->code_point : U'&');
      if (found) reading.escapes.push_back({sign, found->size, text, reading.text.size() - text});
    }
    return true;
  }

  bool write(std::string_view text, EscapeStyle style, std::string& raw) const override {
    for (std::size_t at = 0; at < text.size();) {
      const Character found = well_formed_character_at(text, at);
      if (!is_xml_character(found.code_point)) return false;
      if (needs_reference(found.code_point) || (style.ascii && found.code_point >= 0x80)) {
        write_sign(found.code_point, raw);
      } else {
        raw += text.substr(at, found.length);
      }
      at += found.length;
    }
    return true;
  }

 protected:
  [[nodiscard]] virtual bool is_whole(std::string_view raw) const = 0;
  [[nodiscard]] virtual bool needs_reference(char32_t c) const = 0;

  [[nodiscard]] bool is_xml() const { return markup_ == MarkupKind::xml; }

 private:
  static void write_sign(char32_t c, std::string& raw) {
    if (c == '&') {
      raw += "&amp;";
    } else if (c == '<') {
      raw += "&lt;";
    } else if (c == '>') {
      raw += "&gt;";
    } else if (c == '"') {
      raw += "&quot;";
    } else {
      write_reference(c, raw);
    }
  }

  MarkupKind markup_;
};

class TextBetweenTags : public ReferencedText {
 public:
  using ReferencedText::ReferencedText;

 private:
  bool is_whole(std::string_view raw) const override {
    if (is_xml()) return raw.find('<') == raw.npos && raw.find("]]>") == raw.npos;
    for (std::size_t at = raw.find('<'); at < raw.size(); at = raw.find('<', at + 1)) {
      if (at + 1 == raw.size() || begins_tag(raw[at + 1])) return false;
    }
    return true;
  }

  // A carriage return that stands for itself becomes a line feed.
  bool needs_reference(char32_t c) const override {
    return c == '&' || c == '<' || c == '>' || (c == '\r' && is_xml());
  }
};

class AttributeText : public ReferencedText {
 public:
  AttributeText(MarkupKind markup, char mark) : ReferencedText(markup), mark_(mark) {}

 private:
  bool is_whole(std::string_view raw) const override {
    return raw.find(mark_) == raw.npos && (!is_xml() || raw.find('<') == raw.npos);
  }

  // White space that stands for itself becomes a space in XML.
  bool needs_reference(char32_t c) const override {
    const bool is_space = c == '\t' || c == '\n' || c == '\r';
    return c == '&' || c == '<' || c == '>' || c == byte(mark_) || (is_space && is_xml());
  }

  char mark_;
};

class CdataText : public Notation {
 public:
  bool read(std::string_view raw, Reading& reading) const override {
    reading.text = raw;
    return raw.find("]]>") == raw.npos;
  }

  // Nothing can be escaped.
  bool write(std::string_view text, EscapeStyle style, std::string& raw) const override {
    raw += text;
    for (std::size_t at = 0; at < text.size();) {
      const Character found = well_formed_character_at(text, at);
      if (!is_xml_character(found.code_point) || found.code_point == '\r') return false;
      if (style.ascii && found.code_point >= 0x80) return false;
      at += found.length;
    }
    return true;
  }
};

}  // namespace

const Notation& markup_text(MarkupKind markup) {
  static const TextBetweenTags kHtml(MarkupKind::html);
  static const TextBetweenTags kXml(MarkupKind::xml);
  return markup == MarkupKind::html ? kHtml : kXml;
}

const Notation& markup_attribute(MarkupKind markup, char mark) {
  static const AttributeText kHtmlDouble(MarkupKind::html, '"');
  static const AttributeText kHtmlSingle(MarkupKind::html, '\'');
  static const AttributeText kXmlDouble(MarkupKind::xml, '"');
  static const AttributeText kXmlSingle(MarkupKind::xml, '\'');
  if (markup == MarkupKind::html) return mark == '"' ? kHtmlDouble : kHtmlSingle;
  return mark == '"' ? kXmlDouble : kXmlSingle;
}

const Notation& cdata_text() {
  static const CdataText kNotation;
  return kNotation;
}

}  // namespace degarble
