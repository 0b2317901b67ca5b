#include "carriers/tag.hpp"

#include <algorithm>

#include "core/characters.hpp"

namespace degarble {
namespace {

constexpr std::string_view kTagSpace = " \t\r\n\f";

std::string small(std::string_view name) {
  std::string letters(name);
  std::ranges::transform(letters, letters.begin(), to_ascii_lower);
  return letters;
}

// Reads a tag from front to back, as the HTML standard's tokenizer does.
class TagReader {
 public:
  explicit TagReader(std::string_view text) : text_(text) {}

  std::optional<Tag> run() {
    Tag tag;
    tag.name = small(take_until(1, " \t\r\n\f/>"));
    while (at_ < text_.size() && text_[at_] != '>') {
      tag.is_closed = text_[at_] == '/';
      if (tag.is_closed || kTagSpace.find(text_[at_]) != kTagSpace.npos) {
        ++at_;
      } else if (!take_attribute(tag)) {
        return std::nullopt;
      }
    }
    if (at_ >= text_.size()) return std::nullopt;
    tag.size = at_ + 1;
    return tag;
  }

 private:
  std::string_view take_until(std::size_t begin, std::string_view ends) {
    at_ = std::min(text_.find_first_of(ends, begin), text_.size());
    return text_.substr(begin, at_ - begin);
  }

  void skip_space() { at_ = std::min(text_.find_first_not_of(kTagSpace, at_), text_.size()); }

  // False where the tag's end is not there. An equals sign may begin a name.
  bool take_attribute(Tag& tag) {
    Attribute attribute;
    const std::size_t begin = at_;
    take_until(at_ + 1, " \t\r\n\f/>=");
    attribute.name = small(text_.substr(begin, at_ - begin));
    skip_space();
    if (at_ < text_.size() && text_[at_] == '=') {
      ++at_;
      skip_space();
      if (!take_value(attribute)) return false;
    }
    tag.attributes.push_back(std::move(attribute));
    return true;
  }

  bool take_value(Attribute& attribute) {
    if (at_ >= text_.size()) return false;
    const char first = text_[at_];
    if (first == '>') return true;
    const bool is_quoted = first == '"' || first == '\'';
    const std::size_t begin = is_quoted ? at_ + 1 : at_;
    take_until(begin, is_quoted ? std::string_view(&first, 1) : " \t\r\n\f>");
    if (at_ >= text_.size()) return false;
    attribute.value = {begin, at_};
    attribute.mark = is_quoted ? first : '\0';
    if (is_quoted) ++at_;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<Tag> read_tag(std::string_view text) { return TagReader(text).run(); }

}  // namespace degarble
