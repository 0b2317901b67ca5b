// Packs word lists into the automata of src/evidence/vocabulary_table.hpp:
//
//   make_vocabulary FOLDER OUT
//
// FOLDER holds CODE.tsv, as tools/gather_vocabulary.py writes them. The same lists give the same
// bytes.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/utf8.hpp"
#include "evidence/vocabulary_table.hpp"

namespace {

using degarble::kFirstEnd;

struct Word {
  std::u32string letters;
  int end = 0;  // symbol
  std::uint64_t count = 0;
};

std::u32string decode(std::string_view utf8) {
  std::u32string text;
  for (std::size_t at = 0; at < utf8.size();) {
    const degarble::Character character = degarble::character_at(utf8, at);
    text += character.code_point;
    at += character.length;
  }
  return text;
}

Word parse(std::string_view line) {
  const std::size_t first = line.find('\t');
  const std::size_t second = line.find('\t', first + 1);
  constexpr std::string_view kKinds = "lcb";
  if (second == std::string_view::npos || second + 2 != line.size() ||
      kKinds.find(line.back()) == std::string_view::npos) {
    throw std::runtime_error("expected a word, its count, and l, c or b, with tabs between them");
  }
  std::uint64_t count = 0;
  std::from_chars(line.data() + first + 1, line.data() + second, count);
  const auto kind = static_cast<int>(kKinds.find(line.back()));
  return {decode(line.substr(0, first)),
          kFirstEnd + kind * degarble::kFrequencies + degarble::frequency_of(count), count};
}

struct Words {
  std::vector<Word> words;
  std::uint32_t met = 0;  // of all words, those that are not in the list too
};

Words read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path.string() + ": can't be read");
  std::vector<Word> words;
  std::string line;
  while (std::getline(file, line)) {
    try {
      words.push_back(parse(line));
    } catch (const std::runtime_error& error) {
      throw std::runtime_error(path.string() + ":" + std::to_string(words.size() + 1) + ": " +
                               error.what());
    }
  }
  std::ranges::sort(words, {}, &Word::letters);
  // The first line has no word, and the count of all.
  if (words.empty() || !words[0].letters.empty()) {
    throw std::runtime_error(path.string() + ": the line of all words is missing");
  }
  const auto met = static_cast<std::uint32_t>(words[0].count);
  words.erase(words.begin());
  return {std::move(words), met};
}

std::u32string letters_of(const std::vector<Word>& words) {
  std::set<char32_t> letters;
  for (const Word& word : words) letters.insert(word.letters.begin(), word.letters.end());
  if (letters.size() > kFirstEnd) {
    throw std::runtime_error(std::to_string(letters.size()) + " letters; at most " +
                             std::to_string(kFirstEnd) + " fit");
  }
  return {letters.begin(), letters.end()};
}

// A minimal automaton, built from sorted words: what can't change any more is shared.
class Automaton {
 public:
  // An edge to a node; those of ends go to none.
  struct Edge {
    int symbol;
    int node;
    friend auto operator<=>(const Edge&, const Edge&) = default;
  };
  using Node = std::vector<Edge>;

  explicit Automaton(const std::vector<Word>& words) {
    const std::u32string letters = letters_of(words);
    open_.emplace_back();
    for (const Word& word : words) add(symbols(word, letters));
    while (open_.size() > 1) close();
    root_ = share(open_[0]);
  }

  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  [[nodiscard]] int root() const { return root_; }

 private:
  static std::vector<int> symbols(const Word& word, const std::u32string& letters) {
    std::vector<int> symbols;
    for (const char32_t letter : word.letters) {
      symbols.push_back(
          static_cast<int>(std::ranges::lower_bound(letters, letter) - letters.begin()));
    }
    symbols.push_back(word.end);
    return symbols;
  }

  void add(const std::vector<int>& symbols) {
    std::size_t same = 0;
    while (same < path_.size() && path_[same] == symbols[same]) ++same;
    while (open_.size() > same + 1) close();
    for (std::size_t i = same; i + 1 < symbols.size(); ++i) open_.emplace_back();
    open_.back().push_back({symbols.back(), -1});
    path_.assign(symbols.begin(), symbols.end() - 1);
  }

  // The deepest open node is done.
  void close() {
    const int node = share(open_.back());
    open_.pop_back();
    open_.back().push_back({path_[open_.size() - 1], node});
  }

  int share(const Node& node) {
    const auto [found, is_new] = known_.try_emplace(node, static_cast<int>(nodes_.size()));
    if (is_new) nodes_.push_back(node);
    return found->second;
  }

  std::vector<Node> open_;  // along the path of the last word
  std::vector<int> path_;   // its symbols
  std::map<Node, int> known_;
  std::vector<Node> nodes_;
  int root_ = 0;
};

// Where each node goes. A node that only one edge leads to stands behind that edge's node, at once
// if it can; nodes with many edges to them stand first, where offsets are short.
class Layout {
 public:
  explicit Layout(const Automaton& automaton) : nodes_(automaton.nodes()) {
    uses_.resize(nodes_.size());
    for (const Automaton::Node& node : nodes_) {
      for (const auto& edge : node) {
        if (edge.node >= 0) ++uses_[static_cast<std::size_t>(edge.node)];
      }
    }
    std::vector<std::size_t> shared;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (uses_[i] > 1) shared.push_back(i);
    }
    std::ranges::stable_sort(shared, std::greater{}, [&](std::size_t i) { return uses_[i]; });
    for (const std::size_t node : shared) place(node);
    place(static_cast<std::size_t>(automaton.root()));
    settle();
    root_ = offsets_[static_cast<std::size_t>(automaton.root())];
  }

  [[nodiscard]] std::string bytes() const {
    std::string out;
    for (const Placed& placed : order_) {
      for (const auto& [symbol, node, length] : placed.edges) {
        const bool last = &symbol == &placed.edges.back().symbol;
        const bool next = node >= 0 && length == 0;
        out += static_cast<char>(symbol | (last ? degarble::kLastEdge : 0) |
                                 (next ? degarble::kNextNode : 0));
        if (length > 0) append(out, number(node, out.size() + length), length);
      }
    }
    return out;
  }

  [[nodiscard]] std::uint32_t root() const { return root_; }

 private:
  struct PlacedEdge {
    int symbol;
    int node;
    std::size_t length;  // of the number behind it
  };
  struct Placed {
    std::size_t node;
    std::vector<PlacedEdge> edges;
  };

  bool is_own(int node) const { return node >= 0 && uses_[static_cast<std::size_t>(node)] == 1; }

  void place(std::size_t first) {
    std::vector<std::size_t> waiting = {first};
    while (!waiting.empty()) {
      std::size_t node = waiting.back();
      waiting.pop_back();
      for (bool more = true; more;) {
        more = false;
        Placed placed{node, {}};
        for (const auto& edge : nodes_[node]) placed.edges.push_back({edge.symbol, edge.node, 4});
        const auto own = std::ranges::find_if(
            placed.edges, [&](const PlacedEdge& edge) { return is_own(edge.node); });
        if (own != placed.edges.end()) {
          std::rotate(own, own + 1, placed.edges.end());
          placed.edges.back().length = 0;
          node = static_cast<std::size_t>(placed.edges.back().node);
          more = true;
        }
        for (PlacedEdge& edge : placed.edges) {
          if (edge.node < 0) edge.length = 0;
          if (edge.length > 0 && is_own(edge.node)) {
            waiting.push_back(static_cast<std::size_t>(edge.node));
          }
        }
        order_.push_back(std::move(placed));
      }
    }
  }

  // Shortens the numbers as long as it can; shorter ones bring all nearer.
  void settle() {
    offsets_.resize(nodes_.size());
    for (bool changed = true; changed;) {
      changed = false;
      std::uint32_t at = 0;
      for (const Placed& placed : order_) {
        offsets_[placed.node] = at;
        for (const PlacedEdge& edge : placed.edges) {
          at += 1 + static_cast<std::uint32_t>(edge.length);
        }
      }
      std::size_t end = 0;
      for (Placed& placed : order_) {
        for (PlacedEdge& edge : placed.edges) {
          end += 1 + edge.length;
          if (edge.length == 0) continue;
          const std::size_t length = length_of(number(edge.node, end));
          changed |= length < edge.length;
          edge.length = std::min(length, edge.length);
        }
      }
    }
  }

  // What leads to the node from the end of the number.
  std::uint32_t number(int node, std::size_t end) const {
    const std::uint32_t offset = offsets_[static_cast<std::size_t>(node)];
    const auto from = static_cast<std::uint32_t>(end);
    return offset >= from && offset - from < offset ? (offset - from) << 1 | 1U : offset << 1;
  }
  static std::size_t length_of(std::uint32_t number) {
    std::size_t length = 1;
    while (number >>= 7) ++length;
    return length;
  }
  static void append(std::string& out, std::uint32_t number, std::size_t length) {
    for (std::size_t i = 0; i < length; ++i) {
      const bool more = i + 1 < length;
      out += static_cast<char>((number & 0x7F) | (more ? 0x80U : 0U));
      number >>= 7;
    }
  }

  const std::vector<Automaton::Node>& nodes_;
  std::vector<int> uses_;
  std::vector<Placed> order_;
  std::vector<std::uint32_t> offsets_;
  std::uint32_t root_ = 0;
};

template <typename T>
void append(std::string& out, const T& value) {
  const auto at = out.size();
  out.resize(at + sizeof value);
  std::memcpy(out.data() + at, &value, sizeof value);
}

std::string pack(const std::filesystem::path& path) {
  const Words list = read(path);
  const std::vector<Word>& words = list.words;
  const Automaton automaton(words);
  const Layout layout(automaton);
  std::string bytes = layout.bytes();
  bytes.resize((bytes.size() + 3) / 4 * 4);
  const std::u32string letters = letters_of(words);
  degarble::WordListHeader header{};
  path.stem().string().copy(header.code, sizeof header.code - 1);
  header.letters = static_cast<std::uint32_t>(letters.size());
  header.root = layout.root();
  header.met = list.met;
  header.whole = std::ranges::count(words, 0U, &Word::count) > 0 ? 1 : 0;
  header.bytes = static_cast<std::uint32_t>(bytes.size());
  std::string out;
  append(out, header);
  for (const char32_t letter : letters) append(out, letter);
  std::cerr << header.code << ": " << words.size() << " words, " << automaton.nodes().size()
            << " nodes, " << bytes.size() << " bytes\n";
  return out + bytes;
}

void make(const std::filesystem::path& folder, const std::string& to) {
  std::set<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".tsv") paths.insert(entry.path());
  }
  std::string out;
  append(out, degarble::VocabularyHeader{static_cast<std::uint32_t>(paths.size())});
  for (const auto& path : paths) out += pack(path);
  std::ofstream file(to, std::ios::binary);
  file.write(out.data(), static_cast<std::streamsize>(out.size()));
  file.close();
  if (!file) throw std::runtime_error(to + ": can't be written; is there room and permission?");
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "make_vocabulary: give two paths: make_vocabulary FOLDER OUT\n";
    return 2;
  }
  try {
    make(arguments[1], arguments[2]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "make_vocabulary: " << error.what() << '\n';
    return 2;
  }
}
