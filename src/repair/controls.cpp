#include "repair/controls.hpp"

#include <string>

#include "core/rules.hpp"
#include "core/utf8.hpp"
#include "evidence/english.hpp"
#include "repair/ascii.hpp"
#include "repair/windows_1252.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

constexpr char32_t kNextLine = 0x85;

constexpr int kPerhapsLineEnd = 80;  // NEL ends lines in text that comes from EBCDIC

// Whether the NEL breaks off an English sentence, where an ellipsis stands and no line ends: behind
// a word, and before a small letter or the end.
bool breaks_off(std::string_view text, Span control) {
  const bool behind_word = control.begin > 0 && is_letter(text[control.begin - 1]);
  const bool goes_on = control.end == text.size() || text[control.end] == ' ' ||
                       scan::find_mojibake(text, control.end) == control.end ||
                       (is_letter(text[control.end]) && !is_capital(text[control.end]));
  return behind_word && goes_on && is_english(text, control);
}

int confidence_in(std::string_view text, char32_t control, Span span) {
  const bool only_line_end = control == kNextLine && text.find_first_of("\r\n") == text.npos;
  return only_line_end && !breaks_off(text, span) ? kPerhapsLineEnd
                                                  : info(Rule::c1_controls).confidence;
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
  edit.confidence = confidence_in(text, control.code_point, span);
  return edit;
}

}  // namespace degarble
