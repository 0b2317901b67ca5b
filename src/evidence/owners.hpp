// Where English has an s that is an owner's, and the model has seen too few like it to be sure:
// behind a person's first name or title (Rick Perrys plan), and in a person's name that ends in s
// itself (Jesus mother). The opposite of evidence/bare_names.
#pragma once

#include "evidence/context_table.hpp"
#include "evidence/lexicon_table.hpp"
#include "evidence/tokens.hpp"
#include "evidence/word_set.hpp"

namespace degarble {
namespace owners {

// Persons whose names end in s. Not those that are a shorter name's too (Williams, Adams, Roberts),
// nor those that places and families are called by (Dallas, Jones).
constexpr auto kPersons = word_set({
    "achilles",  "adonis",    "aeneas",    "agnes",     "aristophanes", "augustus",   "bacchus",
    "barnabas",  "boris",     "brutus",    "carlos",    "cassius",      "charles",    "chris",
    "claudius",  "columbus",  "confucius", "curtis",    "cyrus",        "darius",     "demetrius",
    "dennis",    "descartes", "dickens",   "dionysus",  "doris",        "douglas",    "erasmus",
    "euripides", "francis",   "gladys",    "heracles",  "hercules",     "herodotus",  "hippocrates",
    "hobbes",    "holmes",    "keats",     "horus",     "james",        "jesus",      "josephus",
    "judas",     "lazarus",   "lois",      "lucas",     "lucius",       "luis",       "marcus",
    "matthias",  "midas",     "moses",     "narcissus", "nicholas",     "odysseus",   "oedipus",
    "orpheus",   "osiris",    "otis",      "perseus",   "phyllis",      "pythagoras", "ramses",
    "romulus",   "ross",      "rufus",     "silas",     "sisyphus",     "socrates",   "sophocles",
    "spartacus", "tacitus",   "theseus",   "thomas",    "thucydides",   "titus",      "tobias",
    "travis",    "tiberius",  "ulysses",   "xerxes",    "yeats",        "zeus",
});

// What is called after one of them, and not his ("Achilles tendon"), is known by one ("Dickens
// novels"), or is said to one ("Agnes dear").
constexpr auto kNotOwned = word_set({
    "album",   "albums", "basket",  "baskets", "beetle", "beetles", "biography", "concert",
    "darling", "day",    "dear",    "era",     "fan",    "fans",    "film",      "films",
    "freak",   "freaks", "heel",    "heels",   "movie",  "movies",  "novel",     "novels",
    "play",    "plays",  "poem",    "poems",   "record", "records", "several",   "show",
    "song",    "songs",  "stories", "story",   "tendon", "tendons",
});

constexpr auto kTitles = word_set({"dr", "gov", "king", "lady", "lord", "miss", "mr", "mrs",
                                   "president", "prince", "princess", "queen", "sen", "sir"});

// What somebody did, and nouns as well.
constexpr auto kDeeds =
    word_set({"bore",  "bound",  "broke", "cast", "cut",   "drove",   "fell", "felt",
              "found", "ground", "hit",   "lay",  "led",   "left",    "put",  "rose",
              "saw",   "set",    "shot",  "slew", "spoke", "thought", "wound"});

// Whether what follows may be owned: no word of grammar, nor what somebody does.
inline bool is_before_property(Tokens& tokens, std::size_t at) {
  Token* const next = next_of(tokens, at);
  if (next == nullptr) return false;
  const WordFlags flags = flags_of(*next);
  const bool may_be_property = flags.is_noun() || flags.has(WordFlag::adjective);
  return next->shape == Shape::lower && may_be_property && !flags.is_function_word() &&
         !has(kDeeds, *next) && !flags.is_superlative() &&
         (!flags.has(WordFlag::verb_form) || flags.has(WordFlag::plural));
}

inline bool is_before_noun(Tokens& tokens, std::size_t at) {
  if (!is_before_property(tokens, at)) return false;
  const WordFlags flags = flags_of(tokens[at + 1]);
  return flags.is_noun() && !flags.has(WordFlag::verb_form);
}

// "a Thomas poem", "the Jesus story": about the person, not his.
constexpr auto kArticles = word_set({"a", "all", "an", "another", "any", "both", "every", "no",
                                     "some", "that", "the", "these", "this", "those", "two"});

inline bool is_behind_article(const Tokens& tokens, std::size_t at) {
  const Token* const previous = previous_of(tokens, at);
  return previous != nullptr && has(kArticles, *previous);
}

// Churches, places and days are called after them: "St. Thomas church".
inline bool is_saint(const Tokens& tokens, std::size_t at) {
  constexpr auto kSaints = word_set({"saint", "st"});
  return at > 0 && has(kSaints, tokens[at - 1]);
}

inline bool is_behind_name(Tokens& tokens, std::size_t at) {
  Token* const previous = previous_of(tokens, at);
  if (previous == nullptr || is_saint(tokens, at)) return false;
  return previous->shape == Shape::capitalised && flags_of(*previous).has(WordFlag::name_owns);
}

// Whether a first name that is nothing else, or a title, stands before it.
inline bool is_surname(Tokens& tokens, std::size_t at) {
  if (is_behind_name(tokens, at) && !flags_of(tokens[at - 1]).is_word()) return true;
  const Token* const previous = previous_of(tokens, at);
  return previous != nullptr && has(kTitles, *previous);
}

}  // namespace owners

// Whether a person's name that ends in s stands before what the person may own. The model tells it
// from what the person does: "Jesus life", "Jesus rose".
[[nodiscard]] inline bool is_person_in_s(Tokens& tokens, std::size_t at) {
  using namespace owners;
  if (tokens[at].shape != Shape::capitalised) return false;
  const bool person = has(kPersons, tokens[at]) ||
                      (is_surname(tokens, at) && flags_of(tokens[at]).has(WordFlag::name_owns) &&
                       !look_up_hash(tokens[at].base_hash).is_name());
  return person && is_before_noun(tokens, at) && !has(kNotOwned, tokens[at + 1]) &&
         !is_behind_article(tokens, at) && !is_saint(tokens, at);
}

// What the model says too little of a name before a noun, in sixteenths of a nat: of 627 names that
// are listed without their s, in texts that no model has seen, none was a plural.
[[nodiscard]] inline int named_owner(Tokens& tokens, std::size_t at) {
  using namespace owners;
  constexpr int kListed = 3 * kWeightsPerNat;
  constexpr int kSome = 2 * kWeightsPerNat;
  constexpr int kOther = 3 * kWeightsPerNat / 2;
  Token& self = tokens[at];
  if (!is_before_property(tokens, at) || is_saint(tokens, at)) return 0;
  const bool noun = is_before_noun(tokens, at);
  if (self.shape == Shape::acronym) {
    return noun && !flags_of(tokens[at + 1]).has(WordFlag::verb) ? kSome : 0;
  }
  if (self.shape != Shape::capitalised || is_behind_article(tokens, at)) return 0;
  const WordFlags flags = flags_of(self);
  if (flags.has(WordFlag::common) || flags.has(WordFlag::name_owns)) return 0;
  // "Tom Hanks", but "Dr. Rices"
  if (flags.has(WordFlag::plural) && is_behind_name(tokens, at)) return -kSome;
  if (is_surname(tokens, at)) return kOther;
  if (flags.is_name()) return noun && !self.starts ? kOther : 0;
  if (flags.known()) return 0;
  return noun && look_up_hash(self.base_hash).has(WordFlag::name_owns) ? kListed : kOther;
}

}  // namespace degarble
