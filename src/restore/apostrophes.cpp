#include "restore/apostrophes.hpp"

#include <algorithm>
#include <optional>

#include "evidence/contractions.hpp"
#include "evidence/english.hpp"
#include "restore/words.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

constexpr int kNever = 0;
constexpr int kLikely = 70;  // reported, not changed
constexpr int kVeryLikely =
    85;  // 99 in 100 where apostrophes were dropped, but not in a healthy text

constexpr std::size_t kShortestOwner = 3;  // letters, the s among them: "has", "its", "gas"

// A candidate in its text.
struct Candidate {
  std::string_view text;
  Word word;

  [[nodiscard]] std::string_view letters() const { return word.in(text); }
  // The word without its last letter.
  [[nodiscard]] std::string_view base() const { return text.substr(word.begin, word.size() - 1); }
};

// Contractions.

// "Im" and "Ive" stand before a word that goes on with the sentence; else they are names.
bool begins_clause(std::string_view text, Word word) {
  const std::string_view next = word_after(text, word).in(text);
  const std::string_view previous = word_before(text, word).in(text);
  return !next.empty() && is_lower(next) && look_up(next).is_word() &&
         (!is_capitalised(previous) || look_up(previous).is_function_word());
}

const Contraction* lost_contraction(std::string_view text, Word word) {
  if (word.size() > contractions::kLongest) return nullptr;
  const std::string_view letters = word.in(text);
  const Contraction* found = find_contraction(contractions::pack(letters));
  if (found == nullptr || found->word_without) return nullptr;
  if (letters[0] == 'I' || letters[0] == 'i') {
    if (letters == "im" || letters == "ive") return nullptr;
    if ((letters == "Im" || letters == "Ive") && !begins_clause(text, word)) return nullptr;
  }
  // "the whats and wheres" are nouns.
  if (letters.back() == 's' && letters != "thats") {
    const std::string_view previous = word_before(text, word).in(text);
    if (determines_plural(previous) || determines_singular(previous)) return nullptr;
  }
  return is_lower(letters) || is_capitalised(letters) ? found : nullptr;
}

// Possessives.

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// Nouns whose plural is not made by an s alone, so "Xs" is no way to write it.
bool has_other_plural(std::string_view noun) {
  if (noun.ends_with('y')) return !is_vowel(noun[noun.size() - 2]);
  constexpr std::string_view kEndings[] = {"man",   "men",  "child", "children", "yone",
                                           "meone", "body", "ife",   "elf",      "alf"};
  for (const std::string_view ending : kEndings) {
    if (noun.ends_with(ending)) return true;
  }
  return false;
}

// A subject in -s has no verb in -s: "companys products".
bool is_plural_noun(std::string_view word) {
  return is_lower(word) && look_up(word).has(WordFlag::plural);
}

// Whether the noun phrase goes on behind the next word: "oldest CITIES".
bool goes_on(const Candidate& candidate, Word next) {
  const std::string_view letters = word_after(candidate.text, next).in(candidate.text);
  return continues_noun_phrase(letters) || is_plural_noun(letters);
}

// A superlative or ordinal cannot follow a noun in -s that is its subject or object, save as
// adverb.
bool is_ranked(const Candidate& candidate, Word next) {
  const std::string_view letters = next.in(candidate.text);
  if (is_ordinal(letters)) return goes_on(candidate, next);
  if (letters == "most") {
    const Word quality = word_after(candidate.text, next);
    return look_up(quality.in(candidate.text)).has(WordFlag::adjective) &&
           goes_on(candidate, quality);
  }
  if (!look_up(letters).is_superlative() && !is_adverbial_superlative(letters)) return false;
  return goes_on(candidate, next);
}

// "companys plan": no word, and no plural.
int judge_non_word(const Candidate& candidate, Word next) {
  const std::string_view base = candidate.base();
  if (!look_up(base).has(WordFlag::owns) || !has_other_plural(base)) return kNever;
  const std::string_view previous = word_before(candidate.text, candidate.word).in(candidate.text);
  const bool is_plural = base.ends_with("men") || base.ends_with("children");
  const bool plural_only = determines_plural(previous) && !determines_singular(previous);
  if (plural_only && !is_plural) return kNever;
  const std::string_view letters = next.in(candidate.text);
  if (!continues_noun_phrase(letters) && !is_plural_noun(letters) && !is_ranked(candidate, next)) {
    return kNever;
  }
  return info(Rule::possessive).confidence;
}

// How far around a name its other uses are looked for, and how many are looked at.
constexpr std::size_t kNeighbourhood = 2048;
constexpr int kUses = 16;

// Whether the word stands nearby where no noun follows it: then it is a name in -s, as "Tarkas" is.
bool is_used_as_name(const Candidate& candidate) {
  const std::size_t begin = candidate.word.begin - std::min(candidate.word.begin, kNeighbourhood);
  const std::string_view around = candidate.text.substr(begin, 2 * kNeighbourhood);
  const std::string_view letters = candidate.letters();
  std::size_t at = around.find(letters);
  for (int use = 0; use < kUses && at != std::string_view::npos; ++use) {
    const Word word = word_beginning(around, at);
    const std::string_view next = word_after(around, word).in(around);
    const bool ends_phrase =
        next.empty() || (is_lower(next) && !continues_noun_phrase(next) && next != "most");
    if (word.size() == letters.size() && ends_phrase) return true;
    at = around.find(letters, at + letters.size());
  }
  return false;
}

// A noun that is a verb as well: "Jupiters take".
bool may_be_verb(std::string_view word) {
  const WordFlags flags = look_up(word);
  return flags.has(WordFlag::verb) && !flags.has(WordFlag::adjective);
}

bool is_given_name(std::string_view word) {
  return is_capitalised(word) && look_up(word).has(WordFlag::name_owns);
}

// What the word behind a name tells: a noun, or a noun that may be a verb.
int judge_follower(const Candidate& candidate, std::string_view previous, Word next) {
  if (is_ranked(candidate, next)) return info(Rule::possessive).confidence;
  const std::string_view letters = next.in(candidate.text);
  if (!continues_noun_phrase(letters)) {
    return is_capitalised(letters) && look_up(letters).is_noun() ? kLikely : kNever;
  }
  // A name's plural may stand before a verb, but hardly behind a given name or a preposition.
  const bool is_one = is_preposition(previous) || is_given_name(previous);
  return may_be_verb(letters) && !is_one ? kLikely : info(Rule::possessive).confidence;
}

// "Syrias largest city": a name that takes 's, and with an s is no word. "the Kennedys" and "two
// Germanys" are plurals.
int judge_name(const Candidate& candidate, Word next) {
  if (!look_up(candidate.base()).has(WordFlag::name_owns)) return kNever;
  const std::string_view previous = word_before(candidate.text, candidate.word).in(candidate.text);
  if (determines_plural(previous)) return kNever;
  const int confidence = judge_follower(candidate, previous, next);
  return confidence != kNever && is_used_as_name(candidate) ? kNever : confidence;
}

// "Turkeys largest city": a name that with an s is another word.
int judge_name_or_word(const Candidate& candidate, Word next) {
  if (!look_up(candidate.base()).has(WordFlag::name_owns)) return kNever;
  const Word before = word_before(candidate.text, candidate.word);
  const std::string_view previous = before.in(candidate.text);
  if (previous.empty() || !is_lower(previous) || determines_plural(previous)) return kNever;
  return is_ranked(candidate, next) ? kLikely : kNever;
}

// "this", "a": no plural follows.
bool determines_only_singular(std::string_view word) {
  return determines_singular(word) && !determines_plural(word) && !is_possessive_pronoun(word);
}

// A thing that can be owned, and no more: an adjective may stand behind its noun, and a plural
// begin a clause ("the things students do").
bool is_plainly_owned(std::string_view word) {
  const WordFlags flags = look_up(word);
  return continues_noun_phrase(word) && flags.has(WordFlag::owns) && !flags.has(WordFlag::verb) &&
         !flags.has(WordFlag::adjective) && !flags.has(WordFlag::plural) && !is_number(word);
}

// "the worlds oldest cities": of the nouns that own, those whose plural hardly ever does.
int judge_owner(const Candidate& candidate, Word next) {
  const std::string_view previous = word_before(candidate.text, candidate.word).in(candidate.text);
  if (!determines_singular(previous)) return kNever;
  if (is_ranked(candidate, next)) return info(Rule::possessive).confidence;
  if (look_up(candidate.letters()).has(WordFlag::verb_form)) return kNever;  // "that lets users"
  const std::string_view letters = next.in(candidate.text);
  // "this nations history".
  if (determines_only_singular(previous) && continues_noun_phrase(letters) &&
      !look_up(letters).has(WordFlag::verb)) {
    return info(Rule::possessive).confidence;
  }
  if (!is_plainly_owned(letters)) return kNever;
  const bool sole = look_up(candidate.letters()).has(WordFlag::sole);
  return sole ? info(Rule::possessive).confidence : kVeryLikely;
}

int judge_capitalised(const Candidate& candidate, WordFlags flags, Word next) {
  if (flags.is_name()) return kNever;
  if (flags.has(WordFlag::owner)) return judge_owner(candidate, next);
  if (flags.known()) return judge_name_or_word(candidate, next);
  const bool name = look_up(candidate.base()).is_name();
  return name ? judge_name(candidate, next) : judge_non_word(candidate, next);
}

int judge_possessive(const Candidate& candidate) {
  const std::string_view letters = candidate.letters();
  if (letters.size() <= kShortestOwner || letters[letters.size() - 2] == 's') return kNever;
  const WordFlags flags = look_up(letters);
  const bool lower = is_lower(letters);
  // Most words end here.
  if (lower && flags.known() && !flags.has(WordFlag::owner)) return kNever;
  const Word next = word_after(candidate.text, candidate.word);
  if (next.empty()) return kNever;
  if (lower) return flags.known() ? judge_owner(candidate, next) : judge_non_word(candidate, next);
  return is_capitalised(letters) ? judge_capitalised(candidate, flags, next) : kNever;
}

// Both.

std::optional<Loss> judge(std::string_view text, Word word, const Engine& engine) {
  const Candidate candidate{text, word};
  if (const Contraction* found = lost_contraction(text, word)) {
    if (!engine.has(Rule::contraction)) return std::nullopt;
    const std::size_t at = word.end - found->tail;
    return Loss{Rule::contraction, {at, at}, Lost::apostrophe, info(Rule::contraction).confidence};
  }
  if (text[word.end - 1] != 's' || !engine.has(Rule::possessive)) return std::nullopt;
  const int confidence = judge_possessive(candidate);
  if (confidence == kNever) return std::nullopt;
  return Loss{Rule::possessive, {word.end - 1, word.end - 1}, Lost::apostrophe, confidence};
}

// A word at an end of the block that does not end a line may go on in the next block.
bool is_whole(const Block& block, Word word) {
  const bool begins = word.begin > 0 || block.before.empty() || block.before.back() == '\n' ||
                      block.before.back() == ' ';
  return !word.empty() && begins && (word.end < block.text.size() || block.last);
}

}  // namespace

Losses find_dropped_apostrophes(const Block& block, const Engine& engine) {
  Losses losses;
  if (!engine.has(Rule::contraction) && !engine.has(Rule::possessive)) return losses;
  const std::string_view text = block.text;
  for (std::size_t at = scan::find_apostrophe_candidate(text); at < text.size();
       at = scan::find_apostrophe_candidate(text, at + 1)) {
    const Word word = word_ending(text, at + 1);
    if (word.size() < 2 || !is_whole(block, word)) continue;
    const std::optional<Loss> loss = judge(text, word, engine);
    if (loss && stands_alone(text, word) && is_english(text, {word.begin, word.end})) {
      losses.push_back(*loss);
    }
  }
  return losses;
}

}  // namespace degarble
