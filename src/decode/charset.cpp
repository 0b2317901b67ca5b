#include "decode/charset.hpp"

#include <uchardet/uchardet.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "core/utf8.hpp"
#include "decode/converter.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

const Encoding& western() { return encoding("windows-1252"); }

const Encoding* ask_uchardet(std::string_view window) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                       uchardet_delete);
  if (uchardet_handle_data(detector.get(), window.data(), window.size()) != 0) return nullptr;
  uchardet_data_end(detector.get());
  return find_encoding(uchardet_get_charset(detector.get()));
}

struct Vote {
  const Encoding* encoding;
  int confidence;
};

std::vector<Vote> ask_icu(std::string_view window) {
  std::vector<Vote> votes;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            ucsdet_close);
  ucsdet_setText(detector.get(), window.data(), static_cast<std::int32_t>(window.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &status);
  for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const Encoding* const found = find_encoding(ucsdet_getName(matches[i], &status));
    if (found != nullptr) votes.push_back({found, ucsdet_getConfidence(matches[i], &status)});
  }
  return votes;
}

bool is_candidate(const Encoding* encoding) {
  return encoding != nullptr && (encoding->kind == Encoding::Kind::single_byte ||
                                 encoding->kind == Encoding::Kind::multi_byte);
}

// Whether the window decodes without anything that text has not: undecodable bytes or C1 controls.
bool decodes(std::string_view window, const Encoding& encoding) {
  const std::vector<Decoded> characters = decode_characters(encoding, window);
  return std::ranges::none_of(characters, [&](const Decoded& character) {
    const bool control = character.code_point >= 0x80 && character.code_point <= 0x9F;
    // The window may end inside a character.
    return control || (character.code_point == kUndecodable && &character != &characters.back());
  });
}

struct Shape {
  std::size_t ascii_letters = 0;
  std::size_t high = 0;  // bytes from 80 on
};

Shape shape_of(std::string_view window) {
  Shape shape;
  for (const char c : window) {
    shape.high += !is_ascii(c);
    shape.ascii_letters += (byte(c) | 0x20) >= 'a' && (byte(c) | 0x20) <= 'z';
  }
  return shape;
}

// Text whose letters are ASCII but for a few: nearly always Western on the web, and where uchardet
// is wrong most often. It calls windows-1252 "It's" with a curly apostrophe MAC-CENTRALEUROPE.
bool is_mostly_ascii(const Shape& shape) {
  constexpr std::size_t kFew = 20;
  return shape.high < 4 || (shape.high * kFew < shape.ascii_letters && shape.high < 60);
}

}  // namespace

std::string legacy_window(std::string_view block, std::size_t ill_formed) {
  std::string window;
  std::size_t at = ill_formed;
  while (at < block.size() && window.size() < kWindow) {
    const std::size_t line_end = block.rfind('\n', at);
    const std::size_t begin = line_end == std::string_view::npos ? 0 : line_end + 1;
    const std::size_t end = std::min(block.find('\n', at), block.size() - 1) + 1;
    // Of a line that is longer than the window, the part around its first such byte.
    const std::size_t from =
        end - begin > kWindow ? std::max(begin, at - std::min(at, kWindow / 4)) : begin;
    window += block.substr(from, std::min(end - from, kWindow - window.size()));
    at = scan::find_ill_formed(block, end);
  }
  return window;
}

Detected detect_encoding(std::string_view window) {
  const Shape shape = shape_of(window);
  const bool is_western = decodes(window, western());
  if (is_western && is_mostly_ascii(shape)) return {&western(), 97};

  const Encoding* const first = ask_uchardet(window);
  const std::vector<Vote> votes = ask_icu(window);
  const bool usable = is_candidate(first) && decodes(window, *first);
  for (const Vote& vote : votes) {
    if (usable && vote.encoding == first) return {first, 95};
  }
  if (usable) return {first, 90};
  for (const Vote& vote : votes) {
    if (is_candidate(vote.encoding) && decodes(window, *vote.encoding)) {
      return {vote.encoding, 60 + vote.confidence / 4};
    }
  }
  return {&western(), is_western ? 80 : 50};
}

}  // namespace degarble
