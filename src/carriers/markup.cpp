#include "carriers/markup.hpp"

#include <algorithm>
#include <deque>
#include <string>
#include <utility>

#include "carriers/elements.hpp"
#include "carriers/long_value.hpp"
#include "carriers/tag.hpp"
#include "core/characters.hpp"
#include "core/utf8.hpp"

namespace degarble {
namespace {

constexpr std::string_view kMarkupSpace = " \t\r\n\f";

std::string_view without_space(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(kMarkupSpace), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(kMarkupSpace) + 1);
}

// Where `wanted` stands, which is in small letters, in whatever case; the size of the text if
// nowhere.
std::size_t find_small(std::string_view text, std::string_view wanted, std::size_t from) {
  const auto is_same = [](char c, char small) { return to_ascii_lower(c) == small; };
  const std::string_view rest = text.substr(from);
  const auto* const found =
      std::search(rest.begin(), rest.end(), wanted.begin(), wanted.end(), is_same);
  return from + static_cast<std::size_t>(found - rest.begin());
}

class MarkupScanner : public Scanner {
 public:
  explicit MarkupScanner(MarkupKind markup) : markup_(markup) {}

  ScanStep next(std::string_view rest, bool last) override {
    if (!attributes_.empty()) return next_attribute();
    if (tag_rest_ > 0) return structure(std::exchange(tag_rest_, 0));
    if (is_lost_) {
      const bool is_enough = last || rest.size() >= kLongestSkip;
      return is_enough ? structure(std::min(rest.size(), kLongestSkip)) : ScanStep{};
    }
    if (!ends_with_.empty()) return skip_to_end(rest, last);
    if (rest[0] == '<' && !is_title_) {
      if (rest.size() == 1) return last ? structure(1) : ScanStep{};
      if (begins_tag_here(rest)) return markup_at(rest, last);
    }
    return text_at(rest, last);
  }

  [[nodiscard]] std::unique_ptr<Scanner> clone() const override {
    return std::make_unique<MarkupScanner>(*this);
  }

 private:
  static ScanStep structure(std::size_t length) { return {length, 0, 0, nullptr}; }

  // In XML every "<" does.
  [[nodiscard]] bool begins_tag_here(std::string_view rest) const {
    const char c = rest[1];
    return markup_ == MarkupKind::xml || is_ascii_letter(byte(c)) || c == '/' || c == '!' ||
           c == '?';
  }

  ScanStep markup_at(std::string_view rest, bool last) {
    if (rest[1] == '!' || rest[1] == '?') return declaration_at(rest, last);
    if (rest[1] == '/') return end_tag_at(rest, last);
    const std::optional<Tag> tag = read_tag(rest.substr(0, kLongestValue));
    if (!tag) return incomplete(rest, last);
    open_element(*tag);
    for (const Attribute& attribute : tag->attributes) {
      if (is_for_people(*tag, rest, attribute, markup_)) attributes_.push_back(attribute);
    }
    if (attributes_.empty()) return structure(tag->size);
    tag_rest_ = tag->size;
    done_ = 0;
    return next_attribute();
  }

  ScanStep next_attribute() {
    const Attribute attribute = attributes_.front();
    attributes_.pop_front();
    const ScanStep step{attribute.value.begin - done_, attribute.value.size(), 1,
                        &markup_attribute(markup_, attribute.mark), true};
    done_ += step.length();
    if (attributes_.empty()) tag_rest_ -= done_;
    return step;
  }

  // More is needed, or nobody can tell what this is.
  ScanStep incomplete(std::string_view rest, bool last) {
    if (!last && !is_too_long(rest)) return {};
    is_lost_ = true;
    return structure(std::min(rest.size(), kLongestSkip));
  }

  void open_element(const Tag& tag) {
    if (ends_code(tag.name)) code_depth_ = 0;
    if (tag.is_closed && markup_ == MarkupKind::xml) return;
    switch (content_of(tag.name, markup_)) {
      case ContentOf::text:
        break;
      case ContentOf::raw:
        ends_with_ = "</" + tag.name;
        is_end_tag_ = true;
        break;
      case ContentOf::title:
        is_title_ = true;
        title_ = "</" + tag.name;
        break;
      case ContentOf::code:
        ++code_depth_;
        break;
      case ContentOf::end:
        is_lost_ = true;
        break;
    }
  }

  ScanStep end_tag_at(std::string_view rest, bool last) {
    const std::size_t end = rest.substr(0, kLongestValue).find('>');
    if (end == rest.npos) return incomplete(rest, last);
    std::string name(rest.substr(2, std::min(rest.find_first_of(" \t\r\n\f/>", 2), end) - 2));
    std::ranges::transform(name, name.begin(), to_ascii_lower);
    if (ends_code(name)) {
      code_depth_ = 0;
    } else if (content_of(name, markup_) == ContentOf::code && code_depth_ > 0) {
      --code_depth_;
    }
    return structure(end + 1);
  }

  ScanStep declaration_at(std::string_view rest, bool last) {
    constexpr std::size_t kEnoughToTell = 9;  // "<![CDATA["
    if (rest.size() < kEnoughToTell && !last) return {};
    is_end_tag_ = false;
    if (rest.starts_with("<!--")) return comment_at(rest);
    const bool is_xml = markup_ == MarkupKind::xml;
    if (is_xml && rest.starts_with("<![CDATA[")) return cdata_at(rest, last);
    if (is_xml && rest.starts_with("<!DOCTYPE")) return doctype_at(rest, last);
    ends_with_ = is_xml && rest[1] == '?' ? "?>" : ">";
    return structure(2);
  }

  // In HTML a comment may end where it begins.
  ScanStep comment_at(std::string_view rest) {
    if (markup_ == MarkupKind::html && rest.starts_with("<!-->")) return structure(5);
    if (markup_ == MarkupKind::html && rest.starts_with("<!--->")) return structure(6);
    ends_with_ = "-->";
    return structure(4);
  }

  ScanStep cdata_at(std::string_view rest, bool last) {
    constexpr std::size_t kBegin = 9;
    const std::size_t end = rest.substr(0, kLongestValue).find("]]>");
    if (end == rest.npos) return incomplete(rest, last);
    if (code_depth_ > 0 || end == kBegin) return structure(end + 3);
    return {kBegin, end - kBegin, 3, &cdata_text(), false};
  }

  // What is in brackets may hold ">" as well.
  ScanStep doctype_at(std::string_view rest, bool last) {
    const std::string_view within = rest.substr(0, kLongestValue);
    int depth = 0;
    for (std::size_t at = 2; at < within.size(); ++at) {
      const char c = within[at];
      if (c == '"' || c == '\'') {
        at = within.find(c, at + 1);
        if (at == within.npos) break;
      } else if (within.substr(at, 4) == "<!--") {
        at = within.find("-->", at + 4);
        if (at == within.npos) break;
      } else if (c == '[' || c == ']') {
        depth += c == '[' ? 1 : -1;
      } else if (c == '>' && depth == 0) {
        return structure(at + 1);
      }
    }
    return incomplete(rest, last);
  }

  // Passes over what ends with `ends_with_`, a piece at a time.
  ScanStep skip_to_end(std::string_view rest, bool last) {
    const std::string_view near = rest.substr(0, kLongestSkip + ends_with_.size());
    const std::size_t end = find_end(near);
    if (end < near.size()) {
      const std::size_t length = is_end_tag_ ? end : end + ends_with_.size();
      ends_with_.clear();
      return length > 0 ? structure(length) : next(rest, last);
    }
    if (rest.size() >= kLongestSkip + ends_with_.size()) return structure(kLongestSkip);
    return last ? structure(rest.size()) : ScanStep{};
  }

  // Where `ends_with_` begins, in whatever case; the size of the text if nowhere.
  [[nodiscard]] std::size_t find_end(std::string_view text) const {
    std::size_t at = find_small(text, ends_with_, 0);
    while (is_end_tag_ && at + ends_with_.size() < text.size() &&
           is_ascii_letter(byte(text[at + ends_with_.size()]))) {
      at = find_small(text, ends_with_, at + 1);
    }
    return at;
  }

  ScanStep text_at(std::string_view rest, bool last) {
    const std::string_view within = rest.substr(0, kLongestValue);
    const std::size_t end = is_title_ ? end_of_title(within) : end_of_text(within);
    const bool is_cut_off = end + 1 == within.size() && !last && !is_too_long(within);
    if (is_cut_off) return {};  // whether "<" begins a tag is not known
    const bool is_whole = end < within.size() || last;
    if (!is_whole && !is_too_long(within)) return {};
    const bool is_structure = code_depth_ > 0;
    if (is_title_ && end < within.size()) is_title_ = false;
    if (!is_whole && end == within.size()) {
      const ScanStep part = first_part(within, 0, markup_text(markup_));
      return is_structure ? structure(part.length()) : part;
    }
    const std::string_view text = without_space(within.substr(0, end));
    if (end == 0) return next(rest, last);
    if (text.empty() || is_structure) return structure(end);
    const auto begin = static_cast<std::size_t>(text.data() - rest.data());
    return {begin, text.size(), end - begin - text.size(), &markup_text(markup_), false};
  }

  [[nodiscard]] std::size_t end_of_text(std::string_view within) const {
    std::size_t at = within.find('<');
    while (at < within.size() && at + 1 < within.size() && !begins_tag_here(within.substr(at))) {
      at = within.find('<', at + 1);
    }
    return std::min(at, within.size());
  }

  [[nodiscard]] std::size_t end_of_title(std::string_view within) const {
    return find_small(within, title_, 0);
  }

  MarkupKind markup_;
  std::deque<Attribute> attributes_;  // of a tag, that are values still to be told of
  std::size_t done_ = 0;              // bytes of that tag that were told of
  std::size_t tag_rest_ = 0;          // bytes of the tag behind them
  std::string ends_with_;             // what ends the structure that was begun; empty for none
  bool is_end_tag_ = false;           // whether that is an end tag, which is markup itself
  bool is_title_ = false;             // in an element that has no tags in it
  std::string title_;                 // what ends it
  std::size_t code_depth_ = 0;        // in so many elements of code
  bool is_lost_ = false;              // nobody can tell what is what
};

}  // namespace

std::unique_ptr<Scanner> make_markup_scanner(MarkupKind markup) {
  return std::make_unique<MarkupScanner>(markup);
}

}  // namespace degarble
