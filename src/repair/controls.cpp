#include "repair/controls.hpp"

#include <string>

#include "core/characters.hpp"
#include "core/rules.hpp"
#include "core/utf8.hpp"
#include "encodings/windows_1252.hpp"
#include "repair/odd_letter.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

constexpr char32_t kNextLine = 0x85;

constexpr int kPerhapsLineEnd = 80;  // NEL ends lines in text that comes from EBCDIC

bool is_control_at(std::string_view text, std::size_t at) {
  return at + 1 < text.size() && byte(text[at]) == 0xC2 && byte(text[at + 1]) <= 0x9F;
}

// Whether C1 controls that are no NEL are in the text: it is windows-1252 and does not end lines
// so.
bool has_others(std::string_view text) {
  std::size_t at = scan::find_mojibake(text);
  while (at < text.size() && (!is_control_at(text, at) || byte(text[at + 1]) == kNextLine)) {
    at = scan::find_mojibake(text, at + 2);
  }
  return at < text.size();
}

// Whether the NEL breaks off a sentence, where an ellipsis stands and no line ends: behind what is
// no space, and before one, or before another control; before a small letter, if that is English.
bool breaks_off(Lines& lines, Span control) {
  const std::string_view text = lines.text();
  if (control.begin == 0 || byte(text[control.begin - 1]) <= byte(' ')) return false;
  if (control.end == text.size()) return has_others(text) || lines.is_english(control);
  if (text[control.end] == ' ' || is_control_at(text, control.end)) return true;
  return is_ascii_letter(text[control.end]) && !is_capital(text[control.end]) &&
         lines.is_english(control);
}

int confidence_in(Lines& lines, char32_t control, Span span) {
  const std::string_view text = lines.text();
  const bool only_line_end = control == kNextLine && text.find_first_of("\r\n") == text.npos;
  return only_line_end && !breaks_off(lines, span) ? kPerhapsLineEnd
                                                   : info(Rule::c1_controls).confidence;
}

// The quotation mark, dash or ellipsis whose UTF-8 lost its first byte, and is two controls now;
// 0 if they are no such two.
char32_t punctuation_of(std::string_view text, std::size_t at) {
  constexpr char32_t kSecondByte = 0x80;  // of U+2000..U+203F
  const Character first = character_at(text, at);
  if (first.code_point != kSecondByte || !is_control_at(text, at + first.length)) return 0;
  const Character second = character_at(text, at + first.length);
  const char32_t meant = 0x2000 + (second.code_point & 0x3F);
  const bool is_usual = meant == 0x2013 || meant == 0x2014 || (meant >= 0x2018 && meant <= 0x201E);
  return is_usual ? meant : 0;
}

}  // namespace

Edit repair_control(Lines& lines, std::size_t at) {
  const std::string_view text = lines.text();
  const Character control = character_at(text, at);
  if (const char32_t punctuation = punctuation_of(text, at); punctuation != 0) {
    std::string meant;
    append(meant, punctuation);
    return make_edit(Rule::c1_controls, text, {at, at + 2 * std::size_t{control.length}}, meant);
  }
  const Span span{at, at + control.length};
  const char32_t odd = odd_letter(lines, span, static_cast<unsigned char>(control.code_point));
  const char32_t meant = odd != 0 ? odd : kWindows1252[control.code_point - 0x80];
  if (meant == 0) {
    Edit unknown =
        make_edit(Rule::c1_controls, text, span, std::string(text.substr(at, control.length)));
    unknown.confidence = 0;
    return unknown;
  }
  std::string replacement;
  append(replacement, meant);
  Edit edit = make_edit(Rule::c1_controls, text, span, std::move(replacement));
  edit.confidence = confidence_in(lines, control.code_point, span);
  return edit;
}

}  // namespace degarble
