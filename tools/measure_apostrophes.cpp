// Measures what the confidence of a restored apostrophe is worth:
//
//   measure_apostrophes MODEL FOLDER > corpus/models/apostrophes.tsv
//
// Of each .txt file below FOLDER, clean English that no model has seen, every apostrophe inside a
// word or behind an s is dropped, and the text is repaired with all that has at least even odds.
// Writes the checksum of MODEL, which is the model in the library, and for each rule and band of
// confidence how many apostrophes were restored, and how many of them where one had been.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "degarble/degarble.hpp"

namespace {

constexpr int kEven = 50;                                        // per cent
constexpr std::array kBands = {50, 60, 70, 80, 90, 95, 98, 99};  // the least of each

struct Count {
  long all = 0;
  long right = 0;
};

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path.string() + ": can't be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

// FNV-1a, which tests/unit/confidence_test.cpp knows too.
std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash;
}

bool is_letter(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC3 && c <= 0xC9);
}

std::size_t apostrophe_at(std::string_view text, std::size_t at) {
  if (text[at] == '\'') return 1;
  return text.substr(at, 3) == "\u2019" ? 3 : 0;
}

// Whether what stands at `at` is in a word, or behind an s and before a word.
bool belongs_to_word(std::string_view text, std::size_t at, std::size_t length) {
  if (at == 0 || !is_letter(text, at - 1)) return false;
  const bool behind = text[at - 1] == 's' && text.substr(at + length, 1) == " ";
  return is_letter(text, at + length + (behind ? 1 : 0));
}

struct Damaged {
  std::string text;
  std::set<std::uint64_t> places;
};

Damaged without_apostrophes(std::string_view text) {
  Damaged damaged;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = apostrophe_at(text, at);
    if (length > 0 && belongs_to_word(text, at, length)) {
      damaged.places.insert(damaged.text.size());
      at += length;
    } else {
      damaged.text += text[at++];
    }
  }
  return damaged;
}

int band_of(int confidence) { return *std::prev(std::ranges::upper_bound(kBands, confidence)); }

using Counts = std::map<std::pair<std::string, int>, Count>;

void measure(std::string_view text, Counts& counts) {
  static const degarble::Fixer kFixer({.select = {"restore"}, .min_confidence = kEven});
  const Damaged damaged = without_apostrophes(text);
  degarble::Edits edits;
  static_cast<void>(kFixer.fix(damaged.text, edits));
  for (const degarble::Edit& edit : edits) {
    if (edit.text != "'" && edit.text != "\u2019") continue;
    Count& count = counts[{std::string(edit.rules.names().front()), band_of(edit.confidence)}];
    ++count.all;
    count.right += edit.original.empty() && damaged.places.contains(edit.span.begin) ? 1 : 0;
  }
}

void measure_all(const std::string& model, const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  Counts counts;
  for (const std::filesystem::path& path : paths) measure(read(path), counts);
  std::cout << "model\t" << checksum(read(model)) << "\t-\t-\n";
  for (const auto& [key, count] : counts) {
    std::cout << key.first << '\t' << key.second << '\t' << count.all << '\t' << count.right
              << '\n';
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "measure_apostrophes: give the model and a folder of texts\n";
    return 2;
  }
  try {
    measure_all(arguments[1], arguments[2]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "measure_apostrophes: " << error.what() << '\n';
    return 2;
  }
}
