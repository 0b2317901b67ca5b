#include "encodings/tscii.hpp"

#include <array>

#include "core/utf8.hpp"

namespace degarble {
namespace {

// "TSCII: Tamil Standard Code for Information Interchange, version 1.7": what the bytes from 80 on
// stand for.
constexpr std::array<std::u16string_view, 128> kLetters = {u"\u0BE6",
                                                           u"\u0BE7",
                                                           u"\u0BB8\u0BCD\u0BB0\u0BC0",
                                                           u"\u0B9C",
                                                           u"\u0BB7",
                                                           u"\u0BB8",
                                                           u"\u0BB9",
                                                           u"\u0B95\u0BCD\u0BB7",
                                                           u"\u0B9C\u0BCD",
                                                           u"\u0BB7\u0BCD",
                                                           u"\u0BB8\u0BCD",
                                                           u"\u0BB9\u0BCD",
                                                           u"\u0B95\u0BCD\u0BB7\u0BCD",
                                                           u"\u0BE8",
                                                           u"\u0BE9",
                                                           u"\u0BEA",
                                                           u"\u0BEB",
                                                           u"\u2018",
                                                           u"\u2019",
                                                           u"\u201C",
                                                           u"\u201D",
                                                           u"\u0BEC",
                                                           u"\u0BED",
                                                           u"\u0BEE",
                                                           u"\u0BEF",
                                                           u"\u0B99\u0BC1",
                                                           u"\u0B9E\u0BC1",
                                                           u"\u0B99\u0BC2",
                                                           u"\u0B9E\u0BC2",
                                                           u"\u0BF0",
                                                           u"\u0BF1",
                                                           u"\u0BF2",
                                                           u"",
                                                           u"\u0BBE",
                                                           u"\u0BBF",
                                                           u"\u0BC0",
                                                           u"\u0BC1",
                                                           u"\u0BC2",
                                                           u"\u0BC6",
                                                           u"\u0BC7",
                                                           u"\u0BC8",
                                                           u"\u00A9",
                                                           u"\u0BD7",
                                                           u"\u0B85",
                                                           u"\u0B86",
                                                           u"\u0B87",
                                                           u"\u0B88",
                                                           u"\u0B89",
                                                           u"\u0B8A",
                                                           u"\u0B8E",
                                                           u"\u0B8F",
                                                           u"\u0B90",
                                                           u"\u0B92",
                                                           u"\u0B93",
                                                           u"\u0B94",
                                                           u"\u0B83",
                                                           u"\u0B95",
                                                           u"\u0B99",
                                                           u"\u0B9A",
                                                           u"\u0B9E",
                                                           u"\u0B9F",
                                                           u"\u0BA3",
                                                           u"\u0BA4",
                                                           u"\u0BA8",
                                                           u"\u0BAA",
                                                           u"\u0BAE",
                                                           u"\u0BAF",
                                                           u"\u0BB0",
                                                           u"\u0BB2",
                                                           u"\u0BB5",
                                                           u"\u0BB4",
                                                           u"\u0BB3",
                                                           u"\u0BB1",
                                                           u"\u0BA9",
                                                           u"\u0B9F\u0BBF",
                                                           u"\u0B9F\u0BC0",
                                                           u"\u0B95\u0BC1",
                                                           u"\u0B9A\u0BC1",
                                                           u"\u0B9F\u0BC1",
                                                           u"\u0BA3\u0BC1",
                                                           u"\u0BA4\u0BC1",
                                                           u"\u0BA8\u0BC1",
                                                           u"\u0BAA\u0BC1",
                                                           u"\u0BAE\u0BC1",
                                                           u"\u0BAF\u0BC1",
                                                           u"\u0BB0\u0BC1",
                                                           u"\u0BB2\u0BC1",
                                                           u"\u0BB5\u0BC1",
                                                           u"\u0BB4\u0BC1",
                                                           u"\u0BB3\u0BC1",
                                                           u"\u0BB1\u0BC1",
                                                           u"\u0BA9\u0BC1",
                                                           u"\u0B95\u0BC2",
                                                           u"\u0B9A\u0BC2",
                                                           u"\u0B9F\u0BC2",
                                                           u"\u0BA3\u0BC2",
                                                           u"\u0BA4\u0BC2",
                                                           u"\u0BA8\u0BC2",
                                                           u"\u0BAA\u0BC2",
                                                           u"\u0BAE\u0BC2",
                                                           u"\u0BAF\u0BC2",
                                                           u"\u0BB0\u0BC2",
                                                           u"\u0BB2\u0BC2",
                                                           u"\u0BB5\u0BC2",
                                                           u"\u0BB4\u0BC2",
                                                           u"\u0BB3\u0BC2",
                                                           u"\u0BB1\u0BC2",
                                                           u"\u0BA9\u0BC2",
                                                           u"\u0B95\u0BCD",
                                                           u"\u0B99\u0BCD",
                                                           u"\u0B9A\u0BCD",
                                                           u"\u0B9E\u0BCD",
                                                           u"\u0B9F\u0BCD",
                                                           u"\u0BA3\u0BCD",
                                                           u"\u0BA4\u0BCD",
                                                           u"\u0BA8\u0BCD",
                                                           u"\u0BAA\u0BCD",
                                                           u"\u0BAE\u0BCD",
                                                           u"\u0BAF\u0BCD",
                                                           u"\u0BB0\u0BCD",
                                                           u"\u0BB2\u0BCD",
                                                           u"\u0BB5\u0BCD",
                                                           u"\u0BB4\u0BCD",
                                                           u"\u0BB3\u0BCD",
                                                           u"\u0BB1\u0BCD",
                                                           u"\u0BA9\u0BCD",
                                                           u"\u0B87",
                                                           u""};

constexpr unsigned char kSignE = 0xA6;
constexpr unsigned char kSignAi = 0xA8;
constexpr char kSignAa = '\xA1';
constexpr char kAuMark = '\xAA';

constexpr bool stands_before(unsigned char c) { return c >= kSignE && c <= kSignAi; }

// A letter without a vowel sign, of Tamil or Sanskrit.
constexpr bool is_consonant(unsigned char c) {
  return (c >= 0xB8 && c <= 0xC9) || (c >= 0x83 && c <= 0x87);
}

std::u16string_view letters_of(char c) { return kLetters[byte(c) - 0x80]; }

// The vowel sign that a sign before the consonant and one behind it are together; 0 for none.
// Unicode takes U+0BCC apart into the first and the mark of au; glibc writes it with the second.
char16_t joined_sign(unsigned char before, char behind) {
  const bool is_ai = before == kSignAi;
  if (behind == kAuMark && !is_ai) return 0x0BCC;
  if (behind != kSignAa || is_ai) return 0;
  return before == kSignE ? 0x0BCA : 0x0BCB;
}

// The letters, with a vowel sign behind them unless it is 0.
Step step_of(std::u16string_view letters, char16_t sign, std::uint32_t length) {
  if (letters.empty()) return undecodable(length);
  Step step{letters[0], length};
  std::size_t end = 0;
  for (const char16_t letter : letters.substr(1)) step.more[end++] = letter;
  if (sign != 0) step.more[end] = sign;
  return step;
}

// A vowel sign and the consonant behind it, with the sign's second half if it has one.
Step reordered(std::string_view rest) {
  const unsigned char sign = byte(rest[0]);
  const char16_t alone = letters_of(rest[0])[0];
  if (rest.size() == 1) return {alone, 1, {}, true};
  if (!is_consonant(byte(rest[1]))) {
    const char16_t joined = joined_sign(sign, rest[1]);
    return joined != 0 ? Step{joined, 2} : Step{alone, 1};
  }
  const std::u16string_view consonant = letters_of(rest[1]);
  const char16_t joined = rest.size() > 2 ? joined_sign(sign, rest[2]) : u'\0';
  if (joined != 0) return step_of(consonant, joined, 3);
  Step step = step_of(consonant, alone, 2);
  step.incomplete = rest.size() == 2;
  return step;
}

}  // namespace

Step TsciiStep::operator()(std::string_view bytes, std::size_t at) const {
  const char first = bytes[at];
  if (is_ascii(first)) return {byte(first), 1};
  if (stands_before(byte(first))) return reordered(bytes.substr(at));
  return step_of(letters_of(first), 0, 1);
}

}  // namespace degarble
