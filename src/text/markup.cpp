#include "text/markup.hpp"

#include <cstddef>

#include "core/characters.hpp"

namespace degarble {

Markup markup_in(std::string_view text) {
  constexpr std::size_t kLongestTag = 256;
  constexpr std::size_t kDocumentTags = 6;
  constexpr std::size_t kDocumentShare = 512;  // bytes of text for a tag, at most
  std::size_t tags = 0;
  for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at + 1)) {
    const std::string_view tag = text.substr(at, kLongestTag);
    if (tag.starts_with("<!DOCTYPE") || tag.starts_with("<!doctype") || tag.starts_with("<?xml") ||
        tag.starts_with("<html")) {
      return Markup::document;
    }
    if (tag.size() < 2) break;
    if (!is_ascii_letter(tag[1]) && tag[1] != '/' && tag[1] != '!') continue;
    const std::size_t end = tag.find_first_of("<>", 1);
    tags += end != tag.npos && tag[end] == '>';
  }
  if (tags >= kDocumentTags && tags * kDocumentShare >= text.size()) return Markup::document;
  return tags > 0 ? Markup::some : Markup::none;
}

}  // namespace degarble
