#include "normalize/compatibility.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/characters.hpp"
#include "core/rules.hpp"
#include "core/utf8.hpp"
#include "scan/scan.hpp"
#include "stage.hpp"

namespace degarble {
namespace {

// U+FB00..U+FB06. The long s of U+FB05 is an s today.
constexpr std::string_view kLigatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
constexpr char32_t kFirstLigature = 0xFB00;

struct Symbol {
  char32_t code_point;
  char32_t meant;
};

// Bullets, ticks and arrows at the code points that Word gives to characters of Symbol and
// Wingdings, F000 and their byte: what these fonts show there, by Adobe's and Microsoft's charts.
// A byte that is another sign in the other font stands for the one that people put before items.
constexpr auto kSymbols = std::to_array<Symbol>({
    {0xF02D, 0x2212},  // MINUS SIGN
    {0xF06C, 0x25CF},  // BLACK CIRCLE
    {0xF06E, 0x25A0},  // BLACK SQUARE
    {0xF06F, 0x25A1},  // WHITE SQUARE
    {0xF071, 0x2751},  // LOWER RIGHT SHADOWED WHITE SQUARE
    {0xF074, 0x29EB},  // BLACK LOZENGE
    {0xF075, 0x25C6},  // BLACK DIAMOND
    {0xF076, 0x2756},  // BLACK DIAMOND MINUS WHITE X
    {0xF09F, 0x2022},  // BULLET
    {0xF0A0, 0x25AA},  // BLACK SMALL SQUARE
    {0xF0A7, 0x25AA},  // BLACK SMALL SQUARE
    {0xF0A8, 0x25FB},  // WHITE MEDIUM SQUARE
    {0xF0AE, 0x2192},  // RIGHTWARDS ARROW
    {0xF0B7, 0x2022},  // BULLET
    {0xF0D8, 0x27A2},  // THREE-D TOP-LIGHTED RIGHTWARDS ARROWHEAD
    {0xF0DE, 0x21D2},  // RIGHTWARDS DOUBLE ARROW
    {0xF0DF, 0x2190},  // LEFTWARDS ARROW
    {0xF0E0, 0x2192},  // RIGHTWARDS ARROW
    {0xF0E8, 0x2794},  // HEAVY WIDE-HEADED RIGHTWARDS ARROW
    {0xF0F0, 0x21E8},  // RIGHTWARDS WHITE ARROW
    {0xF0FB, 0x2717},  // BALLOT X
    {0xF0FC, 0x2713},  // CHECK MARK
    {0xF0FD, 0x2612},  // BALLOT BOX WITH X
    {0xF0FE, 0x2611},  // BALLOT BOX WITH CHECK
});

// U+F700..U+F71A: Thai letters without their lower part, and marks moved to the left or down, as
// Microsoft's fonts had them.
constexpr char32_t kThaiGlyphs[] = {0x0E10, 0x0E34, 0x0E35, 0x0E36, 0x0E37, 0x0E48, 0x0E49,
                                    0x0E4A, 0x0E4B, 0x0E4C, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B,
                                    0x0E4C, 0x0E0D, 0x0E31, 0x0E4D, 0x0E47, 0x0E48, 0x0E49,
                                    0x0E4A, 0x0E4B, 0x0E4C, 0x0E38, 0x0E39, 0x0E3A};
constexpr char32_t kFirstThaiGlyph = 0xF700;

bool is_thai(char32_t c) {
  return (c >= 0x0E01 && c <= 0x0E5B) ||
         (c >= kFirstThaiGlyph && c < kFirstThaiGlyph + std::size(kThaiGlyphs));
}

// Scripts beside which full-width signs are at home.
bool is_east_asian(char32_t c) {
  return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x2E80 && c <= 0xA4CF && c != 0x3000) ||
         (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF61 && c <= 0xFFDC) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_full_width(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E; }

class PlainWriting {
 public:
  PlainWriting(std::string_view text, const Engine& engine) : text_(text), engine_(engine) {}

  Edits run() {
    for (std::size_t at = scan::find_compatible(text_); at < text_.size();) {
      const Character character = character_at(text_, at);
      const Span span{at, at + character.length};
      write(span, character.code_point);
      at = scan::find_compatible(text_, span.end);
    }
    return std::move(edits_);
  }

 private:
  void write(Span span, char32_t c) {
    if (c >= kFirstLigature && c < kFirstLigature + std::size(kLigatures)) {
      replace(Rule::ligatures, span, std::string(kLigatures[c - kFirstLigature]));
    } else if (is_full_width(c)) {
      if (engine_.has(Rule::widths) && !is_east_asian_line(span.begin)) {
        replace(Rule::widths, span, std::string(1, static_cast<char>(c - 0xFF01 + '!')));
      }
    } else if (c >= kFirstThaiGlyph && c < kFirstThaiGlyph + std::size(kThaiGlyphs)) {
      if (is_thai(before(span))) {
        replace(Rule::thai_glyphs, span, kThaiGlyphs[c - kFirstThaiGlyph]);
      }
    } else if (const auto row = std::ranges::lower_bound(kSymbols, c, {}, &Symbol::code_point);
               row != kSymbols.end() && row->code_point == c) {
      if (is_any_space(before(span)) || is_any_space(after(span))) {
        replace(Rule::symbol_fonts, span, row->meant);
      }
    }
  }

  void replace(Rule rule, Span span, std::string plain) {
    if (engine_.has(rule)) edits_.push_back(make_edit(rule, text_, span, std::move(plain)));
  }

  void replace(Rule rule, Span span, char32_t plain) {
    std::string written;
    append(written, plain);
    replace(rule, span, std::move(written));
  }

  [[nodiscard]] char32_t before(Span span) const {
    return span.begin > 0 ? character_before(text_, span.begin).code_point : ' ';
  }
  [[nodiscard]] char32_t after(Span span) const {
    return span.end < text_.size() ? character_at(text_, span.end).code_point : ' ';
  }

  // Whether the line, or the one before it that has letters, is East Asian: lists and titles there
  // have lines of full-width letters alone.
  bool is_east_asian_line(std::size_t at) {
    while (at >= line_end_) read_line();
    return east_asian_;
  }

  void read_line() {
    const std::size_t begin = line_end_;
    line_end_ = std::min(text_.find('\n', begin), text_.size() - 1) + 1;
    bool plain = false;
    bool east_asian = false;
    for (std::size_t at = begin; at < line_end_ && !east_asian;) {
      const Character character = character_at(text_, at);
      const char32_t c = character.code_point;
      east_asian = is_east_asian(c);
      plain = plain || (c | 0x20) - 'a' < 26 || (c >= 0xC0 && c < 0x1100);
      at += character.length;
    }
    if (east_asian || plain) east_asian_ = east_asian;
  }

  std::string_view text_;
  const Engine& engine_;
  Edits edits_;
  std::size_t line_end_ = 0;
  bool east_asian_ = false;
};

}  // namespace

Edits write_plainly(std::string_view text, const Engine& engine) {
  return PlainWriting(text, engine).run();
}

}  // namespace degarble
