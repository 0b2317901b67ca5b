#include "evidence/vocabulary.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

#include "evidence/embedded.hpp"
#include "evidence/vocabulary_table.hpp"

// Written by tools/make_vocabulary, aligned to 64 bytes.
extern "C" const unsigned char degarble_vocabulary[];

namespace degarble {
namespace {

constexpr std::size_t kMostMatches = 64;
constexpr int kMostEdges = 20'000;  // looked at for one pattern; some 100 microseconds

struct Edge {
  std::uint8_t symbol;
  bool last;
  const std::uint8_t* node;  // null at the end of a word
};

// The edge at `at`, which is moved to the next one. `automaton` is where offsets count from.
Edge next_edge(const std::uint8_t* automaton, const std::uint8_t*& at) {
  const std::uint8_t byte = *at++;
  Edge edge{static_cast<std::uint8_t>(byte & kSymbol), (byte & kLastEdge) != 0, nullptr};
  if (edge.symbol >= kFirstEnd) return edge;
  if ((byte & kNextNode) != 0) {
    edge.node = at;
    return edge;
  }
  std::uint32_t number = 0;
  for (unsigned shift = 0;; shift += 7) {
    number |= static_cast<std::uint32_t>(*at & 0x7F) << shift;
    if ((*at++ & 0x80) == 0) break;
  }
  edge.node = ((number & 1) != 0 ? at : automaton) + (number >> 1);
  return edge;
}

WordUse use_of(std::uint8_t symbol) {
  const int end = symbol - kFirstEnd;
  return {static_cast<std::uint8_t>(end % kFrequencies), static_cast<Capitals>(end / kFrequencies)};
}

std::vector<WordList> read_lists() {
  const unsigned char* at = degarble_vocabulary;
  const auto header = read_embedded<VocabularyHeader>(at);
  at += sizeof header;
  std::vector<WordList> lists;
  for (std::uint32_t i = 0; i < header.languages; ++i) {
    const auto* const code = reinterpret_cast<const char*>(at);
    const auto list = read_embedded<WordListHeader>(at);
    at += sizeof list;
    // The table is aligned, and all its parts have whole words.
    const auto* const letters = reinterpret_cast<const char32_t*>(at);
    at += list.letters * sizeof(char32_t);
    lists.emplace_back(code, std::span(letters, list.letters), at, list);
    at += list.bytes;
  }
  return lists;
}

}  // namespace

// Walks the automaton along a pattern.
class Matcher {
 public:
  Matcher(const WordList& list, std::u32string_view pattern) : list_(list), pattern_(pattern) {}

  std::vector<Entry> run() {
    if (pattern_.size() <= kLongestEntry) begin();
    if (edges_ > kMostEdges || found_.size() > kMostMatches) return {};
    return std::move(found_);
  }

 private:
  // Two letters that are known lead on at once.
  void begin() {
    if (pattern_.size() < 2 || pattern_[0] == kLostLetter || pattern_[1] == kLostLetter) {
      return walk(list_.root(), 0);
    }
    std::ranges::copy(pattern_.substr(0, 2), entry_.letters.begin());
    const std::uint8_t* const node = list_.behind(pattern_[0], pattern_[1]);
    if (node != nullptr) walk(node, 2);
  }

  void walk(const std::uint8_t* node, std::size_t depth) {
    for (bool last = false; !last;) {
      if (++edges_ > kMostEdges || found_.size() > kMostMatches) return;
      const Edge edge = next_edge(list_.automaton_, node);
      last = edge.last;
      if (edge.node == nullptr) {
        if (depth == pattern_.size()) add(use_of(edge.symbol));
      } else if (depth < pattern_.size() && fits(list_.letters_[edge.symbol], pattern_[depth])) {
        entry_.letters[depth] = list_.letters_[edge.symbol];
        walk(edge.node, depth + 1);
      }
    }
  }

  static bool fits(char32_t letter, char32_t wanted) {
    return letter == wanted || (wanted == kLostLetter && letter >= 0x80);
  }

  void add(WordUse use) {
    entry_.length = static_cast<std::uint8_t>(pattern_.size());
    entry_.use = use;
    found_.push_back(entry_);
  }

  const WordList& list_;
  std::u32string_view pattern_;
  Entry entry_;
  std::vector<Entry> found_;
  int edges_ = 0;
};

WordList::WordList(std::string_view code, std::span<const char32_t> letters,
                   const std::uint8_t* automaton, const WordListHeader& header)
    : code_(code),
      letters_(letters),
      automaton_(automaton),
      root_(header.root),
      met_(header.met),
      whole_(header.whole != 0),
      commas_(std::ranges::binary_search(letters, char32_t{0x219}) &&
              !std::ranges::binary_search(letters, char32_t{0x15F})) {
  symbols_.fill(-1);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (letters[i] < symbols_.size()) symbols_[letters[i]] = static_cast<std::int8_t>(i);
  }
  index_words();
}

// Most of a search is in the first two letters, behind which words branch most.
void WordList::index_words() {
  pairs_.assign(kSymbols * kSymbols, 0);
  for_each_edge(root(), [&](std::uint8_t first, Node node) {
    for_each_edge(node, [&](std::uint8_t second, Node next) {
      pairs_[first * kSymbols + second] = static_cast<std::uint32_t>(next - automaton_) + 1;
    });
  });
}

template <typename Visit>
void WordList::for_each_edge(Node node, Visit visit) const {
  for (bool last = false; !last;) {
    const Edge edge = next_edge(automaton_, node);
    if (edge.node != nullptr) visit(edge.symbol, edge.node);
    last = edge.last;
  }
}

int WordList::symbol_of(char32_t letter) const {
  if (letter < symbols_.size()) return symbols_[letter];
  const auto found = std::ranges::lower_bound(letters_, letter);
  return found != letters_.end() && *found == letter ? static_cast<int>(found - letters_.begin())
                                                     : -1;
}

WordList::Node WordList::step(Node node, int symbol) const {
  for (bool last = false; !last;) {
    const Edge edge = next_edge(automaton_, node);
    if (edge.node != nullptr && edge.symbol == symbol) return edge.node;
    last = edge.last;
  }
  return nullptr;
}

WordList::Node WordList::behind(char32_t first, char32_t second) const {
  const int one = symbol_of(first);
  const int two = symbol_of(second);
  if (one < 0 || two < 0) return nullptr;
  const std::uint32_t place =
      pairs_[static_cast<std::size_t>(one) * kSymbols + static_cast<std::size_t>(two)];
  return place == 0 ? nullptr : automaton_ + place - 1;
}

bool WordList::spells_otherwise(std::u32string_view word) const {
  return commas_ && word.find_first_of(U"\u015F\u0163") != std::u32string_view::npos;
}

std::u32string WordList::spelled(std::u32string_view word) const {
  std::u32string own(word);
  if (!commas_) return own;
  std::ranges::replace(own, char32_t{0x15F}, char32_t{0x219});  // s with cedilla, with comma
  std::ranges::replace(own, char32_t{0x163}, char32_t{0x21B});  // t with cedilla, with comma
  return own;
}

std::optional<WordUse> WordList::find(std::u32string_view word) const {
  Node node = root();
  std::size_t depth = 0;
  if (word.size() > 1) {
    node = behind(word[0], word[1]);
    depth = 2;
  }
  for (; node != nullptr && depth < word.size(); ++depth) {
    const int symbol = symbol_of(word[depth]);
    node = symbol < 0 ? nullptr : step(node, symbol);
  }
  if (node == nullptr) return std::nullopt;
  for (bool last = false; !last;) {
    const Edge edge = next_edge(automaton_, node);
    if (edge.node == nullptr) return use_of(edge.symbol);
    last = edge.last;
  }
  return std::nullopt;
}

std::size_t WordList::known_beginning(std::u32string_view word) const {
  if (word.size() < 2) return 0;
  Node node = behind(word[0], word[1]);
  if (node == nullptr) return 0;
  for (std::size_t depth = 2; depth < word.size(); ++depth) {
    const int symbol = symbol_of(word[depth]);
    node = symbol < 0 ? nullptr : step(node, symbol);
    if (node == nullptr) return depth;
  }
  return word.size();
}

double count_of(WordUse use) { return std::exp(log_count_of(use)); }

double log_count_of(WordUse use) { return use.frequency * std::numbers::ln10 / 2; }

std::vector<Entry> WordList::match(std::u32string_view pattern) const {
  return Matcher(*this, pattern).run();
}

std::span<const WordList> word_lists() {
  static const std::vector<WordList> kLists = read_lists();
  return kLists;
}

const WordList* find_word_list(std::string_view code) {
  const auto found = std::ranges::find(word_lists(), code, &WordList::code);
  return found == word_lists().end() ? nullptr : &*found;
}

}  // namespace degarble
