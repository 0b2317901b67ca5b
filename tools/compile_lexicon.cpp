// Turns corpus/lexicon/english.tsv into the hash table that lies in the library:
//   compile_lexicon IN.tsv OUT
// Each line is a word, a tab, and the letters of its flags (src/evidence/lexicon_table.hpp).
#include <cstdio>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/lexicon_table.hpp"

namespace {

using degarble::FlagLetter;

struct Entry {
  std::uint64_t hash;
  std::uint32_t flags;
};

constexpr double kFullest = 0.75;            // above it a search takes more than some 8 steps
constexpr std::uint32_t kMostSlotBits = 18;  // 768 KiB

std::uint32_t flags_of(std::string_view letters) {
  std::uint32_t flags = 0;
  for (const char letter : letters) {
    std::uint32_t flag = 0;
    for (const FlagLetter& row : degarble::kFlagLetters) {
      if (row.letter == letter) flag = static_cast<std::uint32_t>(row.flag);
    }
    if (flag == 0) {
      throw std::runtime_error(std::string("'") + letter +
                               "' is no flag; kFlagLetters in lexicon_table.hpp lists them");
    }
    flags |= flag;
  }
  return flags;
}

Entry parse(std::string_view line) {
  const std::size_t tab = line.find('\t');
  if (tab == 0 || tab == std::string_view::npos || tab + 1 == line.size()) {
    throw std::runtime_error("expected a word, a tab, and the letters of its flags");
  }
  return {degarble::word_hash(line.substr(0, tab)), flags_of(line.substr(tab + 1))};
}

std::vector<Entry> read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + ": can't be read; give the path of english.tsv");
  std::vector<Entry> entries;
  std::string line;
  while (std::getline(file, line)) {
    try {
      entries.push_back(parse(line));
    } catch (const std::runtime_error& error) {
      throw std::runtime_error(path + ":" + std::to_string(entries.size() + 1) + ": " +
                               error.what());
    }
  }
  return entries;
}

std::uint32_t slot_bits_for(std::size_t words) {
  std::uint32_t bits = 1;
  while (static_cast<double>(words) > kFullest * static_cast<double>(std::size_t{1} << bits))
    ++bits;
  if (bits > kMostSlotBits) {
    throw std::runtime_error(std::to_string(words) +
                             " words need a table of more than 2^18 slots; at most 196,608 fit");
  }
  return bits;
}

// Two words of one slot and fingerprint become one with the flags of both.
std::vector<std::uint32_t> fill(const std::vector<Entry>& entries, std::uint32_t slot_bits) {
  std::vector<std::uint32_t> slots(std::size_t{1} << slot_bits);
  for (const Entry& entry : entries) {
    const std::uint32_t mark = degarble::fingerprint(entry.hash) << 8;
    std::size_t at = degarble::first_slot(entry.hash, slot_bits);
    while (slots[at] != 0 && (slots[at] & 0xFFFF0000) != mark) at = (at + 1) & (slots.size() - 1);
    slots[at] |= mark | entry.flags;
  }
  return slots;
}

// The slots as bytes, with the flags numbered in the order in which they come.
std::string packed(const std::vector<std::uint32_t>& slots, degarble::LexiconHeader& header) {
  std::string bytes;
  std::uint32_t sets = 1;
  for (const std::uint32_t slot : slots) {
    const auto flags = static_cast<std::uint16_t>(slot & 0xFFFF);
    std::uint32_t number = 0;
    while (number < sets && header.flag_sets[number] != flags) ++number;
    if (number == degarble::kMostFlagSets) throw std::runtime_error("more than 255 sets of flags");
    if (number == sets) header.flag_sets[sets++] = flags;
    const std::uint32_t value = slot >> 16 << 8 | number;
    for (std::size_t i = 0; i < degarble::kSlotBytes; ++i) {
      bytes += static_cast<char>(value >> 8 * i & 0xFF);
    }
  }
  return bytes + '\0';  // a slot is read as four bytes
}

void compile(const std::string& from, const std::string& to) {
  const std::vector<Entry> entries = read(from);
  degarble::LexiconHeader header{.slot_bits = slot_bits_for(entries.size())};
  const std::vector<std::uint32_t> slots = fill(entries, header.slot_bits);
  std::ofstream out(to, std::ios::binary);
  const std::string bytes = packed(slots, header);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw std::runtime_error(to + ": can't be written; is there room and permission?");
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "compile_lexicon: give two paths: compile_lexicon IN.tsv OUT\n";
    return 2;
  }
  try {
    compile(arguments[1], arguments[2]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "compile_lexicon: " << error.what() << '\n';
    return 2;
  }
}
