#include "carriers/elements.hpp"

#include <algorithm>

namespace degarble {
namespace {

template <std::size_t size>
bool is_listed(std::string_view name, const std::string_view (&names)[size]) {
  return std::ranges::find(names, name) != std::end(names);
}

// The HTML standard, section 13.2.6.2: their content is not parsed.
constexpr std::string_view kRaw[] = {"script", "style", "xmp", "iframe", "noembed", "noframes"};
constexpr std::string_view kCode[] = {"code",           "kbd",    "samp",   "tt",   "var",
                                      "programlisting", "screen", "script", "style"};
constexpr std::string_view kBlocks[] = {"p",  "div", "li", "td", "th", "tr",  "ul",
                                        "ol", "h1",  "h2", "h3", "h4", "body"};
constexpr std::string_view kAttributes[] = {"alt",     "title",       "label",
                                            "summary", "placeholder", "aria-label"};
constexpr std::string_view kXmlAttributes[] = {"content",     "text",    "body",
                                               "description", "caption", "comment"};
constexpr std::string_view kMetaNames[] = {"description",  "keywords",       "title",
                                           "author",       "og:title",       "og:description",
                                           "og:site_name", "twitter:title",  "twitter:description",
                                           "dc.title",     "dc.description", "dcterms.abstract"};

std::string_view value_in(const Tag& tag, std::string_view source, std::string_view name) {
  for (const Attribute& attribute : tag.attributes) {
    if (attribute.name == name) return source.substr(attribute.value.begin, attribute.value.size());
  }
  return {};
}

}  // namespace

ContentOf content_of(std::string_view element, MarkupKind markup) {
  if (markup == MarkupKind::html) {
    if (element == "plaintext") return ContentOf::end;
    if (element == "title" || element == "textarea") return ContentOf::title;
    if (is_listed(element, kRaw)) return ContentOf::raw;
  }
  return is_listed(element, kCode) ? ContentOf::code : ContentOf::text;
}

bool ends_code(std::string_view element) { return is_listed(element, kBlocks); }

bool is_for_people(const Tag& tag, std::string_view source, const Attribute& attribute,
                   MarkupKind markup) {
  if (attribute.mark == 0 || attribute.value.size() == 0) return false;
  if (is_listed(attribute.name, kAttributes)) return true;
  if (markup == MarkupKind::xml) return is_listed(attribute.name, kXmlAttributes);
  if (tag.name != "meta" || attribute.name != "content") return false;
  const std::string_view name = value_in(tag, source, "name");
  return is_listed(name, kMetaNames) || is_listed(value_in(tag, source, "property"), kMetaNames);
}

}  // namespace degarble
