#include "repair/controls.hpp"

#include <string>

#include "core/rules.hpp"
#include "core/utf8.hpp"
#include "repair/windows_1252.hpp"

namespace degarble {
namespace {

constexpr char32_t kNextLine = 0x85;

constexpr int kPerhapsLineEnd = 80;  // NEL ends lines in text that comes from EBCDIC

int confidence_in(std::string_view text, char32_t control) {
  const bool only_line_end = control == kNextLine && text.find_first_of("\r\n") == text.npos;
  return only_line_end ? kPerhapsLineEnd : info(Rule::c1_controls).confidence;
}

}  // namespace

Edit repair_control(std::string_view text, std::size_t at) {
  const Character control = character_at(text, at);
  const Span span{at, at + control.length};
  const char32_t meant = kWindows1252[control.code_point - 0x80];
  if (meant == 0) {
    Edit unknown =
        make_edit(Rule::c1_controls, text, span, std::string(text.substr(at, control.length)));
    unknown.confidence = 0;
    return unknown;
  }
  std::string replacement;
  append(replacement, meant);
  Edit edit = make_edit(Rule::c1_controls, text, span, std::move(replacement));
  edit.confidence = confidence_in(text, control.code_point);
  return edit;
}

}  // namespace degarble
