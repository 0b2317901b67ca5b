// Trains the model of sentences: train_sentences FOLDER OUT [NATS]
//
// FOLDER holds CODE.train.txt and CODE.held.txt of each language, a line of text in each line, as
// gather_sentences.py leaves them. An n-gram of characters is kept if all its places together would
// cost NATS (8) more without it. Interpolated Kneser-Ney smoothing (Kneser and Ney 1995, "Improved
// backing-off for m-gram language modeling"), one discount for each order, n1 / (n1 + 2 n2).
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/characters.hpp"
#include "core/utf8.hpp"
#include "core/words.hpp"
#include "evidence/sentences_table.hpp"

namespace {

using namespace degarble;
using sentences::kOrder;

constexpr std::size_t kPairRows = 16'384;  // the commonest pairs of any language
constexpr int kFewestTimes = 2;            // that a word was seen

std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

// A space, the signs of the line with single spaces, a space.
std::u32string signs_of(const std::string& line) {
  std::u32string signs = U" ";
  for (const char32_t c : code_points(line)) {
    const char32_t next = sentences::symbol(c);
    if (next != U' ' || signs.back() != U' ') signs += next;
  }
  if (signs.back() != U' ') signs += U' ';
  return signs;
}

struct Gram {
  std::uint64_t context = 0;  // the same without its last character
  std::uint64_t suffix = 0;   // the same without its first one
  std::uint32_t count = 0;
  std::uint32_t adjusted = 0;  // before how many characters it was seen, or its count
  float probability = 0;
  float back_off = 1;
  bool is_kept = false;
};
using Grams = std::unordered_map<std::uint64_t, Gram>;
using Keys = std::array<std::uint64_t, kOrder + 1>;

// A key and its value, or only the key.
struct Entry {
  std::uint64_t key;
  std::uint8_t value;
};

class LanguageModel {
 public:
  LanguageModel(std::size_t language, const std::vector<std::string>& lines) : language_(language) {
    for (const std::string& line : lines) count(signs_of(line));
    adjust();
    for (std::size_t order = 1; order <= kOrder; ++order) smooth(order);
  }

  void prune(double nats) {
    for (auto& [key, gram] : grams_[1]) gram.is_kept = true;
    for (std::size_t order = kOrder; order > 1; --order) {
      for (auto& [key, gram] : grams_[order]) {
        const Gram& shorter = grams_[order - 1].at(gram.suffix);
        const double gain =
            gram.count * std::abs(std::log(double{gram.probability} / shorter.probability));
        if (!gram.is_kept && gain < nats) continue;
        gram.is_kept = true;
        grams_[order - 1].at(gram.suffix).is_kept = true;
        grams_[order - 1].at(gram.context).is_kept = true;
      }
    }
    for (std::size_t order = 1; order < kOrder; ++order) back_off(order);
  }

  void append(std::vector<Entry>& entries) const {
    for (std::size_t order = 1; order <= kOrder; ++order) {
      for (const auto& [key, gram] : grams_[order]) {
        if (gram.is_kept) entries.push_back({key, value_of(gram)});
      }
    }
  }

  // What a character costs in nats, on average, as the reader will find it.
  double cost(const std::u32string& signs, double unseen) const {
    double sum = 0;
    Keys before{};
    std::size_t known = 0;
    for (std::size_t i = 0; i < signs.size(); ++i) {
      const Keys keys = keys_at(signs, i);
      std::size_t order = 0;
      double cost = unseen;
      while (order < std::min(known + 1, kOrder)) {
        const auto found = grams_[order + 1].find(keys[order + 1]);
        if (found == grams_[order + 1].end() || !found->second.is_kept) break;
        ++order;
        cost = units(found->second.probability, sentences::kMostCost) /
               double{sentences::kUnitsPerNat};
      }
      for (std::size_t n = std::max<std::size_t>(order, 1); n <= known; ++n) {
        cost += units(grams_[n].at(before[n]).back_off, sentences::kMostBackOff) /
                double{sentences::kUnitsPerNat};
      }
      if (i > 0) sum += cost;
      before = keys;
      known = order;
    }
    return sum / static_cast<double>(std::max<std::size_t>(signs.size() - 1, 1));
  }

 private:
  [[nodiscard]] Keys keys_at(const std::u32string& signs, std::size_t at) const {
    Keys keys{};
    keys[0] = sentences::seed_of_grams(language_);
    for (std::size_t n = 1; n <= std::min(kOrder, at + 1); ++n) {
      keys[n] = sentences::mix(keys[n - 1], signs[at + 1 - n]);
    }
    return keys;
  }

  void count(const std::u32string& signs) {
    Keys before{};
    for (std::size_t i = 0; i < signs.size(); ++i) {
      const Keys keys = keys_at(signs, i);
      for (std::size_t n = 1; n <= std::min(kOrder, i + 1); ++n) {
        Gram& gram = grams_[n][keys[n]];
        ++gram.count;
        gram.context = before[n - 1];
        gram.suffix = keys[n - 1];
        // At the beginning of a line nothing stands before it, which is one thing more.
        if (i + 1 == n && n < kOrder) begins_.insert(keys[n]);
      }
      before = keys;
      before[0] = keys[0];
    }
  }

  void adjust() {
    for (std::size_t n = 1; n < kOrder; ++n) {
      for (const auto& [key, longer] : grams_[n + 1]) ++grams_[n].at(longer.suffix).adjusted;
      for (auto& [key, gram] : grams_[n]) gram.adjusted += begins_.contains(key) ? 1 : 0;
    }
    for (auto& [key, gram] : grams_[kOrder]) gram.adjusted = gram.count;
  }

  void smooth(std::size_t order) {
    Grams& grams = grams_[order];
    double once = 0;
    double twice = 0;
    std::unordered_map<std::uint64_t, std::pair<double, double>> contexts;  // total, kinds
    for (const auto& [key, gram] : grams) {
      once += gram.adjusted == 1 ? 1 : 0;
      twice += gram.adjusted == 2 ? 1 : 0;
      auto& [total, kinds] = contexts[order == 1 ? 0 : gram.context];
      total += gram.adjusted;
      kinds += 1;
    }
    const double discount = once > 0 && twice > 0 ? once / (once + 2 * twice) : 0.5;
    for (auto& [key, gram] : grams) {
      const auto& [total, kinds] = contexts[order == 1 ? 0 : gram.context];
      const double shorter = order == 1 ? 1.0 / (static_cast<double>(grams.size()) + 1)
                                        : grams_[order - 1].at(gram.suffix).probability;
      gram.probability = static_cast<float>((gram.adjusted - discount) / total +
                                            discount * kinds / total * shorter);
    }
  }

  // What is left for characters behind a context that were not kept, over what they have without
  // it.
  void back_off(std::size_t order) {
    std::unordered_map<std::uint64_t, std::pair<double, double>> kept;
    for (const auto& [key, gram] : grams_[order + 1]) {
      if (!gram.is_kept) continue;
      auto& [longer, shorter] = kept[gram.context];
      longer += gram.probability;
      shorter += grams_[order].at(gram.suffix).probability;
    }
    for (auto& [key, gram] : grams_[order]) {
      const auto found = kept.find(key);
      if (found == kept.end()) continue;
      const auto& [longer, shorter] = found->second;
      gram.back_off = static_cast<float>(std::max(1 - longer, 1e-6) / std::max(1 - shorter, 1e-6));
    }
  }

  static unsigned units(double probability, unsigned most) {
    const double cost = -std::log(std::max(probability, 1e-12)) * sentences::kUnitsPerNat;
    return static_cast<unsigned>(std::clamp(std::lround(cost), 0L, static_cast<long>(most)));
  }

  static std::uint8_t value_of(const Gram& gram) {
    return static_cast<std::uint8_t>(units(gram.probability, sentences::kMostCost) |
                                     units(gram.back_off, sentences::kMostBackOff)
                                         << sentences::kCostBits);
  }

  std::size_t language_;
  std::array<Grams, kOrder + 1> grams_;
  std::unordered_set<std::uint64_t> begins_;
};

// The static function with these keys: see sentences_table.hpp. `Slot` holds the fingerprint, and
// above it the value where there is one.
template <typename Slot>
std::vector<Slot> static_function(std::vector<Entry> entries, std::uint32_t& segment,
                                  std::uint32_t& segments) {
  std::ranges::sort(entries, {}, &Entry::key);
  const auto same = std::ranges::unique(entries, {}, &Entry::key);
  entries.erase(same.begin(), same.end());
  const auto size = static_cast<double>(entries.size());
  segment = 1U << static_cast<unsigned>(std::log(size) / std::log(3.33) + 2.25);
  const double factor = std::max(1.125, 0.875 + 0.25 * std::log(1e6) / std::log(size));
  segments = static_cast<std::uint32_t>(size * factor / segment);
  struct Place {
    std::uint32_t count = 0;
    std::uint32_t numbers = 0;  // of the keys that have it, exclusive-or
  };
  for (;; ++segments) {  // a little more, until it can be peeled
    const std::size_t count = sentences::slot_count(segment, segments);
    std::vector<Place> places(count);
    const auto for_each_slot = [&](std::uint32_t number, auto&& see) {
      const auto slots = sentences::slots_of(entries[number].key, segment, segments);
      for (const std::uint32_t slot : {slots.first, slots.second, slots.third}) see(slot);
    };
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
      for_each_slot(i, [&](std::uint32_t slot) {
        ++places[slot].count;
        places[slot].numbers ^= i;
      });
    }
    std::vector<std::uint32_t> alone;
    for (std::uint32_t slot = 0; slot < count; ++slot) {
      if (places[slot].count == 1) alone.push_back(slot);
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> peeled;  // key, its own slot
    while (!alone.empty()) {
      const std::uint32_t slot = alone.back();
      alone.pop_back();
      if (places[slot].count != 1) continue;
      const std::uint32_t number = places[slot].numbers;
      peeled.emplace_back(number, slot);
      for_each_slot(number, [&](std::uint32_t other) {
        places[other].numbers ^= number;
        if (--places[other].count == 1) alone.push_back(other);
      });
    }
    if (peeled.size() < entries.size()) continue;
    std::vector<Slot> result(count);
    for (auto one = peeled.rbegin(); one != peeled.rend(); ++one) {
      const Entry& entry = entries[one->first];
      auto value = static_cast<Slot>(sentences::fingerprint(entry.key));
      if constexpr (sizeof(Slot) > 1) value |= static_cast<Slot>(entry.value << 8);
      for_each_slot(one->first, [&](std::uint32_t slot) {
        if (slot != one->second) value ^= result[slot];
      });
      result[one->second] = value;
    }
    return result;
  }
}

// Words above a certain number of times, in small letters.
void append_words(std::size_t language, const std::vector<std::string>& lines,
                  std::vector<Entry>& entries) {
  std::unordered_map<std::u32string, int> counts;
  for (const std::string& line : lines) {
    const std::u32string text = code_points(line);
    const std::u32string_view view = text;
    for (Word word = next_word(view, 0, alphabet::kAny); !word.empty();
         word = next_word(view, word.end, alphabet::kAny)) {
      if (word.size() > 1) ++counts[in_lower_case(word.in(view))];
    }
  }
  for (const auto& [word, count] : counts) {
    if (count < kFewestTimes) continue;
    std::uint64_t key = sentences::seed_of_words(language);
    for (const char32_t c : word) key = sentences::mix(key, c);
    entries.push_back({key, 0});
  }
}

// What 99 of 100 lines cost less than, for each length, in units for a character: more by a
// quarter, as lines of other sources cost more than those that were held back of these.
std::array<std::uint16_t, sentences::kBandCount> bands_of(const LanguageModel& model,
                                                          const std::vector<std::string>& held) {
  constexpr double kOtherSources = 1.25;
  constexpr double kUnseen = 15;
  std::array<std::vector<double>, sentences::kBandCount> costs;
  const auto add = [&](const std::u32string& signs) {
    const auto longer = std::ranges::upper_bound(sentences::kBandBegins, signs.size());
    costs[static_cast<std::size_t>(longer - sentences::kBandBegins.begin()) - 1].push_back(
        model.cost(signs, kUnseen));
  };
  for (const std::string& line : held) {
    const std::u32string signs = signs_of(line);
    add(signs);
    // Shorter lines are made of the beginnings of longer ones.
    for (const std::size_t size : {10, 20, 40, 80}) {
      const std::size_t end = signs.rfind(U' ', size);
      if (signs.size() > 2 * size && end != std::u32string::npos && end > 5) {
        add(signs.substr(0, end + 1));
      }
    }
  }
  std::array<std::uint16_t, sentences::kBandCount> bands{};
  for (std::size_t i = 0; i < bands.size(); ++i) {
    std::vector<double>& all = costs[i];
    double limit = i > 0 ? bands[i - 1] / double{sentences::kBandUnitsPerNat} : 4.0;
    if (all.size() >= 50) {
      const auto nth = all.begin() + static_cast<std::ptrdiff_t>(all.size() * 99 / 100);
      std::ranges::nth_element(all, nth);
      limit = *nth * kOtherSources;
    }
    bands[i] = static_cast<std::uint16_t>(limit * sentences::kBandUnitsPerNat);
  }
  return bands;
}

// Counts of pairs in one language, and how often their first characters were met.
struct Pairs {
  std::unordered_map<std::uint64_t, double> counts;
  std::unordered_map<char32_t, double> firsts;
  double all = 0;
};

Pairs pairs_of(const std::vector<std::string>& lines) {
  Pairs pairs;
  for (const std::string& line : lines) {
    const std::u32string signs = signs_of(line);
    for (std::size_t i = 1; i < signs.size(); ++i) {
      pairs.counts[sentences::pair_key(signs[i - 1], signs[i])] += 1;
      pairs.firsts[signs[i - 1]] += 1;
      pairs.all += 1;
    }
  }
  return pairs;
}

// The pairs that are commonest, each language counting as much as any other.
std::vector<std::uint64_t> commonest(const std::vector<Pairs>& languages) {
  std::unordered_map<std::uint64_t, double> shares;
  for (const Pairs& pairs : languages) {
    for (const auto& [pair, count] : pairs.counts) shares[pair] += count / pairs.all;
  }
  std::vector<std::pair<double, std::uint64_t>> order;
  for (const auto& [pair, share] : shares) order.emplace_back(-share, pair);
  std::ranges::sort(order);
  order.resize(std::min(order.size(), kPairRows));
  std::vector<std::uint64_t> keys;
  for (const auto& [share, pair] : order) keys.push_back(pair);
  std::ranges::sort(keys);
  return keys;
}

// What a pair costs: as a character of the language behind the first one; a half more was never
// seen.
std::uint8_t pair_cost(const Pairs& pairs, std::uint64_t pair) {
  const auto count = pairs.counts.find(pair);
  const auto first = pairs.firsts.find(static_cast<char32_t>(pair >> 32));
  const double times = count == pairs.counts.end() ? 0 : count->second;
  const double all = first == pairs.firsts.end() ? 0 : first->second;
  const double cost = -std::log((times + 0.02) / (all + 2));
  return static_cast<std::uint8_t>(std::clamp(cost * sentences::kPairUnitsPerNat, 0.0, 255.0));
}

template <typename Value>
void write(std::ostream& out, const std::vector<Value>& values) {
  out.write(reinterpret_cast<const char*>(values.data()),
            static_cast<std::streamsize>(values.size() * sizeof(Value)));
}

std::vector<std::string> codes_in(const std::filesystem::path& folder) {
  constexpr std::string_view kEnding = ".train.txt";
  std::vector<std::string> codes;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(kEnding)) codes.push_back(name.substr(0, name.size() - kEnding.size()));
  }
  if (codes.empty()) throw std::runtime_error("no text in " + folder.string());
  std::ranges::sort(codes);
  return codes;
}

// How often each sign is met in all languages together, as n-grams of one more language.
void append_pool(std::size_t number, const std::map<char32_t, double>& signs,
                 std::vector<Entry>& entries) {
  double all = 0;
  for (const auto& [sign, share] : signs) all += share;
  for (const auto& [sign, share] : signs) {
    const double cost = -std::log(share / all) * sentences::kUnitsPerNat;
    const auto value = static_cast<std::uint8_t>(
        std::clamp(std::lround(cost), 0L, static_cast<long>(sentences::kMostCost)));
    entries.push_back({sentences::mix(sentences::seed_of_grams(number), sign), value});
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3 && argc != 4) {
    std::cerr << "usage: train_sentences FOLDER OUT [NATS]\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  const double nats = argc == 4 ? std::stod(argv[3]) : 8;
  const std::vector<std::string> codes = codes_in(folder);
  std::vector<Entry> grams;
  std::vector<Entry> words;
  std::vector<Pairs> pairs;
  std::map<char32_t, double> signs;
  std::string names;
  std::vector<std::uint16_t> bands;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto lines = lines_of(folder / (codes[i] + ".train.txt"));
    LanguageModel model(i, lines);
    model.prune(nats);
    const std::size_t before = grams.size();
    model.append(grams);
    append_words(i, lines, words);
    std::ranges::copy(bands_of(model, lines_of(folder / (codes[i] + ".held.txt"))),
                      std::back_inserter(bands));
    pairs.push_back(pairs_of(lines));
    for (const auto& [first, count] : pairs.back().firsts) {
      signs[first] += count / pairs.back().all;
    }
    std::string name = codes[i];
    name.resize(sentences::kCodeSize);
    names += name;
    std::cerr << codes[i] << ' ' << grams.size() - before << " n-grams\n";
  }
  append_pool(codes.size(), signs, grams);
  const std::vector<std::uint64_t> keys = commonest(pairs);
  std::vector<std::uint8_t> rows;
  for (const std::uint64_t key : keys) {
    for (const Pairs& language : pairs) rows.push_back(pair_cost(language, key));
  }
  sentences::Header header;
  header.languages = static_cast<std::uint32_t>(codes.size());
  header.pairs = static_cast<std::uint32_t>(keys.size());
  const auto gram_slots =
      static_function<std::uint16_t>(grams, header.gram_segment, header.gram_segments);
  const auto word_slots =
      static_function<std::uint8_t>(words, header.word_segment, header.word_segments);
  std::ofstream out(argv[2], std::ios::binary);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  out.write(names.data(), static_cast<std::streamsize>(names.size()));
  write(out, bands);
  write(out, keys);
  write(out, rows);
  write(out, gram_slots);
  write(out, word_slots);
  out.close();
  if (!out) throw std::runtime_error(std::string("cannot write ") + argv[2]);
  std::cerr << codes.size() << " languages, " << grams.size() << " n-grams, " << words.size()
            << " words\n";
  return 0;
} catch (const std::exception& error) {
  std::cerr << "train_sentences: " << error.what() << '\n';
  return 2;
}
