#include "repair/weighing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "core/words.hpp"
#include "evidence/vocabulary.hpp"
#include "repair/fitting.hpp"
#include "repair/word_proof.hpp"

namespace degarble {
namespace {

// What it costs that a word is of another language than its line: names, quotations.
constexpr std::int64_t kForeignWord = 9 * kNat;

// What a text is judged by the piece in: runs without a space and without what markup and tables
// are made of, so that a word is judged by itself there.
bool is_of_chunk(char32_t c) {
  return c >= 0x80 || is_ascii_letter(c) || is_ascii_digit(c) || c == U'\'' || c == U'-';
}

// Such a run, and whether the reading changes it.
struct Chunk {
  Word span;
  bool is_odd = false;
};

// Where one of the two texts is changed, from left to right.
using Changes = std::vector<Word>;

Changes changes_of_passage(const Rereading& reading) {
  Changes changes;
  for (const Piece& piece : reading.pieces) changes.push_back({piece.begin, piece.end});
  return changes;
}
Changes changes_of_text(const Rereading& reading) {
  Changes changes;
  for (const Piece& piece : reading.pieces) changes.push_back({piece.text_begin, piece.text_end});
  return changes;
}

bool is_changed(const Changes& changes, Word span) {
  return std::ranges::any_of(changes, [&](const Word& change) {
    return change.begin < span.end && span.begin < std::max(change.end, change.begin + 1);
  });
}

std::vector<Chunk> chunks_of(std::u32string_view text, const Changes& changes) {
  std::vector<Chunk> chunks;
  for (Word word = next_word(text, 0, is_of_chunk); !word.empty();
       word = next_word(text, word.end, is_of_chunk)) {
    chunks.push_back({word, is_changed(changes, word)});
  }
  return chunks;
}

// The text with its words in capitals, of four letters and more, in small letters: the models have
// seen few capitals, so that an alphabet with the other case would outweigh them.
std::u32string without_headlines(std::u32string_view text) {
  constexpr std::size_t kWord = 4;
  std::u32string plain(text);
  for (Word word = next_word(text, 0, alphabet::kAny); !word.empty();
       word = next_word(text, word.end, alphabet::kAny)) {
    if (word.size() < kWord || !std::ranges::all_of(word.in(text), is_capital_letter)) continue;
    plain.replace(word.begin, word.size(), in_lower_case(word.in(text)));
  }
  return plain;
}

// What the chunks of a text cost in some languages.
class Costs {
 public:
  Costs(std::u32string_view text, const Changes& changes,
        const std::vector<SentenceLanguage>& languages)
      : chunks_(chunks_of(text, changes)), languages_(languages), shape_(shape_cost(text)) {
    for (const SentenceLanguage language : languages) {
      const std::vector<std::int32_t> costs = sentence_costs(text, language);
      std::vector<std::int64_t>& sums = sums_.emplace_back();
      std::size_t at = 0;
      for (const Chunk& chunk : chunks_) {
        std::int64_t sum = 0;  // with what stands before the chunk, which is part of its likelihood
        for (; at < chunk.span.end; ++at) sum += costs[at];
        sums.push_back(sum);
      }
    }
  }

  // In the language with this place among them; odd chunks may be of another.
  [[nodiscard]] std::int64_t total(std::size_t place) const {
    std::int64_t sum = shape_;
    for (std::size_t i = 0; i < chunks_.size(); ++i) {
      sum +=
          chunks_[i].is_odd ? std::min(sums_[place][i], least(i) + kForeignWord) : sums_[place][i];
    }
    return sum;
  }
  [[nodiscard]] std::int64_t plain(std::size_t place) const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < chunks_.size(); ++i) sum += chunks_[i].is_odd ? 0 : sums_[place][i];
    return sum;
  }
  [[nodiscard]] std::int64_t odd(std::size_t place) const { return total(place) - plain(place); }

  [[nodiscard]] std::size_t best() const {
    return least_of([this](std::size_t place) { return total(place); });
  }
  [[nodiscard]] std::size_t best_for_plain() const {
    return least_of([this](std::size_t place) { return plain(place); });
  }

  [[nodiscard]] bool is_all_odd() const {
    return std::ranges::all_of(chunks_, [](const Chunk& chunk) { return chunk.is_odd; });
  }
  [[nodiscard]] std::size_t odd_characters() const {
    std::size_t count = 0;
    for (const Chunk& chunk : chunks_) count += chunk.is_odd ? chunk.span.size() + 1 : 0;
    return count;
  }

 private:
  [[nodiscard]] std::int64_t least(std::size_t chunk) const {
    std::int64_t least = std::numeric_limits<std::int64_t>::max() / 4;
    for (const auto& sums : sums_) least = std::min(least, sums[chunk]);
    return least;
  }

  template <typename Cost>
  [[nodiscard]] std::size_t least_of(Cost cost) const {
    std::size_t best = 0;
    for (std::size_t place = 1; place < languages_.size(); ++place) {
      if (cost(place) < cost(best)) best = place;
    }
    return best;
  }

  std::vector<Chunk> chunks_;
  const std::vector<SentenceLanguage>& languages_;
  std::int64_t shape_;
  std::vector<std::vector<std::int64_t>> sums_;  // by language, then by chunk
};

void add_new(std::vector<SentenceLanguage>& languages, const std::vector<SentenceLanguage>& more) {
  for (const SentenceLanguage language : more) {
    if (std::ranges::find(languages, language) == languages.end()) languages.push_back(language);
  }
}

// The passage without what the reading changes, by which its language is told first.
std::u32string plain_words(std::u32string_view passage, const Changes& changes) {
  std::u32string words;
  for (const Chunk& chunk : chunks_of(passage, changes)) {
    if (!chunk.is_odd) (words += chunk.span.in(passage)) += U' ';
  }
  return words;
}

// The languages that the changed words of a text may be of, the likeliest first.
std::vector<SentenceLanguage> languages_of_words(std::u32string_view text, const Changes& changes) {
  constexpr std::size_t kMost = 3;
  std::u32string words;
  for (const Word& change : changes) {
    (words += word_around(text, change.begin, change.end, alphabet::kAny).in(text)) += U' ';
  }
  return likely_languages(words, kMost);
}

// The different words of three letters and more in which something is changed, in lower case:
// shorter ones come out of anything.
std::vector<std::u32string> changed_words(std::u32string_view text, const Changes& changes) {
  std::vector<std::u32string> words;
  for (Word word = next_word(text, 0, alphabet::kAny); !word.empty();
       word = next_word(text, word.end, alphabet::kAny)) {
    if (word.size() > 2 && is_changed(changes, word)) {
      words.push_back(in_lower_case(word.in(text)));
    }
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

bool is_seen(const std::u32string& word, SentenceLanguage language) {
  if (was_seen_in_sentences(word, language)) return true;
  const WordList* const list = find_word_list(sentence_language_code(language));
  return list != nullptr && list->find(list->spelled(word)).has_value();
}

std::int32_t count_seen(const std::vector<std::u32string>& words,
                        const std::vector<SentenceLanguage>& languages) {
  constexpr std::int32_t kMost = 4;
  std::int32_t count = 0;
  for (const std::u32string& word : words) {
    const auto is_in = [&](SentenceLanguage language) { return is_seen(word, language); };
    count += std::ranges::any_of(languages, is_in) ? 1 : 0;
    if (count == kMost) break;
  }
  return count;
}

// Of the changed characters, how many are in no word of three letters, how many stand beside one
// that is next to them in the alphabet, or the same, and how many are there as a small letter and
// as a capital; in an alphabet of two bytes a letter, every other character is the same.
struct Structure {
  std::size_t all = 0;
  std::size_t outside = 0;
  std::size_t neighbours = 0;
  std::size_t in_both_cases = 0;

  [[nodiscard]] double share_outside() const { return share(outside); }
  [[nodiscard]] double share_of_neighbours() const { return share(neighbours); }
  [[nodiscard]] bool is_row() const {
    constexpr std::size_t kPairs = 2;
    const bool is_in_cases = all >= 2 * kPairs && in_both_cases == all;
    return is_in_cases || (all > 2 ? neighbours * 2 >= all : neighbours == 2);
  }

 private:
  [[nodiscard]] double share(std::size_t count) const {
    return static_cast<double>(count) / static_cast<double>(std::max<std::size_t>(all, 1));
  }
};

bool is_outside_words(std::u32string_view text, std::size_t at) {
  constexpr std::size_t kWord = 3;
  const Word word = word_around(text, at, at + 1, alphabet::kAny);
  // An apostrophe between letters is in their word.
  const bool is_inside = is_letter(text[at]) || (word.begin < at && word.end > at + 1);
  return !is_inside || word.size() < kWord;
}

bool has_neighbour(std::u32string_view text, std::size_t at) {
  const auto is_next = [&](std::size_t other) {
    const char32_t c = other < text.size() ? text[other] : U' ';
    return c >= 0x80 && (c + 1 == text[at] || text[at] + 1 == c || c == text[at]);
  };
  const auto is_same = [&](std::size_t other) {
    const std::size_t between = (at + other) / 2;
    return other < text.size() && text[other] == text[at] && text[between] >= 0x80;
  };
  return is_next(at + 1) || is_next(at - 1) || is_same(at + 2) || (at > 1 && is_same(at - 2));
}

// The characters that change, each as often as it does, sorted.
std::u32string changed_characters(std::u32string_view text, const Changes& changes) {
  std::u32string changed;
  for (const Word& change : changes) changed += change.in(text);
  std::ranges::sort(changed);
  return changed;
}

Structure structure_of(std::u32string_view text, const Changes& changes) {
  Structure found;
  const std::u32string changed = changed_characters(text, changes);
  for (const Word& change : changes) {
    for (std::size_t at = change.begin; at < change.end; ++at) {
      const char32_t other = is_capital(text[at]) ? to_lower(text[at]) : to_upper(text[at]);
      const bool has_other = other != text[at] && std::ranges::binary_search(changed, other);
      found.in_both_cases += has_other ? 1 : 0;
      ++found.all;
      found.outside += is_outside_words(text, at) ? 1 : 0;
      found.neighbours += has_neighbour(text, at) ? 1 : 0;
    }
  }
  return found;
}

// How many different characters the reading changes.
std::size_t count_kinds(std::u32string_view passage, const Changes& changes) {
  std::u32string kinds = changed_characters(passage, changes);
  return static_cast<std::size_t>(std::unique(kinds.begin(), kinds.end()) - kinds.begin());
}

std::size_t count_in(const Changes& changes) {
  std::size_t count = 0;
  for (const Word& change : changes) count += change.size();
  return count;
}

double share_of_letters(std::u32string_view text, const Changes& changes) {
  std::ptrdiff_t letters = 0;
  std::size_t all = 0;
  for (const Word& change : changes) {
    letters += std::ranges::count_if(change.in(text), is_letter);
    all += change.size();
  }
  return all == 0 ? 0 : static_cast<double>(letters) / static_cast<double>(all);
}

double nats_in(std::int64_t cost) { return static_cast<double>(cost) / static_cast<double>(kNat); }

// Per character, what a cost is above the usual one.
double above_usual(std::int64_t cost, std::size_t characters, SentenceLanguage language) {
  const std::size_t count = std::max<std::size_t>(characters, 1);
  return nats_in(cost) / static_cast<double>(count) - nats_in(usual_limit(language, count));
}

// Han, Hangul and kana: their words are not told by spaces.
constexpr char32_t kFirstUnspaced = 0x3000;

// A passage and a reading of it, with their headlines in small letters.
struct Comparison {
  Comparison(std::u32string_view shown, const Rereading& meant)
      : passage(without_headlines(shown)),
        text(without_headlines(meant.text)),
        before(changes_of_passage(meant)),
        after(changes_of_text(meant)),
        of_passage(languages_of_words(passage, before)),
        of_text(languages_of_words(text, after)),
        languages(languages_of(*this)) {}

  // By how much more sense the reading makes, and how usual it is in the language in which it makes
  // most.
  void weigh_costs(std::int64_t prior, Weight& weight) const {
    const Costs old_costs(passage, before, languages);
    const Costs costs(text, after, languages);
    const std::size_t best = costs.best();
    const std::size_t old_best = old_costs.best();
    weight.language = languages[best];
    weight.gain = old_costs.total(old_best) - costs.total(best) - prior;
    constexpr double kLeastGain = 0.3;
    constexpr double kMostForOne = 12;
    const double gain = nats_in(weight.gain);
    const auto letters = static_cast<double>(std::max<std::size_t>(count_in(after), 1));
    weight.set(WeighedFeature::gain, std::log(std::max(gain, kLeastGain)));
    weight.set(WeighedFeature::gain_per_letter,
               std::clamp(gain / letters, -kMostForOne, kMostForOne));
    weight.stood_well =
        old_costs.is_all_odd() &&
        above_usual(old_costs.total(old_best), passage.size(), languages[old_best]) <= 0;
    weight.set(WeighedFeature::other_language, old_best == best ? 0 : 1);
    weight.set(WeighedFeature::plain_words,
               nats_in(costs.plain(best) - costs.plain(costs.best_for_plain())) / 10);
    weight.set(WeighedFeature::odd_words,
               above_usual(costs.odd(best), costs.odd_characters(), weight.language));
    weight.set(WeighedFeature::line, above_usual(costs.total(best), text.size(), weight.language));
  }

  // Whether texts have the words that come out, or those that stand there.
  void weigh_seen(Weight& weight) const {
    std::vector<SentenceLanguage> seen_in = of_text;
    add_new(seen_in, {weight.language});
    const std::vector<std::u32string> words = changed_words(text, after);
    weight.words = words.size();
    const std::int32_t seen = count_seen(words, seen_in);
    weight.set(WeighedFeature::seen_words, seen);
    weight.set(WeighedFeature::no_seen_word, seen == 0 ? 1 : 0);
    std::vector<SentenceLanguage> seen_before_in = of_passage;
    add_new(seen_before_in, languages);
    weight.set(WeighedFeature::seen_before,
               count_seen(changed_words(passage, before), seen_before_in));
  }

  void weigh_structure(Weight& weight) const {
    const Structure old = structure_of(passage, before);
    const Structure now = structure_of(text, after);
    const std::size_t most = std::max<std::size_t>({old.all, now.all, 1});
    weight.set(WeighedFeature::letters, std::log(static_cast<double>(most)));
    weight.is_unspaced = std::ranges::any_of(after, [&](const Word& change) {
      return std::ranges::any_of(change.in(std::u32string_view(text)),
                                 [](char32_t c) { return c >= kFirstUnspaced; });
    });
    weight.set(WeighedFeature::outside_words, now.share_outside());
    weight.set(WeighedFeature::neighbours,
               std::max(old.share_of_neighbours(), now.share_of_neighbours()));
    weight.set(WeighedFeature::row, old.is_row() || now.is_row() ? 1 : 0);
    weight.set(WeighedFeature::signs,
               std::max(share_of_letters(passage, before) - share_of_letters(text, after), 0.0));
  }

  // Both texts are judged in the same languages: else one that a preselection missed is a gain.
  // Names may be of a language of their own.
  static std::vector<SentenceLanguage> languages_of(const Comparison& compared) {
    constexpr std::size_t kMost = 3;
    std::vector<SentenceLanguage> languages = likely_languages(compared.text, kMost);
    add_new(languages, likely_languages(compared.passage, kMost));
    const std::u32string plain = plain_words(compared.passage, compared.before);
    if (!plain.empty()) add_new(languages, likely_languages(plain, kMost));
    add_new(languages, {compared.of_passage.front(), compared.of_text.front()});
    return languages;
  }

  std::u32string passage;
  std::u32string text;
  Changes before;
  Changes after;
  std::vector<SentenceLanguage> of_passage;  // its changed words may be of these
  std::vector<SentenceLanguage> of_text;
  std::vector<SentenceLanguage> languages;
};

}  // namespace

void Weight::set(WeighedFeature feature, double value) {
  features[static_cast<std::size_t>(feature)] = static_cast<std::int32_t>(std::lround(value * 100));
}

std::int64_t Weight::score() const {
  // Logistic regression on clean and damaged lines, by tools/train_weights: hundredths. The last is
  // 250 more than what comes out: there 98 of 100 of the right readings are taken, and of 240,000
  // good lines with letters above ASCII, from packages that nothing was learned from, three
  // are changed that are no pictures.
  static constexpr std::array<std::int32_t, kFeatures> kWeights = {
      117, -3, 21, 61, -15, -122, -21, 17, -38, -92, -16, -58, -75, 105, -33, -74, -274};
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < kFeatures; ++i) sum += std::int64_t{kWeights[i]} * features[i];
  return sum / 100;
}

namespace {

// Of the words that come out, by word lists.
constexpr std::int32_t kSupport = 100;
constexpr std::int32_t kProof = 200;

}  // namespace

bool Weight::may_be_taken() const {
  constexpr std::int32_t kAll = 100;
  constexpr std::int32_t kWords = 200;
  constexpr std::int32_t kFew = 208;          // ln of 8 characters: one word
  constexpr std::int32_t kFewUnspaced = 160;  // ln of 5: two words
  if (stood_well && at(WeighedFeature::letters) <= kFew) return false;
  const bool is_listed = at(WeighedFeature::listed) >= (words > 1 ? kSupport : kProof);
  const bool has_word = at(WeighedFeature::no_seen_word) == 0 || is_listed ||
                        (is_unspaced && at(WeighedFeature::letters) >= kFewUnspaced);
  return at(WeighedFeature::outside_words) < kAll &&
         (has_word || at(WeighedFeature::letters) > kFew) &&
         (at(WeighedFeature::row) == 0 || at(WeighedFeature::seen_words) >= kWords);
}

bool Weight::outweighs(std::int64_t lead) const {
  constexpr std::size_t kSeveral = 3;
  constexpr std::int32_t kContraction = 300;
  const bool has_words = at(WeighedFeature::seen_words) > at(WeighedFeature::seen_before) ||
                         at(WeighedFeature::listed) >= kProof ||
                         at(WeighedFeature::fitting) >= kContraction;
  return may_be_taken() && (kinds >= kSeveral || has_words) && score() + lead >= 0;
}

Weight weigh(std::u32string_view passage, const Rereading& reading, Language language,
             std::int64_t prior) {
  const Comparison compared(passage, reading);
  Weight weight;
  weight.kinds = count_kinds(passage, compared.before);
  compared.weigh_costs(prior, weight);
  compared.weigh_seen(weight);
  compared.weigh_structure(weight);
  constexpr std::size_t kMostFitting = 6;
  const std::size_t fitting = std::min(count_fitting(reading).letters, kMostFitting);
  weight.set(WeighedFeature::fitting, static_cast<double>(fitting));
  const WordProof words = weigh_words(passage, reading, language);
  const bool is_supported = words.has_only_words || words.is_supported;
  weight.set(WeighedFeature::listed, words.is_enough ? 2 : (is_supported ? 1 : 0));
  weight.set(WeighedFeature::bias, 1);
  return weight;
}

}  // namespace degarble
