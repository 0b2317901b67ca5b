#include "repair/plain_utf8.hpp"

#include "core/utf8.hpp"
#include "encodings/windows_1252.hpp"
#include "evidence/language.hpp"
#include "evidence/pairs.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

// What nobody wrote: a C1 control, which another rule reads, and the mark of a loss.
bool is_never_meant(char32_t c) { return c <= 0x9F || c == kReplacement; }

char32_t ascii_before(std::string_view text, std::size_t at) {
  return at == 0 ? U' ' : char32_t{byte(text[at - 1])};
}
char32_t ascii_at(std::string_view text, std::size_t at) {
  return at == text.size() ? U' ' : char32_t{byte(text[at])};
}

}  // namespace

bool PlainUtf8::read(std::string_view passage, const ByteTable& table) {
  runs_.clear();
  bytes_.clear();
  bytes_.reserve(passage.size());  // a character is one byte, so the views into it hold
  Latin1Mixture mixture;
  bool has_small = false;  // what may have been a capital, where none is
  bool has_capital = false;
  std::size_t at = scan::find_non_ascii(passage);
  while (at < passage.size()) {
    const std::size_t begin = at;
    const std::size_t first = bytes_.size();
    while (at < passage.size() && !is_ascii(passage[at])) {
      const Character next = well_formed_character_at(passage, at);
      mixture.see(next.code_point);
      has_small = has_small || is_small_continuation(next.code_point);
      has_capital = has_capital || is_capital_letter(next.code_point);
      const std::uint16_t shown = table.at(next.code_point);
      if (shown < 0x80 || shown > 0xFF) return false;
      bytes_ += static_cast<char>(shown);
      at += next.length;
    }
    runs_.push_back({begin, at, std::string_view(bytes_).substr(first)});
    if (!is_usual(passage, runs_.back())) return false;
    at = scan::find_non_ascii(passage, at);
  }
  return !mixture.found() && (!has_small || has_capital);
}

bool PlainUtf8::is_usual(std::string_view passage, const PlainRun& run) {
  char32_t last = ascii_before(passage, run.begin);
  for (std::size_t at = 0; at < run.meant.size();) {
    const Character next = character_at(run.meant, at);
    if (!next.valid() || is_never_meant(next.code_point)) return false;
    if (is_unusual_pair(last, next.code_point)) return false;
    last = next.code_point;
    at += next.length;
  }
  return !is_unusual_pair(last, ascii_at(passage, run.end));
}

}  // namespace degarble
