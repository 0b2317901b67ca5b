// Where English has an s that is an owner's, and the model has seen too few like it to be sure:
// behind a person's first name or title (Rick Perrys plan), and in a person's name that ends in s
// itself (Jesus mother). The opposite of evidence/bare_names.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "evidence/bare_names.hpp"
#include "evidence/context_table.hpp"
#include "evidence/lexicon_table.hpp"
#include "evidence/tokens.hpp"

namespace degarble {
namespace owners {

using bare_names::has;
using bare_names::hashes;

// Persons whose names end in s. Not those that are a shorter name's too (Williams, Adams, Roberts),
// nor those that places and families are called by (Dallas, Jones).
constexpr auto kPersons = hashes({
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

// What is called after one of them, and not his ("Achilles tendon"), or is said to one ("Agnes
// dear").
constexpr auto kNotOwned =
    hashes({"basket", "baskets", "beetle", "beetles", "darling", "day", "dear", "freak", "freaks",
            "heel", "heels", "several", "tendon", "tendons"});

constexpr auto kTitles = hashes({"dr", "gov", "king", "lady", "lord", "miss", "mr", "mrs",
                                 "president", "prince", "princess", "queen", "sen", "sir"});

// What somebody did, and nouns as well.
constexpr auto kDeeds =
    hashes({"bore",  "bound",  "broke", "cast", "cut",   "drove",   "fell", "felt",
            "found", "ground", "hit",   "lay",  "led",   "left",    "put",  "rose",
            "saw",   "set",    "shot",  "slew", "spoke", "thought", "wound"});

// Whether what follows may be owned: no word of grammar, nor what somebody does.
inline bool is_before_property(Tokens& tokens, std::size_t at) {
  if (at + 1 >= tokens.size() || tokens[at].after != After::space) return false;
  Token& next = tokens[at + 1];
  const WordFlags flags = flags_of(next);
  return next.shape == Shape::lower && flags.known() && !flags.is_function_word() &&
         !has(kDeeds, next) && !flags.is_superlative() &&
         (!flags.has(WordFlag::verb_form) || flags.has(WordFlag::plural));
}

inline bool is_before_noun(Tokens& tokens, std::size_t at) {
  if (!is_before_property(tokens, at)) return false;
  const WordFlags flags = flags_of(tokens[at + 1]);
  return flags.is_noun() && !flags.has(WordFlag::verb_form);
}

// "a Thomas poem", "the Jesus story": about the person, not his.
constexpr auto kArticles = hashes({"a", "all", "an", "another", "any", "both", "every", "no",
                                   "some", "that", "the", "these", "this", "those", "two"});

inline bool is_behind_article(const Tokens& tokens, std::size_t at) {
  return at > 0 && tokens[at - 1].after == After::space && has(kArticles, tokens[at - 1]);
}

// Whether a first name or a title stands before it.
inline bool is_surname(Tokens& tokens, std::size_t at) {
  if (at == 0 || tokens[at - 1].after != After::space) return false;
  Token& previous = tokens[at - 1];
  const WordFlags flags = flags_of(previous);
  return previous.shape == Shape::capitalised &&
         ((flags.has(WordFlag::name_owns) && !flags.is_word()) || has(kTitles, previous));
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
         !is_behind_article(tokens, at);
}

// What the model says too little of a name before a noun, in sixteenths of a nat: of 627 names that
// are listed without their s, in texts that no model has seen, none was a plural.
[[nodiscard]] inline int named_owner(Tokens& tokens, std::size_t at) {
  using namespace owners;
  constexpr int kListed = 3 * kWeightsPerNat;
  constexpr int kAcronym = 2 * kWeightsPerNat;
  constexpr int kOther = 3 * kWeightsPerNat / 2;
  Token& self = tokens[at];
  if (self.shape == Shape::acronym) return is_before_noun(tokens, at) ? kAcronym : 0;
  if (self.shape != Shape::capitalised || is_behind_article(tokens, at)) return 0;
  if (!is_before_property(tokens, at)) return 0;
  const WordFlags flags = flags_of(self);
  if (flags.has(WordFlag::common)) return 0;
  if (is_surname(tokens, at)) return kOther;
  if (flags.is_name()) return is_before_noun(tokens, at) && !self.starts ? kOther : 0;
  if (flags.known()) return 0;
  const bool listed = look_up_hash(self.base_hash).has(WordFlag::name_owns);
  return listed && is_before_noun(tokens, at) ? kListed : kOther;
}

}  // namespace degarble
