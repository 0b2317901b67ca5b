// Notes which characters stand beside each other in clean text:
//   train_pairs FOLDER OUT
// FOLDER holds a text in UTF-8 for each language, CODE.txt, as gather_language_text.py leaves them.
// A pair is usual if some language has it kFewest times: texts hold names and examples of others.
// A capital letter behind a small one is not, wherever it came from.
#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/utf8.hpp"
#include "evidence/pairs_table.hpp"

namespace {

using Pair = std::pair<char32_t, char32_t>;

constexpr int kFewest = 3;

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

std::map<Pair, int> pairs_in(std::string_view text) {
  std::map<Pair, int> counts;
  char32_t last = ' ';
  for (std::size_t at = 0; at < text.size();) {
    const degarble::Character character = degarble::character_at(text, at);
    const char32_t next = degarble::pair_symbol(character.code_point);
    const bool inside =
        u_islower(static_cast<UChar32>(last)) && u_isupper(static_cast<UChar32>(next));
    if ((last | next) >= 0x80 && !inside) ++counts[{last, next}];
    last = next;
    at += character.length;
  }
  return counts;
}

std::vector<std::filesystem::path> texts_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  if (paths.empty()) throw std::runtime_error("no text in " + folder.string());
  std::ranges::sort(paths);
  return paths;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) {
    std::cerr << "usage: train_pairs FOLDER OUT\n";
    return 2;
  }
  std::string bits(degarble::kPairBytes, '\0');
  std::size_t usual = 0;
  for (const auto& path : texts_in(argv[1])) {
    for (const auto& [pair, count] : pairs_in(content_of(path))) {
      if (count < kFewest) continue;
      const std::size_t slot = degarble::pair_slot(degarble::pair_half(pair.first), pair.second);
      bits[slot / 8] = static_cast<char>(degarble::byte(bits[slot / 8]) | 1U << slot % 8);
      ++usual;
    }
  }
  std::ofstream out(argv[2], std::ios::binary);
  out.write(bits.data(), static_cast<std::streamsize>(bits.size()));
  out.close();
  if (!out) throw std::runtime_error(std::string("cannot write ") + argv[2]);
  std::size_t set = 0;
  for (const char c : bits) set += static_cast<std::size_t>(__builtin_popcount(degarble::byte(c)));
  std::cerr << usual << " pairs, " << set << " bits\n";
  return 0;
} catch (const std::exception& error) {
  std::cerr << "train_pairs: " << error.what() << '\n';
  return 2;
}
