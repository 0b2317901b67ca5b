#include "restore/apostrophes.hpp"

#include <optional>

#include "evidence/contractions.hpp"
#include "evidence/english.hpp"
#include "restore/words.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

constexpr int kNever = 0;
constexpr int kLikely = 70;  // reported, not changed: three in four are right

constexpr std::size_t kShortestOwner = 3;  // letters before the s: "Mays" is a name, "mans" is not

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
  return is_lower(letters) || is_capitalised(letters) ? found : nullptr;
}

// Possessives.

bool ends_in(std::string_view word, std::string_view ending) { return word.ends_with(ending); }

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// Nouns whose plural is not made by an s alone, so "Xs" is no way to write it.
bool has_other_plural(std::string_view noun) {
  if (noun.ends_with('y')) return !is_vowel(noun[noun.size() - 2]);
  constexpr std::string_view kEndings[] = {"man", "men", "child", "children", "one", "body"};
  for (const std::string_view ending : kEndings) {
    if (ends_in(noun, ending)) return true;
  }
  return false;
}

// Whether the noun phrase goes on behind the next word: "oldest CITIES".
bool goes_on(const Candidate& candidate, Word next) {
  return continues_noun_phrase(word_after(candidate.text, next).in(candidate.text));
}

// A superlative or ordinal cannot follow a noun in -s that is its subject or object, save as adverb.
bool is_ranked(const Candidate& candidate, Word next) {
  const std::string_view letters = next.in(candidate.text);
  if (is_ordinal(letters)) return goes_on(candidate, next);
  if (!look_up(letters).is_superlative() && !is_adverbial_superlative(letters)) return false;
  return goes_on(candidate, next);
}

// Quick to say no: most words in -s are in the list, and most of their successors rank nothing.
bool may_be_rank(std::string_view letters) {
  return letters.size() > 4 && (letters.ends_with("st") || is_ordinal(letters));
}

// "companys plan": no word, and no plural.
int judge_non_word(const Candidate& candidate, Word next) {
  const std::string_view base = candidate.base();
  if (!look_up(base).has(WordFlag::owns) || !has_other_plural(base)) return kNever;
  const std::string_view previous = word_before(candidate.text, candidate.word).in(candidate.text);
  const bool plural = determines_plural(previous) && previous != "the" && previous != "of";
  if (plural || !continues_noun_phrase(next.in(candidate.text))) return kNever;
  return info(Rule::possessive).confidence;
}

// "Syrias largest city": a name that takes 's, and with an s is no word.
int judge_name(const Candidate& candidate, Word next) {
  if (!look_up(candidate.base()).has(WordFlag::name_owns)) return kNever;
  const std::string_view previous = word_before(candidate.text, candidate.word).in(candidate.text);
  // "the Kennedys" and "two Germanys" are plurals.
  if (determines_plural(previous) && previous != "of") return kNever;
  if (is_ranked(candidate, next)) return info(Rule::possessive).confidence;
  const std::string_view letters = next.in(candidate.text);
  if (continues_noun_phrase(letters)) return info(Rule::possessive).confidence;
  return is_capitalised(letters) && look_up(letters).is_noun() ? kLikely : kNever;
}

// "Turkeys largest city": a name that with an s is another word.
int judge_name_or_word(const Candidate& candidate, Word next) {
  if (!look_up(candidate.base()).has(WordFlag::name_owns)) return kNever;
  const Word before = word_before(candidate.text, candidate.word);
  const std::string_view previous = before.in(candidate.text);
  if (previous.empty() || !is_lower(previous) || determines_plural(previous)) return kNever;
  return is_ranked(candidate, next) ? kLikely : kNever;
}

// "the worlds oldest cities": of the nouns that own, those whose plural hardly ever does.
int judge_owner(const Candidate& candidate, Word next) {
  const WordFlags base = look_up(candidate.base());
  if (!base.has(WordFlag::owner) || !base.has(WordFlag::owns)) return kNever;
  const std::string_view previous = word_before(candidate.text, candidate.word).in(candidate.text);
  if (!determines_singular(previous) || !is_ranked(candidate, next)) return kNever;
  return info(Rule::possessive).confidence;
}

int judge_possessive(const Candidate& candidate) {
  const std::string_view letters = candidate.letters();
  if (letters.size() <= kShortestOwner || letters[letters.size() - 2] == 's') return kNever;
  const Word next = word_after(candidate.text, candidate.word);
  if (next.empty()) return kNever;
  const WordFlags flags = look_up(letters);
  if (flags.known() && (flags.is_name() || !may_be_rank(next.in(candidate.text)))) return kNever;
  if (is_lower(letters)) {
    return flags.known() ? judge_owner(candidate, next) : judge_non_word(candidate, next);
  }
  if (!is_capitalised(letters)) return kNever;
  if (flags.known()) return judge_name_or_word(candidate, next);
  const int confidence = judge_name(candidate, next);
  return confidence != kNever ? confidence : judge_non_word(candidate, next);
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
