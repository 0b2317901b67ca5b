#include "evidence/sentences.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "evidence/embedded.hpp"
#include "evidence/sentences_table.hpp"

// Written by tools/train_sentences.
extern "C" const unsigned char degarble_sentences[];

namespace degarble {
namespace {

using namespace sentences;

// Where the arrays of the model begin.
class SentenceModel {
 public:
  SentenceModel() : header_(read_embedded<Header>(degarble_sentences)) {
    codes_ = degarble_sentences + sizeof(Header);
    bands_ = codes_ + header_.languages * kCodeSize;
    keys_ = bands_ + header_.languages * kBandCount * sizeof(std::uint16_t);
    rows_ = keys_ + header_.pairs * sizeof(std::uint64_t);
    grams_ = rows_ + std::size_t{header_.pairs} * header_.languages;
    words_ = grams_ + slot_count(header_.gram_segment, header_.gram_segments) * 2;
  }

  [[nodiscard]] std::size_t languages() const { return header_.languages; }

  [[nodiscard]] std::string_view code(std::size_t language) const {
    const auto* const at = reinterpret_cast<const char*>(codes_ + language * kCodeSize);
    const auto* const end = static_cast<const char*>(std::memchr(at, 0, kCodeSize));
    return {at, end == nullptr ? kCodeSize : static_cast<std::size_t>(end - at)};
  }

  [[nodiscard]] std::int32_t band(std::size_t language, std::size_t number) const {
    const std::size_t place = language * kBandCount + number;
    return read_embedded<std::uint16_t>(bands_ + place * sizeof(std::uint16_t));
  }

  // The costs of a pair in each language; null if it is not one of the commonest.
  [[nodiscard]] const unsigned char* row(char32_t first, char32_t second) const {
    const std::uint64_t key = pair_key(first, second);
    std::size_t low = 0;
    std::size_t high = header_.pairs;
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      const auto found = read_embedded<std::uint64_t>(keys_ + middle * sizeof key);
      if (found == key) return rows_ + middle * header_.languages;
      if (found < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return nullptr;
  }

  // The value of an n-gram, if it is there.
  [[nodiscard]] std::optional<unsigned> gram(std::uint64_t key) const {
    const Slots slots = slots_of(key, header_.gram_segment, header_.gram_segments);
    const unsigned value =
        gram_slot(slots.first) ^ gram_slot(slots.second) ^ gram_slot(slots.third);
    if ((value & 0xFF) != fingerprint(key)) return std::nullopt;
    return value >> 8;
  }

  [[nodiscard]] bool has_word(std::uint64_t key) const {
    const Slots slots = slots_of(key, header_.word_segment, header_.word_segments);
    return (words_[slots.first] ^ words_[slots.second] ^ words_[slots.third]) == fingerprint(key);
  }

 private:
  [[nodiscard]] unsigned gram_slot(std::size_t slot) const {
    return read_embedded<std::uint16_t>(grams_ + slot * sizeof(std::uint16_t));
  }

  Header header_;
  const unsigned char* codes_ = nullptr;
  const unsigned char* bands_ = nullptr;
  const unsigned char* keys_ = nullptr;
  const unsigned char* rows_ = nullptr;
  const unsigned char* grams_ = nullptr;
  const unsigned char* words_ = nullptr;
};

const SentenceModel& model() {
  static const SentenceModel kModel;
  return kModel;
}

constexpr std::int32_t cost_of(unsigned value) {
  constexpr unsigned kCostMask = (1U << kCostBits) - 1;
  return static_cast<std::int32_t>((value & kCostMask) * (kNat / kUnitsPerNat));
}
constexpr std::int32_t back_off_of(unsigned value) {
  return static_cast<std::int32_t>((value >> kCostBits) * (kNat / kUnitsPerNat));
}

// What a character costs that texts of the language do not have: more, if hardly any text has it.
std::int32_t unseen_cost(char32_t sign) {
  constexpr std::int32_t kUnseen = 8 * kNat;
  constexpr std::int32_t kRarest = 16 * kNat;  // that no text has
  const auto value = model().gram(mix(seed_of_grams(model().languages()), sign));
  return kUnseen + (value ? cost_of(*value) : kRarest) * 6 / 10;
}

}  // namespace

SentenceReader::SentenceReader(SentenceLanguage language) : seed_(seed_of_grams(language)) {
  static_assert(kReach == kOrder);
  signs_.front() = U'x';
  next(U' ');
}

std::int32_t SentenceReader::next(char32_t c) {
  const char32_t sign = symbol(c);
  if (sign == U' ' && signs_.front() == U' ') return 0;
  std::shift_right(signs_.begin(), signs_.end(), 1);
  signs_.front() = sign;
  std::int32_t cost = 0;
  std::size_t order = 0;
  std::array<std::int32_t, kReach> back_offs{};
  std::uint64_t key = seed_;
  while (order <= known_ && order < kReach) {
    key = mix(key, signs_.at(order));
    const auto value = model().gram(key);
    if (!value) break;
    cost = cost_of(*value);
    back_offs.at(order++) = back_off_of(*value);
  }
  if (order == 0) cost = unseen_cost(sign);
  for (std::size_t n = std::max<std::size_t>(order, 1); n <= known_; ++n)
    cost += back_offs_.at(n - 1);
  back_offs_ = back_offs;
  known_ = std::min(order, kReach - 1);
  return cost;
}

bool SentenceReader::is_like(const SentenceReader& other) const {
  return std::equal(signs_.begin(), signs_.end() - 1, other.signs_.begin());
}

std::size_t sentence_language_count() { return model().languages(); }

std::string_view sentence_language_code(SentenceLanguage language) {
  return language < model().languages() ? model().code(language) : std::string_view();
}

namespace {

// Scripts of thousands of characters, whose pairs are not among the commonest.
bool is_of_large_script(char32_t c) { return c >= 0x2E80 && c < 0xFB00; }

// Languages written in them: those whose texts have one of their commonest characters.
const std::vector<SentenceLanguage>& languages_of_large_scripts() {
  static const std::vector<SentenceLanguage> kFound = [] {
    constexpr char32_t kCommonest[] = {0x7684, 0x306E, 0xC774};  // Chinese, Japanese, Korean
    std::vector<SentenceLanguage> found;
    for (std::size_t i = 0; i < model().languages(); ++i) {
      const auto language = static_cast<SentenceLanguage>(i);
      const auto has = [&](char32_t c) {
        return model().gram(mix(seed_of_grams(language), c)).has_value();
      };
      if (std::ranges::any_of(kCommonest, has)) found.push_back(language);
    }
    return found;
  }();
  return kFound;
}

// Adds what a character of such a script costs in each language.
void add_large_script(char32_t c, std::vector<std::int32_t>& costs) {
  constexpr std::int32_t kUnknown = 255;  // as in a row of pairs
  for (std::int32_t& cost : costs) cost += kUnknown;
  for (const SentenceLanguage language : languages_of_large_scripts()) {
    const auto value = model().gram(mix(seed_of_grams(language), c));
    if (!value) continue;
    costs[language] +=
        cost_of(*value) * kPairUnitsPerNat / static_cast<std::int32_t>(kNat) - kUnknown;
  }
}

}  // namespace

std::vector<SentenceLanguage> likely_languages(std::u32string_view text, std::size_t most) {
  std::vector<std::int32_t> costs(model().languages());
  char32_t last = U' ';
  for (const char32_t c : text) {
    const char32_t next = symbol(c);
    if (const unsigned char* const row = model().row(last, next); row != nullptr) {
      for (std::size_t i = 0; i < costs.size(); ++i) costs[i] += row[i];
    } else if (is_of_large_script(next)) {
      add_large_script(next, costs);
    }
    last = next;
  }
  std::vector<SentenceLanguage> order(costs.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<SentenceLanguage>(i);
  most = std::min(most, order.size());
  std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(most), {},
                            [&](SentenceLanguage i) { return costs[i]; });
  order.resize(most);
  return order;
}

std::vector<std::int32_t> sentence_costs(std::u32string_view text, SentenceLanguage language) {
  SentenceReader reader(language);
  std::vector<std::int32_t> costs;
  costs.reserve(text.size());
  for (const char32_t c : text) costs.push_back(reader.next(c));
  return costs;
}

std::int32_t usual_limit(SentenceLanguage language, std::size_t characters) {
  const auto longer = std::ranges::upper_bound(kBandBegins, characters);
  const auto number = static_cast<std::size_t>(longer - kBandBegins.begin()) - 1;
  return model().band(language, number) * static_cast<std::int32_t>(kNat) / kBandUnitsPerNat;
}

bool was_seen_in_sentences(std::u32string_view word, SentenceLanguage language) {
  std::uint64_t key = seed_of_words(language);
  for (const char32_t c : word) key = mix(key, c);
  return model().has_word(key);
}

}  // namespace degarble
