// The shape of the compiled language models, which tools/train_language writes and
// evidence/language reads. All numbers are little-endian; every part begins at a multiple of 4.
//
//   ModelHeader
//   CharacterRow[kCharacters]           what a code point below kCharacters is, in any language
//   std::uint8_t[kHan], [kHan], [kHangul]  costs of Han characters in Chinese and in Japanese, and
//                                       of Hangul syllables in Korean, given that it is one
//   for each language: LanguageHeader, Letter[letters], costs[contexts][symbols][symbols]
//
// A text is a row of symbols: a class for what is no letter of the language (a letter of another is
// the class `foreign`), or a letter, without case. The model says what a symbol costs behind two
// others. Of the first of these only the usual letters are told apart, which are the first ones in
// the list of letters; context 0 stands for all others.
#pragma once

#include <cstddef>
#include <cstdint>

namespace degarble {

constexpr std::uint32_t kModelMagic = 0x4D474403;  // "\3DGM" in memory

constexpr std::size_t kCharacters = 0x3000;
constexpr char32_t kFirstHan = 0x4E00;
constexpr std::size_t kHan = 0x51A6;  // up to U+9FA5, the first block as Unicode 1.1 had it
constexpr char32_t kFirstHangul = 0xAC00;
constexpr std::size_t kHangul = 11172;

// A cost is a negative logarithm of a probability in sixteenths of a nat.
constexpr int kCostsPerNat = 16;
constexpr int kHighestCost = 255;

// Symbols that are no letters; the letters follow.
enum class Class : std::uint8_t {
  space,
  digit,
  apostrophe,  // straight or curly
  opening,     // quotation marks and brackets before a word
  closing,     // punctuation behind a word
  joining,     // hyphens, slashes and what else stands between words
  odd,         // symbols, box drawing, what text rarely has
  foreign,     // a letter that the language does not use
  latin,       // an ASCII letter in a language of another script
  han,
  katakana,
  hangul,
};
constexpr std::size_t kClasses = 12;

// What a code point is in any language.
struct CharacterRow {
  Class kind = Class::odd;
  std::uint8_t flags = 0;
  std::uint8_t cost = 0;  // given its class, in eighths of a nat: controls cost more than 16
  std::uint8_t unused = 0;
};
constexpr std::uint8_t kUpperCase = 1;
constexpr std::uint8_t kLowerCase = 2;
constexpr std::uint8_t kLetter = 4;
constexpr int kExtraPerNat = 8;

struct ModelHeader {
  std::uint32_t magic = kModelMagic;
  std::uint32_t languages = 0;
  std::uint32_t others = 0;  // behind them: those that old files are decoded in, and no more
  std::uint32_t unused = 0;
};

// One spelling of a letter: capitals, and letters that are another in disguise, have the symbol of
// the small letter.
struct Letter {
  std::uint16_t code_point = 0;
  std::uint16_t symbol = 0;
};

struct LanguageHeader {
  char code[8] = {};  // BCP 47
  std::uint32_t letters = 0;
  std::uint32_t symbols = 0;  // kClasses, and the letters that differ
  std::uint32_t contexts =
      0;  // of the first of the two symbols: symbol kClasses + i - 1, or any other
  std::uint32_t bytes = 0;  // of the costs, with what fills them up to a multiple of 4
};

}  // namespace degarble
