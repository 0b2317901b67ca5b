// The English contractions, by their letters. A closed table: the language gains one in a century.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace degarble {

struct Contraction {
  std::uint64_t letters = 0;  // lower-cased, packed; 0 for a place of the table that is free
  std::uint8_t tail = 0;      // letters behind the apostrophe
  bool word_without = false;  // "were", "its": without the apostrophe it is another word, or a name
};

namespace contractions {

constexpr std::size_t kLongest = 8;  // "shouldnt"

// The letters of the word, a byte each, without apostrophes; 0 if it is too long. No contraction
// has a letter above ASCII.
template <typename Char>
[[nodiscard]] constexpr std::uint64_t pack(std::basic_string_view<Char> word) {
  std::uint64_t letters = 0;
  if (word.size() > kLongest) return 0;
  for (const Char c : word) {
    letters = letters << 8 |
              (std::min<std::uint32_t>(static_cast<std::make_unsigned_t<Char>>(c), 0xFF) | 0x20);
  }
  return letters;
}
[[nodiscard]] constexpr std::uint64_t pack(std::string_view word) { return pack<char>(word); }

// How many letters were packed.
[[nodiscard]] constexpr std::size_t length(std::uint64_t letters) {
  std::size_t count = 0;
  for (; letters != 0; letters >>= 8) ++count;
  return count;
}

constexpr std::string_view kOneLetterTail[] = {
    "aint",     "arent",  "couldnt", "didnt",   "doesnt", "dont",  "hadnt",   "hasnt",
    "havent",   "isnt",   "mightnt", "mustnt",  "neednt", "shant", "oughtnt", "darent",
    "shouldnt", "wasnt",  "werent",  "wouldnt", "im",     "youd",  "theyd",   "thats",
    "whats",    "theres", "heres",   "wheres",  "hes",    "shes",  "thered",  "thatd",
    "whatd",    "whered", "warnt",   "haint",   "maynt",  "capn",
};
constexpr std::string_view kTwoLetterTail[] = {
    "youre",  "theyre", "ive",    "youve",   "theyve",   "weve",    "youll",
    "theyll", "itll",   "thatll", "couldve", "shouldve", "wouldve", "mightve",
    "mustve", "maam",   "whatve", "whereve", "thatve",
};
constexpr std::string_view kThreeLetterTail[] = {"yall", "cmon", "dyou"};
constexpr std::string_view kFourLetterTail[] = {"spose"};
constexpr std::string_view kFiveLetterTail[] = {"oclock"};
// Other words without it: what stands around them tells.
constexpr std::string_view kWordOneLetterTail[] = {
    "cant", "wont", "its",  "lets", "whos", "hows", "whens", "whys",
    "id",   "hed",  "shed", "wed",  "whod", "itd",  "howd",
};
constexpr std::string_view kWordTwoLetterTail[] = {
    "were", "well", "ill", "hell", "shell", "wholl", "whatll", "whatre", "whove", "therell",
};
// Behind its first letter: t'other, and names that others leave without (OBrien).
constexpr std::string_view kWordAllTail[] = {
    "tother",  "obrien",  "ohara",    "oneill", "oneal",    "oreilly",
    "oleary",  "oconnor", "oconnell", "ogrady", "odonnell", "omalley",
    "orourke", "okeefe",  "ohiggins", "otoole", "oshea",
};

constexpr unsigned kBits = 8;  // 100 words in 256 places
using Table = std::array<Contraction, 1U << kBits>;

[[nodiscard]] constexpr std::size_t place(std::uint64_t letters) {
  return (letters * 0x9E3779B97F4A7C15) >> (64 - kBits);
}

template <std::size_t Count>
constexpr void add(Table& table, const std::string_view (&words)[Count], std::uint8_t tail,
                   bool word_without) {
  for (const std::string_view word : words) {
    std::size_t at = place(pack(word));
    while (table[at].letters != 0) at = (at + 1) % table.size();
    table[at] = {pack(word), tail, word_without};
  }
}

inline constexpr Table kTable = [] {
  Table table{};
  add(table, kOneLetterTail, 1, false);
  add(table, kTwoLetterTail, 2, false);
  add(table, kThreeLetterTail, 3, false);
  add(table, kFourLetterTail, 4, false);
  add(table, kFiveLetterTail, 5, false);
  add(table, kWordOneLetterTail, 1, true);
  add(table, kWordTwoLetterTail, 2, true);
  for (const std::string_view word : kWordAllTail) {
    add(table, {word}, static_cast<std::uint8_t>(word.size() - 1), true);
  }
  return table;
}();

// A bit for each of so many places by the same hash: of other words, one in 40 has one that is set.
constexpr unsigned kFilterBits = 12;
constexpr std::size_t filter_place(std::uint64_t letters) {
  return (letters * 0x9E3779B97F4A7C15) >> (64 - kFilterBits);
}
inline constexpr std::array<std::uint64_t, (1U << kFilterBits) / 64> kFilter = [] {
  std::array<std::uint64_t, (1U << kFilterBits) / 64> filter{};
  for (const Contraction& row : kTable) {
    const std::size_t at = filter_place(row.letters);
    if (row.letters != 0) filter[at / 64] |= std::uint64_t{1} << at % 64;
  }
  return filter;
}();

// Whether these packed letters may be those of a contraction.
[[nodiscard]] constexpr bool may_be_one(std::uint64_t letters) {
  const std::size_t at = filter_place(letters);
  return (kFilter[at / 64] >> at % 64 & 1) != 0;
}

// By the last two letters, five bits each: whether a contraction ends in them.
constexpr std::size_t ending(std::uint64_t letters) {
  return (letters & 31) << 5 | (letters >> 8 & 31);
}
inline constexpr std::array<bool, 1024> kEndings = [] {
  std::array<bool, 1024> endings{};
  for (const Contraction& row : kTable) {
    if (row.letters != 0) endings[ending(row.letters)] = true;
  }
  return endings;
}();

// Whether the last two of these packed letters are those of a contraction.
[[nodiscard]] constexpr bool ends_like_one(std::uint64_t letters) {
  return kEndings[ending(letters)];
}

}  // namespace contractions

// The contraction with these packed letters; null if there is none.
[[nodiscard]] constexpr const Contraction* find_contraction(std::uint64_t letters) {
  using namespace contractions;
  if (letters == 0 || !may_be_one(letters)) return nullptr;
  std::size_t at = place(letters);
  for (; kTable[at].letters != 0; at = (at + 1) % kTable.size()) {
    if (kTable[at].letters == letters) return &kTable[at];
  }
  return nullptr;
}

// The one whose apostrophe stands between these letters, of which neither may be empty; null if
// there is none.
template <typename Char>
[[nodiscard]] constexpr const Contraction* find_contraction(std::basic_string_view<Char> before,
                                                            std::basic_string_view<Char> tail) {
  if (before.empty() || tail.empty()) return nullptr;
  if (before.size() + tail.size() > contractions::kLongest) return nullptr;
  const Contraction* const found =
      find_contraction(contractions::pack(before) << 8 * tail.size() | contractions::pack(tail));
  return found != nullptr && found->tail == tail.size() ? found : nullptr;
}

}  // namespace degarble
