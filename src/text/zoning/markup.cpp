#include "text/zoning/markup.hpp"

#include <algorithm>
#include <iterator>
#include <span>

#include "text/zoning/bytes.hpp"

namespace degarble::zoning {
namespace {

// What an author marks as code, or a browser runs.
constexpr std::string_view kCodeElements[] = {"code", "script", "style", "kbd", "samp", "tt"};

// Elements that stand in the middle of a word: "H<sub>2</sub>O". Behind a word others without
// attributes may be a template's parameters: "vector<int>".
constexpr std::string_view kInsideWords[] = {
    "a",  "abbr", "b",  "big", "br", "cite", "code", "dd",     "div", "dt",   "em",  "font",
    "hr", "i",    "li", "p",   "q",  "s",    "span", "strong", "sub", "sup",  "td",  "th",
    "tr", "tt",   "u",  "ul",  "ol", "wbr",  "img",  "small",  "pre", "nobr", "ref", "del"};

// Elements whose attributes may all be without a value.
constexpr std::string_view kBareAttributes[] = {"input",  "option",   "script",  "video",  "audio",
                                                "button", "textarea", "details", "iframe", "form",
                                                "select", "ol",       "link",    "img"};

bool is_tag_among(std::string_view name, std::span<const std::string_view> list) {
  return std::ranges::find(list, name) != list.end();
}

constexpr bool is_tag_name(char c) { return is_ascii_alphanumeric(c) || is_one_of(c, ":-_"); }
constexpr bool is_attribute_name(char c) { return is_tag_name(c) || is_one_of(c, ".@#*[]()$%"); }
constexpr bool is_space(char c) { return is_blank(c) || c == '\n' || c == '\r'; }

class TagFinder {
 public:
  TagFinder(std::string_view text, std::vector<Zone>& zones) : text_(text), zones_(zones) {}

  void run() {
    for (std::size_t at = text_.find('<'); at < text_.size();) {
      const std::size_t end = read(at);
      at = text_.find('<', end == kNone ? at + 1 : end);
      if (wasted_ > 4 * text_.size()) return;
    }
  }

 private:
  // The end of what begins at `at`, or kNone.
  std::size_t read(std::size_t at) {
    if (stands_at(text_, at, "<!--")) return read_until("-->", at);
    if (stands_at(text_, at, "<![CDATA[")) return mark(at, at + 9);
    const std::size_t zones = zones_.size();
    zones_.push_back({});  // its place is before that of its strings
    const std::size_t end = read_tag(at);
    if (end == kNone) {
      zones_.resize(zones);
      return kNone;
    }
    zones_[zones] = {{at, end}, ZoneKind::markup};
    if (const std::size_t code = code_end(at, end); code != kNone) {
      zones_.push_back({{end, code}, ZoneKind::code_span});
    }
    return end;
  }

  std::size_t read_until(std::string_view closing, std::size_t at) {
    if (no_comment_end_) return kNone;
    const std::size_t end = text_.find(closing, at);
    no_comment_end_ = end == kNone;
    return end == kNone ? kNone : mark(at, end + closing.size());
  }

  std::size_t mark(std::size_t begin, std::size_t end) {
    zones_.push_back({{begin, end}, ZoneKind::markup});
    return end;
  }

  std::size_t read_tag(std::size_t at) {
    std::size_t begin = at + 1;
    const bool closes = at_or_nul(text_, begin) == '/';
    begin += closes || is_one_of(at_or_nul(text_, begin), "!?");
    if (!is_ascii_letter(at_or_nul(text_, begin))) return kNone;
    const std::size_t name_end = skip(begin, is_tag_name);
    name_ = text_.substr(begin, name_end - begin);
    const bool declares = begin == at + 2 && !closes;
    const std::size_t end = declares ? declaration_end(name_end) : attributes_end(name_end);
    if (end == kNone) return kNone;
    if (before_or_nul(text_, at) == '<') return kNone;  // a quotation mark, or a shift
    const bool in_word = at > 0 && is_name_byte(text_[at - 1]) && is_ascii(text_[at - 1]);
    const bool plain = !closes && values_ == 0 && text_[end - 2] != '/';
    return in_word && plain && !is_tag_among(name_, kInsideWords) ? kNone : end;
  }

  // Of "<!DOCTYPE ...>" and "<?xml ...?>".
  std::size_t declaration_end(std::size_t at) {
    constexpr std::size_t kFar = 1024;
    const std::size_t end = text_.substr(0, at + std::min(kFar, text_.size() - at)).find('>', at);
    wasted_ += end == kNone ? kFar : 0;
    return end == kNone ? kNone : end + 1;
  }

  // Past the '>' that ends the tag whose attributes begin at `at`.
  std::size_t attributes_end(std::size_t at) {
    const std::size_t begin = at;
    values_ = 0;
    std::size_t bare = 0;
    while (at < text_.size()) {
      const std::size_t next = skip(at, is_space);
      if (at_or_nul(text_, next) == '>') return is_likely(bare) ? next + 1 : kNone;
      if (stands_at(text_, next, "/>")) return is_likely(bare) ? next + 2 : kNone;
      const std::size_t name_end = skip(next, is_attribute_name);
      if (next == at || name_end == next) break;
      const std::size_t equals = skip(name_end, is_blank);
      const bool has_value = at_or_nul(text_, equals) == '=';
      at = has_value ? value_end(skip(equals + 1, is_blank)) : name_end;
      ++(has_value ? values_ : bare);
    }
    wasted_ += std::min(at, text_.size()) - begin;
    return kNone;
  }

  [[nodiscard]] bool is_likely(std::size_t bare) const {
    return bare == 0 || values_ > 0 || is_tag_among(name_, kBareAttributes);
  }

  // Past the value at `at`; kNone if it never ends.
  std::size_t value_end(std::size_t at) {
    const char quote = at_or_nul(text_, at);
    if (quote != '"' && quote != '\'') {
      const std::size_t end =
          skip(at, [](char c) { return !is_space(c) && !is_one_of(c, "<>\"'`="); });
      return end == at ? kNone : end;
    }
    const std::size_t end = text_.find(quote, at + 1);
    if (end == kNone) {
      wasted_ += text_.size() - at;
      return kNone;
    }
    zones_.push_back({{at, end + 1}, ZoneKind::quoted_string, quote});
    return end + 1;
  }

  // The end of what stands between the tag and that which closes it, if that is code.
  std::size_t code_end(std::size_t at, std::size_t end) {
    if (text_[at + 1] != name_.front() || text_[end - 2] == '/') return kNone;
    const auto* const element = std::ranges::find(kCodeElements, name_);
    if (element == std::end(kCodeElements)) return kNone;
    std::size_t& closing = closing_[element - std::begin(kCodeElements)];
    if (closing < end) closing = closing_tag(end);
    return closing;
  }

  // Where the next tag begins that closes an element of the name.
  [[nodiscard]] std::size_t closing_tag(std::size_t from) const {
    std::size_t at = text_.find("</", from);
    while (at != kNone &&
           !(stands_at(text_, at + 2, name_) && at_or_nul(text_, at + 2 + name_.size()) == '>')) {
      at = text_.find("</", at + 1);
    }
    return at;
  }

  template <typename Fits>
  std::size_t skip(std::size_t at, Fits fits) const {
    while (at < text_.size() && fits(text_[at])) ++at;
    return at;
  }

  std::string_view text_;
  std::vector<Zone>& zones_;
  std::string_view name_;   // of the last tag
  std::size_t values_ = 0;  // of its attributes
  std::size_t wasted_ = 0;  // bytes of tags that never end
  bool no_comment_end_ = false;
  std::size_t closing_[std::size(kCodeElements)] = {};  // the last closing tag that was met
};

}  // namespace

void find_tags(std::string_view text, std::vector<Zone>& zones) { TagFinder(text, zones).run(); }

std::size_t reference_end(std::string_view line, std::size_t at) {
  constexpr std::size_t kLongestName = 32;
  const bool numeric = at_or_nul(line, at + 1) == '#';
  std::size_t end = at + 1 + numeric;
  while (end < line.size() && end - at <= kLongestName && is_ascii_alphanumeric(line[end])) ++end;
  return at_or_nul(line, end) == ';' && end - at > 2 ? end + 1 : kNone;  // no "R&D;"
}

}  // namespace degarble::zoning
