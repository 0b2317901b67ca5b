#include "restore/excerpt.hpp"

#include <algorithm>

#include "core/utf8.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

constexpr std::size_t kAside = 128;   // bytes: the longest word, and a neighbour
constexpr std::size_t kAhead = 1024;  // bytes that are read at once

// Whether enough of what stands around `at` was read.
bool is_enough(const Excerpt& excerpt, std::size_t at, std::size_t end_of_text) {
  if (excerpt.offsets.empty()) return false;
  const std::size_t begin = excerpt.offsets.front();
  const std::size_t end = excerpt.offsets.back();
  return at >= begin && (begin == 0 || at - begin >= kAside) && at < end &&
         (end == end_of_text || end - at >= kAside);
}

void read_around(std::string_view text, std::size_t at, Excerpt& excerpt) {
  excerpt.text.clear();
  excerpt.offsets.clear();
  std::size_t offset = character_start(text, at - std::min(at, kAside));
  excerpt.begins = offset == 0;
  const std::size_t end = std::min(text.size(), at + kAhead);
  while (offset < end) {
    excerpt.offsets.push_back(offset);
    if (is_ascii(text[offset])) {
      excerpt.text += byte(text[offset++]);
      continue;
    }
    const Character character = character_at(text, offset);
    excerpt.text += character.code_point;
    offset += character.length;
  }
  excerpt.offsets.push_back(offset);
}

// S and t, capital and small, with a comma and with a cedilla below.
constexpr std::u32string_view kCommas = U"\u0218\u0219\u021A\u021B";
constexpr std::u32string_view kCedillas = U"\u015E\u015F\u0162\u0163";

// Whether the text has more cedillas than commas below s and t.
bool writes_cedillas(std::string_view text) {
  std::ptrdiff_t more = 0;
  for (std::size_t at = scan::find_non_ascii(text); at < text.size();
       at = scan::find_non_ascii(text, at + 1)) {
    const std::string_view two = text.substr(at, 2);
    more += two >= "\u015E" && two <= "\u0163" && two != "\u0160" && two != "\u0161";
    more -= two >= "\u0218" && two <= "\u021B";
  }
  return more > 0;
}

}  // namespace

void find_excerpt(std::string_view text, std::size_t at, Excerpt& excerpt) {
  if (!is_enough(excerpt, at, text.size())) read_around(text, at, excerpt);
  const auto found = std::ranges::lower_bound(excerpt.offsets, at);
  excerpt.at = static_cast<std::size_t>(found - excerpt.offsets.begin());
}

std::u32string RomanianLetters::as_written(std::u32string letters) {
  for (char32_t& c : letters) {
    const std::size_t which = kCommas.find(c);
    if (which == std::u32string_view::npos) continue;
    if (below_ == Below::unknown) below_ = writes_cedillas(text_) ? Below::cedilla : Below::comma;
    if (below_ == Below::cedilla) c = kCedillas[which];
  }
  return letters;
}

}  // namespace degarble
