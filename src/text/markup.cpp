#include "text/markup.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "core/characters.hpp"

namespace degarble {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// Elements that HTML has; "<name>" and "<file>" are what somebody is to fill in.
constexpr std::string_view kElements[] = {
    "a",      "abbr",   "article", "b",   "big",  "blockquote", "body",    "br",    "center",
    "cite",   "code",   "dd",      "del", "div",  "dl",         "dt",      "em",    "font",
    "form",   "h1",     "h2",      "h3",  "h4",   "head",       "hr",      "html",  "i",
    "img",    "ins",    "kbd",     "li",  "meta", "nobr",       "nowiki",  "ol",    "p",
    "pre",    "q",      "ref",     "s",   "samp", "script",     "section", "small", "span",
    "strike", "strong", "style",   "sub", "sup",  "table",      "tbody",   "td",    "th",
    "thead",  "title",  "tr",      "tt",  "u",    "ul",         "var",     "para",  "emphasis"};

// Signs of notations that are no words of a sentence, wherever they stand.
constexpr std::string_view kSigns[] = {"](",        "\\begin{",  "\\section{", "\\emph{",
                                       "\\textbf{", "\\textit{", "@code{",     "@item",
                                       "```",       "]]>",       "<!--"};

// What begins a line: comments and macros of roff, directives, fields of catalogues.
constexpr std::string_view kBeginnings[] = {
    ".\\\"", "'\\\"", ".TH ",           ".SH",       ".PP", ".B ", ".IP",
    ".I ",   ".. ",   "msgid \"",       "msgstr \"", ".TP", "{|",  "|-",
    "!! ",   "h1. ",  "\\documentclass"};

// Signs that come in pairs on a line, with something between them.
struct Pair {
  std::string_view open;
  std::string_view close;
};
constexpr Pair kPairs[] = {{"[[", "]]"}, {"{{", "}}"}, {"'''", "'''"},
                           {"**", "**"}, {"``", "``"}, {":`", "`"}};
constexpr std::size_t kLongestInside = 200;  // bytes

bool has_pair(std::string_view text, const Pair& pair) {
  for (std::size_t at = text.find(pair.open); at < text.size();) {
    const std::size_t begin = at + pair.open.size();
    const std::string_view inside = text.substr(begin, kLongestInside);
    const std::size_t end = inside.find(pair.close);
    const bool is_pair = end != kNone && end > 0 && inside.substr(0, end).find('\n') == kNone &&
                         inside[0] != ' ' && inside[0] != pair.open[0];
    if (is_pair) return true;
    at = text.find(pair.open, begin);
  }
  return false;
}

bool has_element(std::string_view text) {
  for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at + 1)) {
    std::size_t begin = at + 1;
    if (begin < text.size() && text[begin] == '/') ++begin;
    std::size_t end = begin;
    while (end < text.size() && is_ascii_alphanumeric(static_cast<unsigned char>(text[end]))) ++end;
    if (end == begin || end == text.size() || end - begin > 10) continue;
    char lower[10] = {};
    std::transform(text.begin() + begin, text.begin() + end, lower, to_ascii_lower);
    const std::string_view name(lower, end - begin);
    if (begin > at + 1 && text[end] == '>') return true;  // what closes is markup, whatever it is
    const bool ends = text[end] == '>' || text[end] == '/' || text[end] == ' ';
    if (ends && std::ranges::find(kElements, name) != std::end(kElements)) return true;
  }
  return false;
}

// "## Heading" of Markdown, "== Heading ==" of wikitext, and what else begins lines.
bool begins_with_sign(std::string_view line) {
  const auto begins = [&](std::string_view sign) { return line.starts_with(sign); };
  if (std::ranges::any_of(kBeginnings, begins)) return true;
  const std::size_t name = line.find_first_not_of(line.starts_with('=') ? '=' : '#');
  if (name == 0 || name == kNone || name > 6 || line[name] != ' ') return false;
  if (line[0] == '#') return true;
  const std::size_t last = line.find_last_not_of(" \r");
  return name > 1 && line.substr(0, last + 1).ends_with(line.substr(0, name));
}

bool has_line_with_sign(std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (begins_with_sign(text.substr(begin, end - begin))) return true;
    begin = end + 1;
  }
  return false;
}

// Objects and arrays of JSON.
bool is_data(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t\r\n");
  if (at == kNone || (text[at] != '{' && text[at] != '[')) return false;
  const std::size_t next = text.find_first_not_of(" \t\r\n", at + 1);
  return next != kNone && (text[next] == '"' || text[next] == '{' || text[next] == '[');
}

}  // namespace

bool is_rendered(std::string_view text) {
  const auto has_sign = [&](std::string_view sign) { return text.find(sign) != kNone; };
  return has_element(text) || std::ranges::any_of(kSigns, has_sign) ||
         std::ranges::any_of(kPairs, [&](const Pair& pair) { return has_pair(text, pair); }) ||
         is_data(text) || has_line_with_sign(text);
}

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
