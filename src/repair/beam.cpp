#include "repair/beam.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "core/script.hpp"
#include "core/utf8.hpp"
#include "core/words.hpp"
#include "evidence/pairs.hpp"
#include "evidence/vocabulary.hpp"

namespace degarble {
namespace {

constexpr bool is_private_use(char32_t c) { return c >= 0xE000 && c < 0xF900; }

// A way to read the passage up to some place, by its last character.
struct BeamStep {
  ReaderState state;
  std::int64_t cost = 0;
  std::int64_t damage = 0;
  std::uint32_t parent = 0;
  std::uint32_t begin = 0;  // of what stands for the last character
  char32_t character = 0;
  bool changed = false;
};

// The likeliest way through all places, in one language, with a beam.
class Beam {
 public:
  Beam(std::u32string_view passage, const Sequences& sequences, Language language)
      : passage_(passage), sequences_(sequences), language_(language), ends_(passage.size() + 1) {
    steps_.push_back({});
    ends_[0].push_back(0);
  }

  // What the best way costs.
  std::int64_t run() {
    for (std::size_t at = 0; at < passage_.size(); ++at) {
      prune(ends_[at]);
      for (const std::uint32_t from : ends_[at]) {
        take(from, at, {passage_[at], at + 1, 0}, false);
        for (const Sequence& sequence : sequences_[at]) take(from, at, sequence, true);
      }
    }
    prune(ends_.back());
    return steps_[ends_.back().front()].cost;
  }

  // Characters that are less certain are U+FFFD in it.
  [[nodiscard]] LossyReading reading(std::int64_t least_certainty, Unknown unknown) {
    std::vector<std::uint32_t> way;
    for (std::uint32_t i = ends_.back().front(); i != 0; i = steps_[i].parent) way.push_back(i);
    std::ranges::reverse(way);
    LossyReading found;
    found.damage = steps_[ends_.back().front()].damage;
    found.certainty = 100 * kNat;
    const std::vector<bool> settled = settle_by_words(way);
    bool has_strange_letter = false;  // that is not known
    auto& [text, pieces] = found.reading;
    for (std::size_t i = 0; i < way.size(); ++i) {
      const BeamStep& step = steps_[way[i]];
      const std::size_t end = end_of(way, i);
      const std::size_t begin = text.size();
      const std::int64_t certainty = settled[i] ? found.certainty : certainty_of(way, i);
      const Script script = script_of(step.character);
      const bool is_strange_letter = script == Script::other && !has_strange_letter;
      const bool may_be_unknown =
          unknown == Unknown::any ||
          (is_marked(step, end) && (script == Script::none || is_strange_letter));
      const bool is_doubtful = certainty < least_certainty && may_be_unknown;
      has_strange_letter = has_strange_letter || (is_doubtful && script == Script::other);
      text += is_doubtful ? kReplacement : step.character;
      if (!is_doubtful) found.certainty = std::min(found.certainty, certainty);
      if (!step.changed) continue;
      if (!pieces.empty() && pieces.back().end == step.begin) {
        pieces.back().end = end;
        pieces.back().text_end = text.size();
      } else {
        pieces.push_back({step.begin, end, begin, text.size()});
      }
    }
    return found;
  }

 private:
  void take(std::uint32_t from, std::size_t at, const Sequence& next, bool changed) {
    // What is left of a garble is no text; a model of letters does not know how rare it is.
    const bool is_left = !changed && !sequences_[at].empty();
    BeamStep step = steps_[from];
    const char32_t last = step.character;
    step.cost += next_cost(language_, step.state, next.meant) + next.cost + (is_left ? kLeft : 0);
    if (is_private_use(next.meant)) step.cost += kPrivateUse;
    if (is_unusual_pair(last == 0 ? U' ' : last, next.meant)) step.cost += kUnusual;
    if (changed) step.cost += capital_cost(next.meant, at) + sign_cost(next.meant, at, next.end);
    step.damage += next.cost;
    step.parent = from;
    step.begin = static_cast<std::uint32_t>(at);
    step.character = next.meant;
    step.changed = changed;
    steps_.push_back(step);
    ends_[next.end].push_back(static_cast<std::uint32_t>(steps_.size() - 1));
  }

  // Whether a byte of the character is a mark of loss.
  [[nodiscard]] bool is_marked(const BeamStep& step, std::size_t end) const {
    return passage_.substr(step.begin, end - step.begin).find(kReplacement) !=
           std::u32string_view::npos;
  }

  // A capital letter stands at the start of a sentence or a name, or among others.
  [[nodiscard]] std::int64_t capital_cost(char32_t c, std::size_t at) const {
    if (!is_capital_letter(c)) return 0;
    const char32_t last = at > 0 ? passage_[at - 1] : U'.';
    if (last >= 0x80 || is_small_letter(last)) return nats(3);
    const char32_t before = at > 1 ? passage_[at - 2] : U'.';
    const bool in_sentence = last == U' ' && before != U'.' && before != U'!' && before != U'?';
    return in_sentence ? nats(2.5) : 0;
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
  void prune(std::vector<std::uint32_t>& ends) const {
    constexpr std::size_t kWidth = 12;
    std::ranges::stable_sort(ends, {}, [&](std::uint32_t i) { return steps_[i].cost; });
    std::vector<std::uint32_t> kept;
    for (const std::uint32_t i : ends) {
      const ReaderState& state = steps_[i].state;
      const auto same = [&](std::uint32_t other) {
        return steps_[other].state.before == state.before && steps_[other].state.last == state.last;
      };
      if (std::ranges::any_of(kept, same)) continue;
      kept.push_back(i);
      if (kept.size() == kWidth) break;
    }
    ends = std::move(kept);
  }

  // What the characters from number `at` on cost, with another one in the first place.
  [[nodiscard]] std::int64_t cost_with(const std::vector<std::uint32_t>& way, std::size_t at,
                                       const Sequence& first) const {
    constexpr std::size_t kReach = 3;  // characters that a model of letters still sees it from
    ReaderState state = at > 0 ? steps_[way[at - 1]].state : ReaderState{};
    char32_t last = at > 0 ? steps_[way[at - 1]].character : U' ';
    const std::size_t begin = steps_[way[at]].begin;
    std::int64_t cost =
        first.cost + capital_cost(first.meant, begin) + sign_cost(first.meant, begin, first.end);
    for (std::size_t i = at; i < std::min(at + kReach, way.size()); ++i) {
      const char32_t next = i == at ? first.meant : steps_[way[i]].character;
      cost += next_cost(language_, state, next) + (is_unusual_pair(last, next) ? kUnusual : 0);
      last = next;
    }
    return cost;
  }

  [[nodiscard]] std::size_t end_of(const std::vector<std::uint32_t>& way,
                                   std::size_t number) const {
    return number + 1 < way.size() ? steps_[way[number + 1]].begin : passage_.size();
  }

  // A character for each step.
  [[nodiscard]] std::u32string text_of(const std::vector<std::uint32_t>& way) const {
    std::u32string text;
    for (const std::uint32_t step : way) text += steps_[step].character;
    return text;
  }

  // Where only one of the letters that may have stood there makes a word, it did. Which places that
  // settles.
  std::vector<bool> settle_by_words(const std::vector<std::uint32_t>& way) {
    std::vector<bool> settled(way.size());
    const WordList* const list = find_word_list(language_code(language_));
    if (list == nullptr) return settled;
    std::u32string text = text_of(way);
    for (std::size_t i = 0; i < way.size(); ++i) {
      BeamStep& step = steps_[way[i]];
      if (!step.changed || !is_latin_or_cyrillic(step.character)) continue;
      const char32_t letter = only_letter(way, i, text, *list);
      if (letter == 0) continue;
      step.character = text[i] = letter;
      settled[i] = true;
    }
    return settled;
  }

  // The letter that makes a word of the list with those around it, or else most of one, if there is
  // one and no other; 0 if there is none. Of a capital and a small one it is the likelier.
  [[nodiscard]] char32_t only_letter(const std::vector<std::uint32_t>& way, std::size_t number,
                                     std::u32string_view text, const WordList& list) const {
    constexpr std::size_t kEnding = 2;  // letters that inflection adds
    constexpr std::size_t kStem = 5;
    const Word place = word_around(text, number, number, alphabet::kListed);
    std::u32string word = in_lower_case(place.in(text));
    Letter best;
    Letter second;
    for (const Sequence& one : sequences_[steps_[way[number]].begin]) {
      if (one.end != end_of(way, number) || !is_latin_or_cyrillic(one.meant)) continue;
      word[number - place.begin] = to_lower(one.meant);
      const std::size_t fit =
          list.find(word) ? word.size() + kEnding + 1 : list.known_beginning(word);
      const Letter letter{one.meant, fit, cost_with(way, number, one)};
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
  [[nodiscard]] std::int64_t certainty_of(const std::vector<std::uint32_t>& way,
                                          std::size_t number) const {
    std::int64_t least = 100 * kNat;
    const BeamStep& step = steps_[way[number]];
    if (!step.changed) return least;
    const std::size_t end = end_of(way, number);
    const auto& alternatives = sequences_[step.begin];
    const auto is_chosen = [&](const Sequence& one) {
      return one.meant == step.character && one.end == end;
    };
    const auto chosen = std::ranges::find_if(alternatives, is_chosen);
    const std::int64_t cost = cost_with(way, number, *chosen);
    for (const Sequence& other : alternatives) {
      if (other.meant == step.character || other.end != end) continue;
      least = std::min(least, cost_with(way, number, other) - cost);
    }
    return least;
  }

  static constexpr std::int64_t kLeft = nats(6);
  static constexpr std::int64_t kUnusual = nats(2);
  static constexpr std::int64_t kPrivateUse = nats(12);  // in no language

  std::u32string_view passage_;
  const Sequences& sequences_;
  Language language_;
  std::vector<BeamStep> steps_;
  std::vector<std::vector<std::uint32_t>> ends_;  // steps by where they end
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

}  // namespace

std::optional<LossyReading> likeliest_reading(std::u32string_view passage,
                                              const Sequences& sequences, const Judge& judge,
                                              std::int64_t least_certainty, Unknown unknown) {
  std::optional<LossyReading> best;
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  const Script script = script_of_all(sequences);
  // A model that counts Han characters and not words is a poor judge of which one was lost.
  const std::int64_t trust = script == Script::wide ? 3 : 1;
  for (const Language language : judge.languages(script)) {
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
