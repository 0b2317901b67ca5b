// The scalar twins of the vector scans: what each of them means, in the plainest words. They also
// scan the ends of a text that no whole vector fits into.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/characters.hpp"
#include "core/endings.hpp"
#include "core/utf8.hpp"
#include "scan/scan.hpp"

namespace degarble::scan::scalar {

// The byte at `at`, or 0 past the end: no test below is true of 0.
constexpr unsigned char at_or_nul(std::string_view text, std::size_t at) {
  return at < text.size() ? byte(text[at]) : 0;
}

struct NonAscii {
  static bool fits(std::string_view text, std::size_t at) { return byte(text[at]) >= 0x80; }
};

struct Mojibake {
  static bool fits(std::string_view text, std::size_t at) {
    const unsigned char first = byte(text[at]);
    const unsigned char second = at_or_nul(text, at + 1);
    if (first == 0xC2) return second >= 0x80 && second <= 0x9F;
    if (first != 0xC3 || second < 0x82 || second > 0xB4) return false;
    // Continuation bytes turn into U+0080..U+00BF and, in windows-1252, into characters of U+0152..
    // U+0192, U+02C6, U+02DC, U+2013..U+203A, U+20AC and U+2122.
    const unsigned char third = at_or_nul(text, at + 2);
    return third == 0xC2 || third == 0xC5 || third == 0xC6 || third == 0xCB || third == 0xE2;
  }
};

struct Composable {
  static bool fits(std::string_view text, std::size_t at) {
    const unsigned char first = byte(text[at]);
    if (first < 0xCC || (first | 1) == 0xD1 || (first >= 0xE4 && first <= 0xE9)) return false;
    if (first != 0xE2 && first != 0xE3) return true;
    const unsigned char second = at_or_nul(text, at + 1);
    if (first == 0xE3) {
      const unsigned char third = at_or_nul(text, at + 2);
      const bool mark = (second == 0x80 && third >= 0xAA) || (second == 0x82 && third >= 0x99);
      return mark || second > 0x83;
    }
    if (second == 0x80) return at_or_nul(text, at + 2) < 0x82;
    return second > 0x83 || (second == 0x83 && at_or_nul(text, at + 2) >= 0x90);
  }
};

struct Loss {
  static bool fits(std::string_view text, std::size_t at) {
    const std::string_view three = text.substr(at, 3);
    return three == "\xE2\x96\xA1" || three == "\xE2\x96\xA0" || three == "\xEF\xBF\xBD";
  }
};

struct ApostropheCandidate {
  // 0xE2 is where quotation marks and dashes begin.
  static bool ends_word(unsigned char next) {
    if (next >= 0x80) return next == 0xE2;
    return !is_ascii_letter(static_cast<char>(next)) && (next < '0' || next > '9') && next != '\'';
  }
  static bool fits(std::string_view text, std::size_t at) {
    if (at == 0 || !ends_word(at_or_nul(text, at + 1))) return false;
    const char before = text[at - 1];
    const char last = text[at];
    if (last == 's') return is_ascii_letter(before);
    constexpr std::string_view kPairs[] = {"nt", "re", "ve", "ll", "ud", "yd", "td", "Im"};
    for (const std::string_view pair : kPairs) {
      if (before == pair[0] && last == pair[1]) return true;
    }
    return false;
  }
};

struct English {
  static bool fits(std::string_view text, std::size_t at) {
    const std::string_view word = text.substr(at, 5);
    return word == " the " || word == " and ";
  }
};

struct Entity {
  static bool fits(std::string_view text, std::size_t at) {
    if (text[at] == '&') {
      const char next = static_cast<char>(at_or_nul(text, at + 1));
      return is_ascii_letter(next) || next == '#' || next == ' ';
    }
    if (text[at] != ';' || at == 0) return false;
    const char before = text[at - 1];
    return is_ascii_digit(before) || before == 'p' || before == 't';
  }
};

constexpr bool is_odd_control(char c) {
  return byte(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

struct Control {
  static bool fits(std::string_view text, std::size_t at) {
    return is_odd_control(text[at]) || text.substr(at, 3) == "\xEF\xBB\xBF";
  }
};

struct Escape {
  static bool fits(std::string_view text, std::size_t at) {
    const char next = static_cast<char>(at_or_nul(text, at + 1));
    const bool word = is_ascii_letter(next) || is_ascii_digit(next);
    switch (text[at]) {
      case '\\':
        return word || next == '\'';
      case '%':
      case '<':
      case '=':
        return word || next == '?';
      case '+':
        return word || next == '/' || next == '+';
      case 'u':
        return (next == '0' || next == '2') && at_or_nul(text, at + 2) == '0';
      default:
        return false;
    }
  }
};

struct Invisible {
  static bool fits(std::string_view text, std::size_t at) {
    const unsigned char next = at_or_nul(text, at + 1);
    const unsigned char third = at_or_nul(text, at + 2);
    switch (byte(text[at])) {
      case 0x7F:  // DELETE
        return true;
      case 0xC2:  // C1 controls, the soft hyphen
        return next >= 0x80 && (next <= 0x9F || next == 0xAD);
      case 0xCD:  // the grapheme joiner
        return next == 0x8F;
      case 0xD8:  // the Arabic letter mark
        return next == 0x9C;
      case 0xE1:  // the Mongolian vowel separator
        return next == 0xA0 && third == 0x8E;
      case 0xE2:  // zero-width and directional characters
        return (next == 0x80 && ((third >= 0x8B && third <= 0x8F) || third >= 0xAA)) ||
               (next == 0x81 && third >= 0xA0 && third <= 0xAF);
      case 0xEF:  // variation selectors, the byte order mark, annotation marks
        return (next == 0xB8 && third <= 0x8F && third >= 0x80) || next == 0xBB || next == 0xBF;
      case 0xF3:  // tags and more variation selectors
        return next == 0xA0;
      default:
        return is_odd_control(text[at]);
    }
  }
};

struct Compatible {
  static bool fits(std::string_view text, std::size_t at) {
    const unsigned char next = at_or_nul(text, at + 1);
    return byte(text[at]) == 0xEF && next >= 0x80 && (next <= 0xA3 || next == 0xAC || next >= 0xBC);
  }
};

struct StandIn {
  static std::size_t length_at(std::string_view text, std::size_t at) {
    if (std::string_view(" ?`\"_=\x12\x19").find(text[at]) != std::string_view::npos) return 1;
    const std::string_view two = text.substr(at, 2);
    return two == "92" || two == "\xC2\xB4" ? 2 : 0;
  }
  static bool ends_word(char c) {
    return is_ascii(c) && !is_ascii_letter(c) && c != '-' && c != '\'';
  }
  static bool fits(std::string_view text, std::size_t at) {
    if (at == 0 || !is_ascii_letter(text[at - 1])) return false;
    const std::size_t length = length_at(text, at);
    if (length == 0) return false;
    const std::string_view rest = text.substr(at + length, 3);
    for (const std::string_view tail : kApostropheEndings) {
      const bool ends =
          rest.size() == tail.size() || (rest.size() > tail.size() && ends_word(rest[tail.size()]));
      if (rest.starts_with(tail) && ends) return true;
    }
    return false;
  }
};

struct Ukrainian {
  static bool fits(std::string_view text, std::size_t at) {
    const unsigned char second = at_or_nul(text, at + 1);
    switch (byte(text[at])) {
      case 0xD0:  // capital letters
        return second == 0x84 || second == 0x86 || second == 0x87;
      case 0xD1:  // and small ones
        return second == 0x94 || second == 0x96 || second == 0x97;
      case 0xD2:  // U+0490, U+0491
        return second == 0x90 || second == 0x91;
      default:
        return false;
    }
  }
};

struct MixedPair {
  static bool fits(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size() || is_ascii(text[at]) == is_ascii(text[at + 1])) return false;
    return is_ascii_letter(text[at]) || is_ascii_letter(text[at + 1]);
  }
};

struct Sequence {
  static bool fits(std::string_view text, std::size_t at) {
    const Character character = character_at(text, at);
    return character.valid() && character.length > 1;
  }
};

template <typename Test>
std::size_t find(std::string_view text, std::size_t from) {
  while (from < text.size() && !Test::fits(text, from)) ++from;
  return from < text.size() ? from : text.size();
}

inline std::size_t find_apostrophe_candidates(std::string_view text, std::size_t from,
                                              std::span<std::uint32_t> places) {
  std::size_t count = 0;
  for (; from < text.size() && count < places.size(); ++from) {
    if (ApostropheCandidate::fits(text, from)) places[count++] = static_cast<std::uint32_t>(from);
  }
  return count;
}

inline std::size_t find_ill_formed(std::string_view text, std::size_t from) {
  while (from < text.size()) {
    const Character character = character_at(text, from);
    if (!character.valid()) return from;
    from += character.length;
  }
  return text.size();
}

inline Apostrophes count_apostrophes(std::string_view text) {
  Apostrophes count;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (!is_ascii_letter(text[at - 1])) continue;
    if (text[at] == '\'' && at + 1 < text.size()) count.straight += is_ascii_letter(text[at + 1]);
    if (text.substr(at, 3) == "\xE2\x80\x99" && at + 3 < text.size()) {
      count.curly += is_ascii_letter(text[at + 3]);
    }
  }
  return count;
}

}  // namespace degarble::scan::scalar
