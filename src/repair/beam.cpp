#include "repair/beam.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "core/script.hpp"
#include "core/utf8.hpp"
#include "core/words.hpp"
#include "evidence/pairs.hpp"
#include "evidence/sentences.hpp"
#include "evidence/vocabulary.hpp"

namespace degarble {
namespace {

constexpr bool is_private_use(char32_t c) { return c >= 0xE000 && c < 0xF900; }

// Spaces of a certain width, controls of writing direction and the like, other selectors than that
// of emoji, letters in circles and frames: models count the first as spaces, and know the others
// from a few places.
constexpr bool is_hardly_used(char32_t c) {
  return (c >= 0x2000 && c <= 0x2010) || (c >= 0x2028 && c <= 0x202F) ||
         (c >= 0x205F && c <= 0x206F) || (c >= 0x2460 && c <= 0x259F) ||
         (c >= 0xFE00 && c <= 0xFE2F && c != 0xFE0F);
}

constexpr bool is_hangul(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }
constexpr bool is_han(char32_t c) { return c >= 0x3400 && c <= 0x9FFF; }

// Korean writes hardly any words with characters of both.
constexpr bool mixes_hangul(char32_t last, char32_t c) {
  return (is_han(last) && is_hangul(c)) || (is_hangul(last) && is_han(c));
}

// A character of a way to read the passage.
struct BeamStep {
  std::uint32_t parent = 0;
  std::uint32_t begin = 0;  // of what stands for it
  char32_t character = 0;
  bool changed = false;
};

// A way to read the passage up to some place, by its last step.
struct Way {
  SentenceReader reader;
  std::int64_t cost = 0;
  std::int64_t damage = 0;
  std::uint32_t last = 0;
};

// The likeliest way through all places, in one language, with a beam.
class Beam {
 public:
  Beam(std::u32string_view passage, const Sequences& sequences, SentenceLanguage language)
      : passage_(passage), sequences_(sequences), language_(language), ends_(passage.size() + 1) {
    steps_.push_back({});
    ends_[0].push_back({SentenceReader(language)});
  }

  // What the best way costs.
  std::int64_t run() {
    for (std::size_t at = 0; at < passage_.size(); ++at) {
      prune(ends_[at]);
      for (const Way& from : std::exchange(ends_[at], {})) {
        take(from, at, {passage_[at], at + 1, 0}, false);
        for (const Sequence& sequence : sequences_[at]) take(from, at, sequence, true);
      }
    }
    prune(ends_.back());
    return ends_.back().front().cost;
  }

  // Characters that are less certain are U+FFFD in it, if they may.
  [[nodiscard]] LossyReading reading(std::int64_t least_certainty, Unknown unknown) {
    Path way;
    for (std::uint32_t i = ends_.back().front().last; i != 0; i = steps_[i].parent)
      way.push_back(steps_[i]);
    std::ranges::reverse(way);
    const std::vector<std::int64_t> certainties = certainties_of(way);
    const auto is_open = [&](std::int64_t certainty) { return certainty < least_certainty; };
    const auto open = static_cast<std::size_t>(std::ranges::count_if(certainties, is_open));
    const bool may_be_open = unknown == Unknown::any ||
                             (unknown == Unknown::few && (open == 1 || open * kFew <= way.size()));
    LossyReading found;
    found.damage = ends_.back().front().damage;
    found.certainty = kSure;
    auto& [text, pieces] = found.reading;
    for (std::size_t i = 0; i < way.size(); ++i) {
      const bool is_marked = may_be_open && is_open(certainties[i]);
      const std::size_t begin = text.size();
      text += is_marked ? kReplacement : way[i].character;
      if (!is_marked) found.certainty = std::min(found.certainty, certainties[i]);
      if (way[i].changed) add_piece(pieces, {way[i].begin, end_of(way, i), begin, text.size()});
    }
    return found;
  }

 private:
  using Path = std::vector<BeamStep>;

  void take(const Way& from, std::size_t at, const Sequence& next, bool changed) {
    // What is left of a garble is no text; a model of letters does not know how rare it is.
    const bool is_left = !changed && !sequences_[at].empty();
    Way way = from;
    way.cost += way.reader.next(next.meant) + next.cost + (is_left ? kLeft : 0) +
                rarity_of(steps_[from.last].character, next.meant);
    if (changed) way.cost += sign_cost(next.meant, at, next.end);
    way.damage += next.cost;
    way.last = static_cast<std::uint32_t>(steps_.size());
    steps_.push_back({from.last, static_cast<std::uint32_t>(at), next.meant, changed});
    ends_[next.end].push_back(way);
  }

  // What models of letters know too little of: what hardly any text has, by itself or in a row.
  static std::int64_t rarity_of(char32_t last, char32_t c) {
    return (is_private_use(c) ? kPrivateUse : 0) + (is_hardly_used(c) ? kHardlyUsed : 0) +
           (mixes_hangul(last, c) ? kMixed : 0) +
           (is_unusual_pair(last == 0 ? U' ' : last, c) ? kUnusual : 0);
  }

  // Pieces that touch are one.
  static void add_piece(std::vector<Piece>& pieces, const Piece& piece) {
    if (pieces.empty() || pieces.back().end != piece.begin) {
      pieces.push_back(piece);
    } else {
      pieces.back().end = piece.end;
      pieces.back().text_end = piece.text_end;
    }
  }

  // Of each character of a way, with its letters settled where words tell them.
  [[nodiscard]] std::vector<std::int64_t> certainties_of(Path& way) const {
    const std::vector<bool> settled = settle_by_words(way);
    const std::vector<SentenceReader> readers = readers_before(way);
    std::vector<std::int64_t> certainties(way.size(), kSure);
    for (std::size_t i = 0; i < way.size(); ++i) {
      if (!settled[i]) certainties[i] = certainty_of(way, i, readers[i]);
    }
    return certainties;
  }

  // An apostrophe stands inside words, other marks before or behind them, and dashes between;
  // models of letters were trained on texts of which few have them.
  [[nodiscard]] std::int64_t sign_cost(char32_t c, std::size_t begin, std::size_t end) const {
    constexpr std::int64_t kMisplaced = nats(6);
    const char32_t before = begin > 0 ? passage_[begin - 1] : U' ';
    const char32_t after = end < passage_.size() ? passage_[end] : U' ';
    const bool is_behind = script_of(before) != Script::none;
    const bool is_before = script_of(after) != Script::none;
    const bool is_opening = c == 0x2018 || c == 0x201C;
    const bool is_closing = c == 0x201D || c == 0x2026;
    if (c < 0x2010 || c > 0x203A) return 0;
    if (is_behind && is_before) return c == 0x2019 ? 0 : kMisplaced;
    if (is_behind) return is_opening ? kMisplaced : 0;
    return is_before && (is_closing || c == 0x2019) ? kMisplaced : 0;
  }

  // Keeps the best, and of those that go on alike, one.
  static void prune(std::vector<Way>& ways) {
    constexpr std::size_t kWidth = 16;
    std::ranges::stable_sort(ways, {}, &Way::cost);
    std::vector<Way> kept;
    for (const Way& way : ways) {
      const auto is_like = [&](const Way& other) { return other.reader.is_like(way.reader); };
      if (std::ranges::any_of(kept, is_like)) continue;
      kept.push_back(way);
      if (kept.size() == kWidth) break;
    }
    ways = std::move(kept);
  }

  // What was read before each character of a way.
  [[nodiscard]] std::vector<SentenceReader> readers_before(const Path& way) const {
    std::vector<SentenceReader> readers;
    SentenceReader reader(language_);
    for (const BeamStep& step : way) {
      readers.push_back(reader);
      reader.next(step.character);
    }
    return readers;
  }

  // What the characters from number `at` on cost, with another one in the first place.
  [[nodiscard]] std::int64_t cost_with(const Path& way, std::size_t at, SentenceReader reader,
                                       const Sequence& first) const {
    constexpr std::size_t kReach = 6;  // characters that a model of letters still sees it from
    char32_t last = at > 0 ? way[at - 1].character : U' ';
    std::int64_t cost = first.cost + sign_cost(first.meant, way[at].begin, first.end);
    for (std::size_t i = at; i < std::min(at + kReach, way.size()); ++i) {
      const char32_t next = i == at ? first.meant : way[i].character;
      cost += reader.next(next) + rarity_of(last, next);
      last = next;
    }
    return cost;
  }

  [[nodiscard]] std::size_t end_of(const Path& way, std::size_t number) const {
    return number + 1 < way.size() ? way[number + 1].begin : passage_.size();
  }

  // A character for each step.
  [[nodiscard]] static std::u32string text_of(const Path& way) {
    std::u32string text;
    for (const BeamStep& step : way) text += step.character;
    return text;
  }

  // Where only one of the letters that may have stood there makes a word that texts or lists have,
  // it did. Which places that
  // settles.
  std::vector<bool> settle_by_words(Path& way) const {
    std::vector<bool> settled(way.size());
    const WordList* const list = find_word_list(sentence_language_code(language_));
    std::u32string text = text_of(way);
    const std::vector<SentenceReader> readers = readers_before(way);
    for (std::size_t i = 0; i < way.size(); ++i) {
      BeamStep& step = way[i];
      if (!step.changed || !is_latin_or_cyrillic(step.character)) continue;
      const char32_t letter = only_letter(way, i, readers[i], text, list);
      if (letter == 0) continue;
      step.character = text[i] = letter;
      settled[i] = true;
    }
    return settled;
  }

  // What stands in the passage for a character of a way.
  [[nodiscard]] Sequence chosen_at(const Path& way, std::size_t number) const {
    const BeamStep& step = way[number];
    const std::size_t end = end_of(way, number);
    const auto& alternatives = sequences_[step.begin];
    const auto found = std::ranges::find_if(alternatives, [&](const Sequence& one) {
      return one.meant == step.character && one.end == end;
    });
    return found != alternatives.end() ? *found : Sequence{step.character, end, 0};
  }

  // The letter that makes a word of the list with those around it, or else most of one, if there is
  // one and no other; 0 if there is none. Of a capital and a small one it is the likelier.
  [[nodiscard]] char32_t only_letter(const Path& way, std::size_t number,
                                     const SentenceReader& reader, std::u32string_view text,
                                     const WordList* list) const {
    constexpr std::size_t kEnding = 2;  // letters that inflection adds
    constexpr std::size_t kStem = 5;
    const Word place = word_around(text, number, number, alphabet::kListed);
    std::u32string word = in_lower_case(place.in(text));
    Letter best;
    Letter second;
    const std::int64_t most = cost_with(way, number, reader, chosen_at(way, number)) + kHopeless;
    for (const Sequence& one : sequences_[way[number].begin]) {
      if (one.end != end_of(way, number) || !is_latin_or_cyrillic(one.meant)) continue;
      const std::int64_t cost = cost_with(way, number, reader, one);
      if (cost > most) continue;
      word[number - place.begin] = to_lower(one.meant);
      const bool is_known = was_seen_in_sentences(word, language_) ||
                            (list != nullptr && list->find(word).has_value());
      const std::size_t begun = list != nullptr ? list->known_beginning(word) : 0;
      const std::size_t fit = is_known ? word.size() + kEnding + 1 : begun;
      const Letter letter{one.meant, fit, cost};
      if (best.character != 0 && to_lower(best.character) == to_lower(letter.character)) {
        if (letter.cost < best.cost) best = letter;
      } else if (letter.fit > best.fit) {
        second = best;
        best = letter;
      } else if (letter.fit > second.fit) {
        second = letter;
      }
    }
    const bool is_stem = best.fit >= kStem && best.fit + kEnding >= word.size();
    const bool is_only = best.fit > second.fit + kEnding;
    return best.character != 0 && is_stem && is_only ? best.character : 0;
  }

  struct Letter {
    char32_t character = 0;
    std::size_t fit = 0;  // letters of the word that words of the list begin with, or more
    std::int64_t cost = 0;
  };

  // By how much the next best character costs more.
  [[nodiscard]] std::int64_t certainty_of(const Path& way, std::size_t number,
                                          const SentenceReader& reader) const {
    std::int64_t least = kSure;
    const BeamStep& step = way[number];
    if (!step.changed) return least;
    const std::size_t end = end_of(way, number);
    const auto& alternatives = sequences_[step.begin];
    const std::int64_t cost = cost_with(way, number, reader, chosen_at(way, number));
    for (const Sequence& other : alternatives) {
      if (other.meant == step.character || other.end != end) continue;
      least = std::min(least, cost_with(way, number, reader, other) - cost);
    }
    return least;
  }

  static constexpr std::int64_t kSure = 100 * kNat;
  static constexpr std::size_t kFew = 10;             // of so many characters, one may be open
  static constexpr std::int64_t kHopeless = nats(8);  // more, and not even a word makes it likely
  static constexpr std::int64_t kLeft = nats(6);
  static constexpr std::int64_t kUnusual = nats(2);
  static constexpr std::int64_t kHardlyUsed = nats(12);
  static constexpr std::int64_t kMixed = nats(6);
  static constexpr std::int64_t kPrivateUse = nats(12);  // in no language

  std::u32string_view passage_;
  const Sequences& sequences_;
  SentenceLanguage language_;
  std::vector<BeamStep> steps_;
  std::vector<std::vector<Way>> ends_;  // by where they end
};

// The script that most of the sequences are in.
Script script_of_all(const Sequences& sequences) {
  std::array<std::size_t, kScripts> counts{};
  for (const auto& alternatives : sequences) {
    if (alternatives.empty()) continue;
    const auto least = std::ranges::min_element(alternatives, {}, &Sequence::cost);
    ++counts[static_cast<std::size_t>(script_of(least->meant))];
  }
  counts[static_cast<std::size_t>(Script::none)] = 0;
  const auto* const most = std::ranges::max_element(counts);
  return *most == 0 ? Script::latin : static_cast<Script>(most - counts.begin());
}

// The languages that the passage may be in: by what has one reading alone, and with what costs
// least at the other places.
std::vector<SentenceLanguage> languages_of(std::u32string_view passage,
                                           const Sequences& sequences) {
  constexpr std::size_t kLanguages = 3;
  std::u32string sure;
  std::u32string all;
  for (std::size_t at = 0; at < passage.size();) {
    const auto& readings = sequences[at];
    if (readings.empty()) {
      sure += passage[at];
      all += passage[at++];
      continue;
    }
    const auto least = std::ranges::min_element(readings, {}, &Sequence::cost);
    if (readings.size() == 1) sure += least->meant;
    all += least->meant;
    at = least->end;
    if (passage[at - 1] == U' ') all += U' ';  // it may be one still
  }
  std::vector<SentenceLanguage> found = likely_languages(all, kLanguages);
  const SentenceLanguage other = likely_languages(sure, 1).front();
  if (std::ranges::find(found, other) == found.end()) found.push_back(other);
  return found;
}

}  // namespace

std::optional<LossyReading> likeliest_reading(std::u32string_view passage,
                                              const Sequences& sequences,
                                              std::int64_t least_certainty, Unknown unknown) {
  std::optional<LossyReading> best;
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  // A model that counts Han characters and not words is a poor judge of which one was lost.
  const std::int64_t trust = script_of_all(sequences) == Script::wide ? 2 : 1;
  for (const SentenceLanguage language : languages_of(passage, sequences)) {
    Beam beam(passage, sequences, language);
    const std::int64_t cost = beam.run();
    if (cost >= least) continue;
    least = cost;
    best = beam.reading(least_certainty * trust, unknown);
  }
  if (best && best->damage > 0) best->certainty /= trust;
  return best;
}

}  // namespace degarble
