#include "detect/declarations.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/characters.hpp"
#include "core/utf8.hpp"

namespace degarble {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f";

// Where the word stands next, in letters of either case.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0) {
  if (from >= text.size()) return text.npos;
  const auto* const begin = text.begin() + from;
  const auto* const found =
      std::search(begin, text.end(), word.begin(), word.end(), is_same_letter);
  return found != text.end() ? static_cast<std::size_t>(found - text.begin()) : text.npos;
}

bool is_of_label(char c) {
  return is_ascii_alphanumeric(byte(c)) ||
         std::string_view("-_.:+").find(c) != std::string_view::npos;
}

// The label that begins at `at`.
Span label_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_of_label(text[end])) ++end;
  return {at, end};
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {
    if (text_.starts_with(kByteOrderMarkUtf8)) begin_ = kByteOrderMarkUtf8.size();
  }

  std::vector<Declaration> run() {
    find_xml();
    find_html();
    find_css();
    find_comment();
    find_catalogue();
    find_cards();
    find_mail();
    find_family_tree();
    return std::move(found_);
  }

 private:
  void add(Span label, bool may_change = true) {
    if (label.size() == 0) return;
    found_.push_back({label, find_encoding(in(label)), may_change});
  }

  [[nodiscard]] std::string_view in(Span span) const {
    return text_.substr(span.begin, span.size());
  }

  [[nodiscard]] bool starts_with(std::string_view word) const {
    return starts_in_any_case(text_.substr(begin_), word);
  }

  // The line that begins at `at`, without its end.
  [[nodiscard]] std::string_view line_at(std::size_t at) const {
    const std::string_view rest = text_.substr(std::min(at, text_.size()));
    return rest.substr(0, std::min(rest.find_first_of("\r\n"), rest.size()));
  }

  // XML 1.0, section 4.3.3: at the very beginning.
  void find_xml() {
    if (!starts_with("<?xml")) return;
    const std::size_t end = std::min(text_.find("?>", begin_), text_.size());
    const std::string_view declaration = text_.substr(0, end);
    std::size_t at = declaration.find("encoding", begin_);
    if (at == declaration.npos) return;
    at = declaration.find_first_of("\"'", at);
    if (at != declaration.npos) add(label_at(declaration, at + 1));
  }

  // HTML, "prescan a byte stream to determine its encoding": in the first 1,024 bytes, and not in
  // comments, scripts or the body.
  void find_html() {
    constexpr std::size_t kPrescan = 1024;
    const std::string_view head = text_.substr(0, kPrescan);
    std::size_t at = head.find_first_not_of(kBlanks, begin_);
    if (at == head.npos || head[at] != '<') return;
    bool is_html = !starts_with("<?xml");
    for (; at < head.size(); at = head.find('<', at)) {
      const std::string_view tag = head.substr(at);
      is_html =
          is_html || starts_in_any_case(tag, "<html") || starts_in_any_case(tag, "<!doctype html");
      if (starts_in_any_case(tag, "<body")) return;
      if (is_html && starts_in_any_case(tag, "<meta")) add_meta(head, at);
      at += end_of_tag(tag);
    }
  }

  // Behind a comment, or an element whose content is no markup; else behind the first bracket.
  static std::size_t end_of_tag(std::string_view tag) {
    struct Element {
      std::string_view begin;
      std::string_view end;
    };
    static constexpr std::array<Element, 4> kOpaque = {
        {{"<!--", "-->"}, {"<script", "</script"}, {"<style", "</style"}, {"<title", "</title"}}};
    for (const Element& element : kOpaque) {
      if (!starts_in_any_case(tag, element.begin)) continue;
      return std::min(find_word(tag, element.end, 1), tag.size());
    }
    return 1;
  }

  void add_meta(std::string_view head, std::size_t at) {
    const std::size_t end = std::min(head.find('>', at), head.size());
    const std::string_view tag = head.substr(0, end);
    std::size_t name = find_word(tag, "charset", at);
    if (name == tag.npos) return;
    name = tag.find_first_not_of(kBlanks, name + std::string_view("charset").size());
    if (name == tag.npos || tag[name] != '=') return;
    const std::size_t label = tag.find_first_not_of(" \t\r\n\f\"'", name + 1);
    if (label != tag.npos && end < head.size()) add(label_at(tag, label));
  }

  // CSS Syntax 3, section 3.2: these bytes and no others.
  void find_css() {
    constexpr std::string_view kRule = "@charset \"";
    if (!text_.substr(begin_).starts_with(kRule)) return;
    const Span label = label_at(text_, begin_ + kRule.size());
    if (text_.substr(label.end).starts_with("\";")) add(label);
  }

  // PEP 263, and what Emacs and Vim read: "coding:" or "coding=" in a comment of the first two
  // lines, with nothing behind it but what closes the comment.
  void find_comment() {
    std::size_t at = begin_;
    for (int line_number = 0; line_number < 2 && at < text_.size(); ++line_number) {
      const std::string_view line = line_at(at);
      if (add_comment(at, line)) return;
      at = text_.find('\n', at);
      if (at == text_.npos) return;
      ++at;
    }
  }

  bool add_comment(std::size_t at, std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t\f");
    if (first == line.npos) return false;
    const bool is_emacs = line.find("-*-") != line.npos;
    const bool is_vim = line.find("vim:") != line.npos || line.find("vi:") != line.npos;
    if (line[first] != '#' && !is_emacs && !is_vim) return false;
    for (const std::string_view name : {"coding", "fenc"}) {
      const std::size_t found = line.find(name);
      if (found == line.npos || (name == "fenc" && !is_vim)) continue;
      std::size_t value = found + name.size();
      if (value >= line.size() || (line[value] != ':' && line[value] != '=')) continue;
      value = line.find_first_not_of(" \t", value + 1);
      if (value == line.npos) continue;
      Span label = label_at(line, value);
      while (label.size() > 0 && line[label.end - 1] == ':') --label.end;
      const bool is_closed =
          is_emacs || is_vim || line.find_first_not_of(" \t*/-:", label.end) == line.npos;
      if (!is_closed) continue;
      for (const std::string_view ending : {"-unix", "-dos", "-mac"}) {
        const bool has = line.substr(label.begin, label.size()).ends_with(ending);
        if (has) label.end -= ending.size();
      }
      add({at + label.begin, at + label.end});
      return true;
    }
    return false;
  }

  // GNU gettext, "Filling in the Header Entry".
  void find_catalogue() {
    constexpr std::size_t kMost = 8192;  // comments may stand in front
    const std::string_view head = text_.substr(0, kMost);
    std::size_t entry =
        starts_in_any_case(head.substr(begin_), "msgid \"\"") ? begin_ : head.find("\nmsgid \"\"");
    if (entry == head.npos) return;
    const std::size_t begin = head.find_first_not_of('\n', entry);
    const std::size_t end =
        std::min({head.find("\n\n", begin), head.find("\n\r\n", begin), head.size()});
    const std::string_view header = head.substr(0, end);
    const std::size_t type = find_word(header, "\"Content-Type:", begin);
    if (type == header.npos) return;
    const std::size_t name = find_word(header, "charset=", type);
    if (name < header.find('\n', type))
      add(label_at(header, name + std::string_view("charset=").size()));
  }

  // vCard 2.1, section 2.1.6: a parameter of each property. What is written in hexadecimal digits
  // stays in its encoding.
  void find_cards() {
    if (!starts_with("BEGIN:VCARD")) return;
    constexpr std::string_view kParameter = ";CHARSET=";
    for (std::size_t at = find_word(text_, kParameter); at != text_.npos;
         at = find_word(text_, kParameter, at + 1)) {
      const std::size_t begin = text_.rfind('\n', at) + 1;
      const std::string_view line = line_at(begin);
      const std::string_view parameters = line.substr(0, std::min(line.find(':'), line.size()));
      if (at - begin >= parameters.size()) continue;
      const Span label =
          label_at(text_.substr(0, begin + parameters.size()), at + kParameter.size());
      add(label, find_word(parameters, "QUOTED-PRINTABLE") == parameters.npos);
    }
  }

  // RFC 2045, section 5.1: the message may be one of many, and of several parts.
  void find_mail() {
    std::size_t at = begin_;
    if (starts_with("From ")) at += line_at(at).size() + 1;
    while (at < text_.size()) {
      const std::string_view line = line_at(at);
      const std::size_t colon = line.find(':');
      const bool folded = line.starts_with(' ') || line.starts_with('\t');
      const bool is_header = colon != line.npos && colon > 0 && line.find(' ') > colon;
      if (!is_header && (!folded || at == begin_)) return;
      const std::size_t name = find_word(line, "charset=");
      const bool is_type = starts_in_any_case(line, "Content-Type:") || folded;
      if (name != line.npos && is_type) {
        const std::size_t value =
            line.find_first_not_of(" \"", name + std::string_view("charset=").size());
        if (value == line.npos) return;
        const Span label = label_at(line, value);
        return add({at + label.begin, at + label.end}, false);
      }
      at = text_.find('\n', at + line.size());
      if (at == text_.npos) return;
      ++at;
    }
  }

  // GEDCOM 5.5.1, "CHARACTER_SET".
  void find_family_tree() {
    if (!starts_with("0 HEAD")) return;
    constexpr std::string_view kTag = "\n1 CHAR ";
    const std::size_t tag = text_.find(kTag);
    if (tag != text_.npos) add(label_at(text_, tag + kTag.size()), false);
  }

  std::string_view text_;
  std::size_t begin_ = 0;  // behind a byte order mark
  std::vector<Declaration> found_;
};

}  // namespace

std::vector<Declaration> find_declarations(std::string_view text) { return Finder(text).run(); }

const Encoding* declared_encoding(std::string_view text) {
  for (const Declaration& declaration : find_declarations(text)) {
    if (declaration.encoding != nullptr) return declaration.encoding;
  }
  return nullptr;
}

}  // namespace degarble
