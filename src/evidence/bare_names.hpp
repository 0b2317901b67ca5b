// Where English has an s that looks as if an apostrophe were missing, and none is: names that are
// written without (Mays Landing, Lloyds Bank), and adverbs behind a plural (the Browns last week,
// the regions hardest hit). Closed tables of the second words.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "evidence/lexicon_table.hpp"
#include "evidence/tokens.hpp"

namespace degarble {
namespace bare_names {

template <std::size_t Count>
constexpr std::array<std::uint64_t, Count> hashes(const std::string_view (&words)[Count]) {
  std::array<std::uint64_t, Count> all{};
  for (std::size_t i = 0; i < Count; ++i) all[i] = word_hash(words[i]);
  std::sort(all.begin(), all.end());
  return all;
}

template <std::size_t Count>
bool has(const std::array<std::uint64_t, Count>& words, const Token& token) {
  return std::binary_search(words.begin(), words.end(), token.hash);
}

// Places (the United States' Board on Geographic Names takes no apostrophes), streets, banks, pubs,
// teams and clubs.
constexpr auto kPlaces = hashes({
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

constexpr auto kWhen = hashes({"last", "next", "this", "every", "one", "all", "that"});
constexpr auto kTimes = hashes({
    "afternoon", "april",    "august",  "autumn",   "century",  "christmas", "day",
    "december",  "easter",   "evening", "fall",     "february", "friday",    "january",
    "july",      "june",     "march",   "may",      "monday",   "month",     "morning",
    "night",     "november", "october", "saturday", "season",   "september", "spring",
    "summer",    "sunday",   "term",    "thing",    "thursday", "time",      "tuesday",
    "wednesday", "week",     "weekend", "winter",   "year",
});

constexpr auto kMost = hashes({"best", "hardest", "least", "less", "more", "most", "worst"});

}  // namespace bare_names

// Whether the words of "most famous explorer" follow: then the superlative is the noun's.
inline bool leads_to_noun(Tokens& tokens, std::size_t at) {
  if (at + 1 >= tokens.size() || tokens[at].after != After::space) return false;
  const WordFlags flags = flags_of(tokens[at + 1]);
  return (flags.is_noun() || flags.is_name() || flags.has(WordFlag::adjective)) &&
         !flags.is_function_word();
}

// Whether the words behind tokens[at] say that it is a plural or a bare name.
[[nodiscard]] inline bool reads_bare(Tokens& tokens, std::size_t at) {
  using namespace bare_names;
  if (at + 1 >= tokens.size() || tokens[at].after != After::space) return false;
  const Token& next = tokens[at + 1];
  if (tokens[at].shape != Shape::lower && next.shape == Shape::capitalised) {
    return has(kPlaces, next);
  }
  if (at + 2 >= tokens.size() || next.after != After::space) return false;
  Token& second = tokens[at + 2];
  if (has(kWhen, next)) return has(kTimes, second);
  if (next.hash == word_hash("first")) return second.hash == word_hash("thing");
  if (!has(kMost, next)) return false;
  const WordFlags flags = flags_of(second);
  if (leads_to_noun(tokens, at + 2)) return false;
  return !flags.has(WordFlag::owns) || flags.has(WordFlag::verb_form) ||
         flags.has(WordFlag::function) || second.hash == word_hash("hit");
}

}  // namespace degarble
