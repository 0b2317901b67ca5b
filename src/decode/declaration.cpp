// What a decoded text says of its encoding is not true any more: UTF-8 is named instead.
#include <algorithm>
#include <string>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "detect/declarations.hpp"
#include "stage.hpp"

namespace degarble {
namespace {

// UTF-8's label, in capitals where the old one has no small letters.
std::string label_like(std::string_view old) {
  const auto is_small = [](char c) { return is_ascii_letter(byte(c)) && to_ascii_lower(c) == c; };
  return std::ranges::any_of(old, is_small) ? "utf-8" : "UTF-8";
}

}  // namespace

Edits correct_declarations(std::string_view text) {
  Edits edits;
  for (const Declaration& declaration : find_declarations(text)) {
    if (declaration.encoding == nullptr || declaration.encoding == &utf8()) continue;
    const Span label = declaration.label;
    std::string old(text.substr(label.begin, label.size()));
    std::string right = declaration.may_change ? label_like(old) : old;
    edits.push_back(make_edit(Rule::declaration, text, label, std::move(right)));
  }
  std::ranges::sort(edits, {}, [](const Edit& edit) { return edit.span.begin; });
  return edits;
}

}  // namespace degarble
