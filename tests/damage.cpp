#include "damage.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <stdexcept>
#include <utility>

#include "core/utf8.hpp"
#include "oracle.hpp"

namespace degarble::testing {
namespace {

using namespace std::literals;

// The characters of a single-byte encoding, as UTF-8, by their bytes.
using Page = std::array<std::string, 256>;

Page make_page(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* const converter = ucnv_open(encoding.c_str(), &status);
  if (U_FAILURE(status)) throw std::invalid_argument("ICU has no " + encoding);
  Page page;
  for (int value = 0; value < 256; ++value) {
    const char in = static_cast<char>(value);
    const char* at = &in;
    status = U_ZERO_ERROR;
    ucnv_resetToUnicode(converter);
    const UChar32 character = ucnv_getNextUChar(converter, &at, at + 1, &status);
    append(page[byte(in)], U_SUCCESS(status) ? static_cast<char32_t>(character) : kReplacement);
  }
  ucnv_close(converter);
  return page;
}

const Page& page_of(std::string_view encoding) {
  static std::map<std::string, Page, std::less<>> pages;
  const auto found = pages.find(encoding);
  if (found != pages.end()) return found->second;
  return pages.emplace(encoding, make_page(std::string(encoding))).first->second;
}

constexpr std::string_view kEncodings[] = {"windows-1252", "iso-8859-1",   "windows-1251", "koi8-r",
                                           "windows-1250", "windows-1253", "macintosh",    "cp437",
                                           "iso-8859-15",  "cp850"};

constexpr std::string_view kWords[] = {"dont",
                                       "its",
                                       "Syrias",
                                       "largest",
                                       "city",
                                       "the worlds",
                                       "I",
                                       "Im",
                                       "youre",
                                       "don't",
                                       "cities",
                                       "caf\u00e9",
                                       "na\u00efve",
                                       "\u00c0",
                                       "\u00e9t\u00e9",
                                       "l\u2019\u00e9t\u00e9",
                                       "d\u2019",
                                       "Stra\u00dfe",
                                       "\u043f\u0440\u0438\u0432\u0435\u0442",
                                       "\u041c\u043e\u0441\u043a\u0432\u0430",
                                       "\u4e16\u754c",
                                       "\u3053\u3093\u306b\u3061\u306f",
                                       "\u03b1\u03b2\u03b3",
                                       "\u05e9\u05dc\u05d5\u05dd",
                                       "za\u017c\u00f3\u0142\u0107",
                                       "\U0001F600",
                                       "10\u00a0km",
                                       "\u00ab mot \u00bb",
                                       "\u201cword\u201d",
                                       "\u2018a\u2019",
                                       "$5",
                                       "100%",
                                       "\ufb01n",
                                       "\uff21",
                                       "\uac00",
                                       "\u1100\u1161",
                                       "\u212b",
                                       "e\u0301",
                                       "o\u0323\u0302"};

constexpr std::string_view kApostrophes[] = {"'",      "\u2019", "\u2018", "\u02bc",
                                             "`",      "\u00b4", "\x92"sv, "\u0092",
                                             "\ufffd", "\u25a1", "?",      "&rsquo;"};

constexpr std::string_view kAccidents[] = {"\0"sv,
                                           "\r",
                                           "\n",
                                           "\r\n",
                                           "\n\r",
                                           "\t",
                                           "\f",
                                           "\x0b",
                                           "\u0085",
                                           "\u2028",
                                           "\ufeff",
                                           "\u200b",
                                           "\u00ad",
                                           "\u25a1",
                                           "\ufffd",
                                           " \u25a1 ",
                                           " \ufffd ",
                                           "\u0301",
                                           "\u0323",
                                           "\u0345",
                                           "\xFF\xFE",
                                           "\xFE\xFF",
                                           "\xC3",
                                           "\xE2\x80",
                                           "\xF0\x9F\x98",
                                           "\x80",
                                           "\xC0\x80",
                                           "\xED\xA0\xBD\xED\xB8\x80",
                                           "\xF4\x90\x80\x80",
                                           "\u00c3",
                                           "\u00c2",
                                           "\u00e2\u20ac",
                                           "\u00c3\u00a0",
                                           "\u00c3 ",
                                           "\u00c2\u00a0",
                                           "&#8217;",
                                           "\\u2019",
                                           "\x1b$B",
                                           "\x1b(B",
                                           "=E2=80=99",
                                           "%E2%80%99",
                                           "s s s",
                                           "\u00c3\u00c3\u00c3"};

std::string apostrophized(Random& random) {
  return std::string(random.pick(kWords)) + std::string(random.pick(kApostrophes)) +
         (random.one_in(2) ? "s" : "t");
}

// One to three misreadings on top of each other, of a word or of a phrase.
std::string mojibake(Random& random) {
  std::string text = random.one_in(3) ? apostrophized(random) : std::string(random.pick(kWords));
  if (random.one_in(4)) text.append(" ").append(random.pick(kWords));
  const std::string_view encoding = random.one_in(2) ? kEncodings[0] : random.pick(kEncodings);
  for (std::size_t layers = 1 + random.below(3); layers > 0; --layers) {
    text = misread(text, random.one_in(8) ? random.pick(kEncodings) : encoding);
  }
  return text;
}

std::string cut_short(Random& random, std::string text) {
  text.resize(random.below(text.size() + 1));
  return text;
}

std::string c1_control(Random& random) {
  std::string text;
  append(text, static_cast<char32_t>(0x80 + random.below(0x20)));
  return text;
}

std::string piece(Random& random) {
  switch (random.below(12)) {
    case 0:
      return mojibake(random);
    case 1:
      return encoded(random.pick(kWords), random.pick(kEncodings));
    case 2:
      return cut_short(random,
                       random.one_in(2) ? mojibake(random) : std::string(random.pick(kWords)));
    case 3:
      return c1_control(random);
    case 4:
      return std::string(random.pick(kAccidents));
    case 5:
      return random.one_in(3) ? std::string(1, static_cast<char>(random.next())) : ""s;
    case 6:
      return apostrophized(random);
    default:
      return std::string(random.pick(kWords));
  }
}

// `text` in units of 2 or 4 bytes.
std::string widened(std::string_view text, std::size_t size, bool big) {
  std::string out;
  const auto put = [&](char32_t unit) {
    for (std::size_t i = 0; i < size; ++i) {
      out += static_cast<char>(unit >> 8 * (big ? size - 1 - i : i) & 0xFF);
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    const oracle::Character character = oracle::character_at(text, at);
    const char32_t value = character.valid ? character.code_point : kReplacement;
    if (size == 2 && value > 0xFFFF) {
      put(0xD7C0 + (value >> 10));
      put(0xDC00 + (value & 0x3FF));
    } else {
      put(value);
    }
    at += character.length;
  }
  return out;
}

std::string in_another_encoding(Random& random, std::string_view text) {
  switch (random.below(4)) {
    case 0:
      return encoded(text, random.pick(kEncodings));
    case 1:
      return misread(text, random.pick(kEncodings));
    default:
      const std::string mark(random.one_in(2) ? "\ufeff" : "");
      return widened(mark + std::string(text), random.one_in(3) ? 4 : 2, random.one_in(2));
  }
}

}  // namespace

std::string misread(std::string_view bytes, std::string_view encoding) {
  const Page& page = page_of(encoding);
  std::string text;
  for (const char c : bytes) text += page[byte(c)];
  return text;
}

std::string encoded(std::string_view text, std::string_view encoding) {
  const Page& page = page_of(encoding);
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = oracle::character_at(text, at).length;
    const auto* const found = std::find(page.begin(), page.end(), text.substr(at, length));
    bytes += found == page.end() ? '?' : static_cast<char>(found - page.begin());
    at += length;
  }
  return bytes;
}

std::string damaged_text(Random& random, std::size_t pieces) {
  std::string text;
  const std::size_t spaced = 1 + random.below(4);
  for (std::size_t i = 0; i < pieces; ++i) {
    text += piece(random);
    if (!random.one_in(spaced + 1)) text += random.one_in(6) ? ". " : " ";
    if (random.one_in(12)) text += '\n';
  }
  if (random.one_in(8)) text = in_another_encoding(random, text);
  if (random.one_in(12)) text = cut_short(random, std::move(text));
  return text;
}

}  // namespace degarble::testing
