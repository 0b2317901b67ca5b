#include "evidence/plausibility.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>

#include "evidence/pairs.hpp"

namespace degarble {
namespace {

Script script_of_language(std::string_view code) {
  struct Row {
    std::string_view codes;
    Script script;
  };
  static constexpr Row kRows[] = {
      {"be bg kk mk ru sr tg uk ", Script::cyrillic},
      {"el ", Script::greek},
      {"he ", Script::hebrew},
      {"ar fa ur ", Script::arabic},
      {"th ", Script::thai},
      {"ja ko zh ", Script::wide},
      {"bn gu hi hy ka km kn lo ml mr my ne or pa si ta te ", Script::other},
  };
  const std::string word = std::string(code) + ' ';
  for (const Row& row : kRows) {
    if (row.codes.find(word) != std::string_view::npos) return row.script;
  }
  return Script::latin;
}

using ByScript = std::array<std::vector<Language>, kScripts>;

const ByScript& languages_by_script() {
  static const ByScript kLanguages = [] {
    ByScript found;
    for (std::size_t i = 0; i < language_count(); ++i) {
      const auto language = static_cast<Language>(i);
      const Script script = script_of_language(language_code(language));
      found[static_cast<std::size_t>(script)].push_back(language);
    }
    return found;
  }();
  return kLanguages;
}

// The most that they cost in prose with a few characters that its language may not have.
std::int64_t prose_limit(std::u32string_view text) {
  constexpr std::int64_t kFirst = 6 * kNat;  // of each such character
  std::array<bool, 64> seen{};
  std::int64_t sum = prose_limit_above_ascii(text);
  for (const char32_t c : text) {
    if (c < 0x80 || seen[c % seen.size()]) continue;
    seen[c % seen.size()] = true;
    sum += kFirst;
  }
  return sum;
}

// The language in which a text costs least.
struct Best {
  Language language = kNoLanguage;
  TextCost cost;
};

Best best_of(std::u32string_view text, const std::vector<Language>& languages) {
  Best best{kNoLanguage, {.other = std::numeric_limits<std::int64_t>::max()}};
  for (const Language language : languages) {
    const TextCost cost = text_cost_within(text, language, best.cost.total());
    if (cost.total() < best.cost.total()) best = {language, cost};
  }
  return best;
}

// The languages in which the text costs least, up to `most`.
std::vector<Language> likeliest_languages(std::u32string_view text,
                                          const std::vector<Language>& languages,
                                          std::size_t most) {
  struct Ranked {
    std::int64_t cost;
    Language language;
  };
  std::vector<Ranked> ranked;
  for (const Language language : languages) {
    const bool is_full = ranked.size() == most;
    const std::int64_t limit =
        is_full ? ranked.back().cost : std::numeric_limits<std::int64_t>::max();
    const std::int64_t cost = text_cost_within(text, language, limit).total();
    if (is_full && cost >= limit) continue;
    if (is_full) ranked.pop_back();
    ranked.insert(std::ranges::upper_bound(ranked, cost, {}, &Ranked::cost), {cost, language});
  }
  std::vector<Language> found(ranked.size());
  std::ranges::transform(ranked, found.begin(), &Ranked::language);
  return found;
}

// Letters of a script that there is no model of: each is one of a block.
std::int64_t unknown_cost(std::u32string_view text) {
  constexpr std::int64_t kSameBlock = 4 * kNat;
  constexpr std::int64_t kOtherBlock = 9 * kNat;
  std::int64_t sum = 0;
  char32_t block = 0;
  for (const char32_t c : text) {
    if (c < 0x80) continue;
    sum += c / 128 == block ? kSameBlock : kOtherBlock;
    block = c / 128;
  }
  return sum;
}

// Letters of any other script, of some of which there are models.
std::int64_t other_cost(std::u32string_view text, const std::vector<Language>& languages) {
  const bool is_met = std::ranges::all_of(
      text, [](char32_t c) { return script_of(c) != Script::other || is_met_letter(c); });
  const std::int64_t unknown = unknown_cost(text);
  return is_met ? std::min(best_of(text, languages).cost.total(), unknown) : unknown;
}

// Small letters are usual, above all in the middle of a sentence.
std::int64_t capital_cost(std::u32string_view text) {
  constexpr std::int64_t kCapital = kNat * 3 / 2;
  std::int64_t sum = 0;
  char32_t before = U'.';
  char32_t last = U' ';
  for (const char32_t c : text) {
    const bool in_sentence = last == U' ' && (is_small_letter(before) || before == U',');
    if (in_sentence && c >= 0x80 && is_capital_letter(c)) sum += kCapital;
    before = last;
    last = c;
  }
  return sum;
}

// The words of a text by script; what stands between them goes to the script that has most letters.
class Parts {
 public:
  explicit Parts(std::u32string_view text) {
    count_letters(text);
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at;
      Script script = Script::none;
      while (end < text.size() && script_of(text[end]) != Script::none) {
        // A word of two scripts is no word of either.
        const Script next = script_of(text[end++]);
        script = script == Script::none || script == next ? next : main_;
      }
      if (end == at) {
        of(main_) += text[end++];
      } else {
        take(text.substr(at, end - at), script);
      }
      at = end;
    }
  }

  [[nodiscard]] Script main() const { return main_; }
  [[nodiscard]] const std::u32string& of(Script script) const {
    return texts_[static_cast<std::size_t>(script)];
  }

 private:
  std::u32string& of(Script script) { return texts_[static_cast<std::size_t>(script)]; }

  void count_letters(std::u32string_view text) {
    std::array<std::size_t, kScripts> letters{};
    for (const char32_t c : text) ++letters[static_cast<std::size_t>(script_of(c))];
    letters[static_cast<std::size_t>(Script::none)] = 0;
    letters[static_cast<std::size_t>(Script::other)] = 0;
    letters[static_cast<std::size_t>(Script::wide)] *= 3;  // a word of Chinese has two
    const auto* const most = std::ranges::max_element(letters);
    main_ = *most == 0 ? Script::latin : static_cast<Script>(most - letters.begin());
  }

  void take(std::u32string_view word, Script script) {
    of(script) += word;
    if (script == main_) return;
    of(script) += U' ';
    of(main_) += U'0';  // something stood there
  }

  Script main_ = Script::latin;
  std::array<std::u32string, kScripts> texts_;
};

}  // namespace

Judge::Judge(std::u32string_view passage) {
  constexpr std::size_t kSample = 160;
  constexpr std::size_t kEnough = 60;  // letters that tell which languages it can't be
  constexpr std::size_t kMost = 8;
  latin_ = languages_by_script()[static_cast<std::size_t>(Script::latin)];
  std::u32string plain;
  std::size_t letters = 0;
  for (const char32_t c : passage) {
    if (plain.size() == kSample) break;
    if (c >= 0x80) continue;
    plain += c;
    letters += script_of(c) == Script::latin ? 1 : 0;
  }
  if (letters < kEnough) return;
  latin_ = likeliest_languages(plain, latin_, kMost);
}

const std::vector<Language>& Judge::languages(Script script) const {
  if (script == Script::latin) return latin_;
  return languages_by_script()[static_cast<std::size_t>(script)];
}

Plausibility Judge::judge(std::u32string_view reading) const {
  constexpr std::int64_t kAnotherScript = 4 * kNat;
  constexpr std::int64_t kUnusualPair = 2 * kNat;  // rarer than what the models have seen least of
  const Parts parts(reading);
  Plausibility sum;
  std::int64_t other = shape_cost(reading) + capital_cost(reading);
  sum.cost = other + static_cast<std::int64_t>(count_unusual_pairs(reading)) * kUnusualPair;
  for (std::size_t i = 0; i < kScripts; ++i) {
    const auto script = static_cast<Script>(i);
    const std::u32string& text = parts.of(script);
    if (text.empty()) continue;
    if (script == Script::other) {
      sum.cost += other_cost(text, languages(script));
      continue;
    }
    const Best part = best_of(text, languages(script));
    sum.cost += part.cost.total();
    other += part.cost.other;
    if (script == parts.main()) {
      sum.language = part.language;
    } else {
      sum.cost += kAnotherScript;
    }
  }
  sum.is_prose = other <= prose_limit(reading);
  return sum;
}

}  // namespace degarble
