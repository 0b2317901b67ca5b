// Makes corpus/lexicon/english.tsv from Debian's packages scowl and hunspell-en-us :
//   make_lexicon /usr/share/dict/scowl /usr/share/hunspell/en_US.dic > english.tsv
// Only words of ASCII letters are taken. The flags are explained in src/evidence/lexicon_table.hpp.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include "evidence/lexicon_table.hpp"

namespace {

using degarble::WordFlag;

// By lower-cased word.
using Words = std::map<std::string, std::uint32_t, std::less<>>;

constexpr int kCommonSize = 35;  // "common" SCOWL lists, some 50,000 forms
constexpr int kRarestWord = 70;  // the larger lists hold what only Scrabble players know
constexpr int kRarestName = 80;
constexpr int kRarestNameInS = 95;  // a name in -s is no possessive, so these matter more

// Words of grammar, which make up half of any English text.
constexpr auto kFunctionWords = std::to_array<std::string_view>({
    "a",        "about",   "above",  "after",   "again",    "against", "all",     "also",
    "although", "always",  "am",     "among",   "an",       "and",     "another", "any",
    "are",      "around",  "as",     "at",      "be",       "became",  "because", "become",
    "been",     "before",  "being",  "below",   "between",  "both",    "but",     "by",
    "can",      "cannot",  "could",  "did",     "do",       "does",    "doing",   "done",
    "during",   "each",    "either", "else",    "ever",     "every",   "few",     "for",
    "from",     "had",     "has",    "have",    "having",   "he",      "her",     "here",
    "hers",     "herself", "him",    "himself", "his",      "how",     "however", "i",
    "if",       "in",      "into",   "is",      "it",       "its",     "itself",  "just",
    "many",     "may",     "me",     "might",   "mine",     "more",    "most",    "much",
    "must",     "my",      "myself", "neither", "never",    "no",      "none",    "nor",
    "not",      "now",     "of",     "off",     "often",    "on",      "once",    "only",
    "onto",     "or",      "other",  "ought",   "our",      "ours",    "out",     "over",
    "per",      "perhaps", "rather", "said",    "shall",    "she",     "should",  "since",
    "so",       "some",    "still",  "such",    "than",     "that",    "the",     "their",
    "theirs",   "them",    "then",   "there",   "these",    "they",    "this",    "those",
    "though",   "through", "thus",   "to",      "together", "too",     "toward",  "towards",
    "under",    "unless",  "until",  "up",      "upon",     "us",      "very",    "was",
    "we",       "were",    "what",   "when",    "where",    "whether", "which",   "while",
    "who",      "whom",    "whose",  "why",     "will",     "with",    "within",  "without",
    "would",    "yet",     "you",    "your",    "yours",
});

std::uint32_t bit(WordFlag flag) { return static_cast<std::uint32_t>(flag); }

std::string lower(std::string_view word) {
  std::string result(word);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return result;
}

bool is_plain(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::ifstream open(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw std::runtime_error(path.string() +
                             ": can't be read; install Debian's scowl and hunspell-en-us");
  }
  return file;
}

bool has(const Words& words, const std::string& word, WordFlag flag) {
  const auto found = words.find(word);
  return found != words.end() && (found->second & bit(flag)) != 0;
}
bool is_word(const Words& words, const std::string& word) {
  return has(words, word, WordFlag::word);
}

void add(Words& words, std::string_view word, bool common) {
  const bool possessive = word.ends_with("'s");
  if (possessive) word.remove_suffix(2);
  if (!is_plain(word)) return;
  const bool name = is_capital(word.front());
  std::uint32_t& flags = words[lower(word)];
  flags |= bit(name ? WordFlag::name : WordFlag::word);
  if (possessive) flags |= bit(name ? WordFlag::name_owns : WordFlag::owns);
  if (common) flags |= bit(WordFlag::common);
}

// A SCOWL list is called VARIETY-CATEGORY.SIZE, such as english-words.35.
void add_list(Words& words, const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  const bool names =
      name.find("-upper.") != std::string::npos || name.find("-proper-names.") != std::string::npos;
  if (!names && name.find("-words.") == std::string::npos) return;
  const int size = std::stoi(name.substr(name.rfind('.') + 1));
  std::ifstream file = open(path);
  for (std::string line; std::getline(file, line);) {
    const int limit = !names                                         ? kRarestWord
                      : line.ends_with("s") && !line.ends_with("'s") ? kRarestNameInS
                                                                     : kRarestName;
    if (size <= limit) add(words, line, size <= kCommonSize);
  }
}

void add_scowl(Words& words, const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (!entry.path().filename().string().starts_with("special")) add_list(words, entry.path());
  }
  if (words.empty()) {
    throw std::runtime_error(folder.string() + ": holds no word list; install Debian's scowl");
  }
}

// A line of a hunspell dictionary is STEM/FLAGS; M is the suffix 's (en_US.aff).
void add_hunspell(Words& words, const std::filesystem::path& path) {
  std::ifstream file = open(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t slash = line.find('/');
    const std::string_view stem = std::string_view(line).substr(0, slash);
    if (!is_plain(stem)) continue;
    const bool owns = slash != std::string::npos && line.find('M', slash) != std::string::npos;
    add(words, stem, false);
    if (owns) add(words, std::string(stem) + "'s", false);
  }
}

// The stems that `word` without `ending` may have: large-r, happi-er, bigg-er.
std::array<std::string, 4> stems(const std::string& word, std::size_t ending) {
  const std::string cut = word.substr(0, word.size() - ending);
  std::array<std::string, 4> result{cut, cut + "e"};
  if (cut.ends_with("i")) result[2] = cut.substr(0, cut.size() - 1) + "y";
  if (cut.size() > 2 && cut.back() == cut[cut.size() - 2])
    result[3] = cut.substr(0, cut.size() - 1);
  return result;
}

// Marks the stems of each word with the ending, and the word itself.
void mark_ending(Words& words, std::string_view ending, WordFlag of_stem, WordFlag of_word) {
  for (auto& [word, flags] : words) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 2) continue;
    if ((flags & bit(WordFlag::word)) == 0) continue;
    for (const std::string& stem : stems(word, ending.size())) {
      if (stem.empty() || !is_word(words, stem)) continue;
      words.find(stem)->second |= bit(of_stem);
      flags |= bit(of_word);
    }
  }
}

// The -est of an adjective has an -er beside it and takes no ending itself: no "tempest",
// "earnest".
void mark_superlatives(Words& words) {
  for (auto& [word, flags] : words) {
    if (!word.ends_with("est") || word.size() < 6 || !is_word(words, word)) continue;
    if (!is_word(words, word.substr(0, word.size() - 2) + "r")) continue;
    if (is_word(words, word + "s") || is_word(words, word + "ly")) continue;
    for (const std::string& stem : stems(word, 3)) {
      if (stem.empty() || !is_word(words, stem)) continue;
      flags |= bit(WordFlag::superlative);
      words.find(stem)->second |= bit(WordFlag::adjective);
    }
  }
}

// A form in -s is a noun's plural, a verb's third person, or both.
void mark_forms_in_s(Words& words) {
  for (auto& [word, flags] : words) {
    if (!word.ends_with("s") || word.size() < 4 || !is_word(words, word)) continue;
    const std::string cut = word.substr(0, word.size() - 1);
    std::array<std::string, 3> bases{cut};
    if (word.ends_with("es")) bases[1] = word.substr(0, word.size() - 2);
    if (word.ends_with("ies")) bases[2] = word.substr(0, word.size() - 3) + "y";
    for (const std::string& base : bases) {
      if (has(words, base, WordFlag::owns)) flags |= bit(WordFlag::plural);
      if (has(words, base, WordFlag::verb)) flags |= bit(WordFlag::verb_form);
    }
  }
}

void mark_function_words(Words& words) {
  for (const std::string_view word : kFunctionWords) {
    words[std::string(word)] |= bit(WordFlag::word) | bit(WordFlag::function);
  }
}

void write(const Words& words) {
  for (const auto& [word, flags] : words) {
    std::cout << word << '\t';
    for (const degarble::FlagLetter& row : degarble::kFlagLetters) {
      if ((flags & bit(row.flag)) != 0) std::cout << row.letter;
    }
    std::cout << '\n';
  }
}

void make(const std::filesystem::path& scowl, const std::filesystem::path& hunspell) {
  Words words;
  add_scowl(words, scowl);
  add_hunspell(words, hunspell);
  mark_ending(words, "ing", WordFlag::verb, WordFlag::verb_form);
  mark_ending(words, "ed", WordFlag::verb, WordFlag::verb_form);
  mark_ending(words, "ly", WordFlag::adjective, WordFlag::word);
  mark_ending(words, "ness", WordFlag::adjective, WordFlag::word);
  mark_superlatives(words);
  mark_forms_in_s(words);
  mark_function_words(words);
  write(words);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "make_lexicon: give two paths: make_lexicon SCOWL-FOLDER EN_US.DIC\n";
    return 2;
  }
  try {
    make(arguments[1], arguments[2]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "make_lexicon: " << error.what() << '\n';
    return 2;
  }
}
