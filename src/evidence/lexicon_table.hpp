// The shape of the compiled word list, which tools/compile_lexicon writes and evidence/lexicon
// reads: a header, then an open-addressing hash table of slots of three bytes, and one more byte.
// A slot is the number of a set of flags and, above it, a fingerprint of 16 bits; number 0 is an
// empty slot.
// Knows nothing of what the flags mean to a rule.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace degarble {

// What is known of a word, in either case unless it says otherwise. The letter stands for it in
// corpus/lexicon/english.tsv.
enum class WordFlag : std::uint16_t {
  word = 1 << 0,         // w  listed in lower case
  name = 1 << 1,         // n  listed with a capital
  common = 1 << 2,       // c  among the some 20,000 most usual words (SCOWL sizes 10 to 35)
  owns = 1 << 3,         // p  takes 's as a lower-case word: a noun
  name_owns = 1 << 4,    // P  takes 's as a name
  verb = 1 << 5,         // v  has a form in -ing
  verb_form = 1 << 6,    // x  a verb's form in -s, -ed or -ing
  adjective = 1 << 7,    // a  has a form in -ly, -ness, -er or -est
  superlative = 1 << 8,  // t  the -est of an adjective
  function = 1 << 10,    // f  a word of grammar: the, of, could
  plural = 1 << 11,      // s  a regular plural
};

struct FlagLetter {
  char letter;
  WordFlag flag;
};

constexpr FlagLetter kFlagLetters[] = {
    {'w', WordFlag::word},      {'n', WordFlag::name},      {'c', WordFlag::common},
    {'p', WordFlag::owns},      {'P', WordFlag::name_owns}, {'v', WordFlag::verb},
    {'x', WordFlag::verb_form}, {'a', WordFlag::adjective}, {'t', WordFlag::superlative},
    {'f', WordFlag::function},  {'s', WordFlag::plural},
};

constexpr std::uint32_t kLexiconMagic = 0x4C474402;  // "\2DGL" in memory, little-endian
constexpr std::size_t kMostFlagSets = 256;           // the word list has some 140
constexpr std::size_t kSlotBytes = 3;

struct LexiconHeader {
  std::uint32_t magic = kLexiconMagic;
  std::uint32_t slot_bits = 0;  // the table has 2^slot_bits slots, some of them empty
  std::uint16_t flag_sets[kMostFlagSets] = {};
};

// A hash of a word, lower-cased on the way. Takes its letters one by one, or up to eight at once;
// the result is the same. (A multiplication for every eight bytes, and the final mix of Steele and
// Vigna's splitmix64, because slots are its upper bits.)
class WordHash {
 public:
  static constexpr unsigned kAtOnce = 8;

  constexpr void add(char letter) {
    add_lower(static_cast<unsigned char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter));
  }
  constexpr void add_lower(unsigned letter) {
    if (count_ == kAtOnce) flush();
    waiting_ |= std::uint64_t{letter} << 8 * count_;
    ++count_;
  }

  // Adds so many lower-cased letters, at least one and at most eight, the first one lowest. Only
  // where takes_eight.
  constexpr void add_eight(std::uint64_t letters, unsigned count) {
    if (count_ == kAtOnce) flush();
    waiting_ = letters;
    count_ = count;
  }
  [[nodiscard]] constexpr bool takes_eight() const { return count_ % kAtOnce == 0; }

  [[nodiscard]] constexpr std::uint64_t value() const {
    return mixed(count_ == 0 ? state_ : step(state_, waiting_));
  }

  // Of the word without its last letter, an ASCII one.
  [[nodiscard]] constexpr std::uint64_t value_without_last() const {
    if (count_ < 2) return mixed(state_);
    return mixed(step(state_, waiting_ & ((std::uint64_t{1} << 8 * (count_ - 1)) - 1)));
  }

 private:
  static constexpr std::uint64_t step(std::uint64_t state, std::uint64_t letters) {
    const std::uint64_t product = (state ^ letters) * 0x9FB21C651E98DF25;
    return product ^ product >> 32;
  }
  static constexpr std::uint64_t mixed(std::uint64_t state) {
    const std::uint64_t mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
    return mixed ^ (mixed >> 27);
  }
  constexpr void flush() {
    state_ = step(state_, waiting_);
    waiting_ = 0;
    count_ = 0;
  }

  std::uint64_t state_ = 0xCBF29CE484222325;
  std::uint64_t waiting_ = 0;  // letters that are not in the state yet, the first one lowest
  unsigned count_ = 0;         // of them
};

[[nodiscard]] constexpr std::uint64_t word_hash(std::string_view word) {
  WordHash hash;
  for (const char letter : word) hash.add(letter);
  return hash.value();
}

// Where the search for a word begins, and what it looks for: different bits of the hash.
[[nodiscard]] constexpr std::uint32_t first_slot(std::uint64_t hash, std::uint32_t slot_bits) {
  return static_cast<std::uint32_t>(hash >> (64 - slot_bits));
}
[[nodiscard]] constexpr std::uint32_t fingerprint(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash & 0xFFFF) << 8;
}

}  // namespace degarble
