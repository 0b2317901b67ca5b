// Where English has an s that looks as if an apostrophe were missing, and none is: names that are
// written without (Mays Landing, Lloyds Bank), and adverbs behind a plural (the Browns last week,
// the regions hardest hit). Closed tables of the second words.
#pragma once

#include "evidence/lexicon_table.hpp"
#include "evidence/tokens.hpp"
#include "evidence/word_set.hpp"

namespace degarble {
namespace bare_names {

// Places (the United States' Board on Geographic Names takes no apostrophes), streets, banks, pubs,
// teams and clubs.
constexpr auto kPlaces = word_set({
    "affairs",  "arms",    "avenue",   "bank",   "banking", "bay",      "beach",   "bluff",
    "bridge",   "canyon",  "choice",   "club",   "corner",  "corners",  "court",   "cove",
    "creek",    "cross",   "crossing", "falls",  "ferry",   "fork",     "gap",     "gate",
    "green",    "grove",   "guild",    "harbor", "harbour", "head",     "heath",   "hill",
    "hills",    "hole",    "hollow",   "island", "islands", "junction", "lake",    "landing",
    "lane",     "langley", "league",   "lynn",   "market",  "mill",     "mills",   "mound",
    "mountain", "park",    "peak",     "pass",   "point",   "pond",     "port",    "ridge",
    "river",    "road",    "run",      "spring", "springs", "square",   "station", "store",
    "street",   "town",    "tower",    "union",  "valley",  "vale",     "village", "woods",
});

constexpr auto kWhen = word_set({"last", "next", "this", "every", "one", "all", "that"});
constexpr auto kTimes = word_set({
    "afternoon", "april",    "august",  "autumn",   "century",  "christmas", "day",
    "december",  "easter",   "evening", "fall",     "february", "friday",    "january",
    "july",      "june",     "march",   "may",      "monday",   "month",     "morning",
    "night",     "november", "october", "saturday", "season",   "september", "spring",
    "summer",    "sunday",   "term",    "thing",    "thursday", "time",      "tuesday",
    "wednesday", "week",     "weekend", "winter",   "year",
});

constexpr auto kMost = word_set({"best", "hardest", "least", "less", "more", "most", "worst"});

}  // namespace bare_names

// Whether the words of "most famous explorer" follow: then the superlative is the noun's.
inline bool leads_to_noun(Tokens& tokens, std::size_t at) {
  Token* const next = next_of(tokens, at);
  if (next == nullptr) return false;
  const WordFlags flags = flags_of(*next);
  return (flags.is_noun() || flags.is_name() || flags.has(WordFlag::adjective)) &&
         !flags.is_function_word();
}

// Whether the words behind tokens[at] say that it is a plural or a bare name.
[[nodiscard]] inline bool reads_bare(Tokens& tokens, std::size_t at) {
  using namespace bare_names;
  const Token* const next = next_of(tokens, at);
  if (next == nullptr) return false;
  if (tokens[at].shape != Shape::lower && next->shape == Shape::capitalised) {
    return has(kPlaces, *next);
  }
  Token* const second = next_of(tokens, at + 1);
  if (second == nullptr) return false;
  if (has(kWhen, *next)) return has(kTimes, *second);
  if (next->hash == word_hash("first")) return second->hash == word_hash("thing");
  if (!has(kMost, *next)) return false;
  const WordFlags flags = flags_of(*second);
  if (leads_to_noun(tokens, at + 2)) return false;
  return !flags.has(WordFlag::owns) || flags.has(WordFlag::verb_form) ||
         flags.has(WordFlag::function) || second->hash == word_hash("hit");
}

}  // namespace degarble
