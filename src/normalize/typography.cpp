#include "normalize/typography.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/rules.hpp"
#include "core/utf8.hpp"
#include "scan/scan.hpp"
#include "stage.hpp"

namespace degarble {
namespace {

struct TypographyRange {
  char32_t first;
  char32_t last;
  Rule rule;
  std::string_view text;  // what is written instead
};

// Sorted by code point.
constexpr auto kRanges = std::to_array<TypographyRange>({
    {0x00A0, 0x00A0, Rule::spaces, " "},   // NO-BREAK SPACE
    {0x2000, 0x200A, Rule::spaces, " "},   // EN QUAD to HAIR SPACE
    {0x2018, 0x2019, Rule::quotes, "'"},   // SINGLE QUOTATION MARKS
    {0x201A, 0x201A, Rule::quotes, "'"},   // SINGLE LOW-9 QUOTATION MARK
    {0x201B, 0x201B, Rule::quotes, "'"},   // SINGLE HIGH-REVERSED-9 QUOTATION MARK
    {0x201C, 0x201F, Rule::quotes, "\""},  // DOUBLE QUOTATION MARKS
    {0x202F, 0x202F, Rule::spaces, " "},   // NARROW NO-BREAK SPACE
    {0x205F, 0x205F, Rule::spaces, " "},   // MEDIUM MATHEMATICAL SPACE
    {0x3000, 0x3000, Rule::spaces, " "},   // IDEOGRAPHIC SPACE
});

const TypographyRange* range_of(char32_t code_point) {
  const auto found = std::ranges::lower_bound(kRanges, code_point, {}, &TypographyRange::last);
  return found != kRanges.end() && found->first <= code_point ? &*found : nullptr;
}

std::string_view line_end(Newlines kind) { return kind == Newlines::lf ? "\n" : "\r\n"; }

}  // namespace

Edits unify_newlines(std::string_view text, Newlines kind) {
  Edits edits;
  for (std::size_t at = text.find_first_of("\r\n"); at < text.size();) {
    const std::size_t length = text.substr(at, 2) == "\r\n" ? 2 : 1;
    if (text.substr(at, length) != line_end(kind)) {
      edits.push_back(
          make_edit(Rule::newlines, text, {at, at + length}, std::string(line_end(kind))));
    }
    at = text.find_first_of("\r\n", at + length);
  }
  return edits;
}

Edits unify_characters(std::string_view text, const Engine& engine) {
  Edits edits;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    const TypographyRange* const range = range_of(character.code_point);
    if (range != nullptr && engine.has(range->rule)) {
      edits.push_back(
          make_edit(range->rule, text, {at, at + character.length}, std::string(range->text)));
    }
    at += character.length;
  }
  return edits;
}

}  // namespace degarble
