#include "carriers/markup_head.hpp"

#include <algorithm>
#include <string>

#include "core/characters.hpp"
#include "core/utf8.hpp"

namespace degarble {
namespace {

constexpr std::string_view kHtmlEndings[] = {"html", "htm", "xhtml", "shtml"};
constexpr std::string_view kXmlEndings[] = {"xml", "rss", "atom",  "svg", "rdf",
                                            "tei", "kml", "xliff", "xlf", "tmx",
                                            "fb2", "opf", "ncx",   "dbk", "ttml"};

template <std::size_t size>
bool has_name_ending(std::string_view ending, const std::string_view (&endings)[size]) {
  return std::ranges::find(endings, ending) != std::end(endings);
}

// The text behind white space and comments; empty if it has nothing else.
std::string_view behind_comments(std::string_view head) {
  while (true) {
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    if (!head.starts_with("<!--")) return head;
    head.remove_prefix(std::min(head.find("-->"), head.size()));
    head.remove_prefix(std::min<std::size_t>(3, head.size()));
  }
}

bool begins_element(std::string_view text) {
  return text.size() > 1 && text[0] == '<' && is_ascii_letter(byte(text[1]));
}

}  // namespace

Format markup_format(std::string_view ending, std::string_view head) {
  const std::string_view begin = behind_comments(head);
  if (!begin.starts_with('<')) return Format::plain;
  std::string small(begin);
  std::ranges::transform(small, small.begin(), to_ascii_lower);
  const bool is_xml = begin.starts_with("<?xml ") || begin.starts_with("<?xml\t");
  const bool has_html =
      small.find("<!doctype html") != small.npos || small.find("<html") != small.npos;
  if (has_html && (is_xml || small.starts_with("<!doctype html") || small.starts_with("<html")))
    return Format::html;
  if (is_xml) return Format::xml;
  const bool begins =
      begins_element(begin) || begin.starts_with("<!DOCTYPE") || begin.starts_with("<?");
  if (begins && has_name_ending(ending, kXmlEndings)) return Format::xml;
  const bool is_page = begins || small.starts_with("<!doctype");
  return is_page && has_name_ending(ending, kHtmlEndings) ? Format::html : Format::plain;
}

}  // namespace degarble
