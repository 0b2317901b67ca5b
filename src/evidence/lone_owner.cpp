#include "evidence/lone_owner.hpp"

#include <algorithm>

#include "evidence/context_table.hpp"
#include "evidence/lexicon.hpp"
#include "evidence/owners.hpp"
#include "evidence/word_set.hpp"

namespace degarble {
namespace {

// In nats. Measured on 172 million words of clean files and on 180 sentences that lost one
// apostrophe: of these none is lost by more than one of the rows. Names and deeds: on 245 million.
constexpr int kAttribute = 14 * kWeightsPerNat;  // "a Browns fan"
constexpr int kBehindThe = 7 * kWeightsPerNat;   // "the Gnus manual"
constexpr int kTitle = 4 * kWeightsPerNat;
constexpr int kNothingOwned = 10 * kWeightsPerNat;  // "measured in Newtons."
constexpr int kForeign = 12 * kWeightsPerNat;       // "Kants Werke"
constexpr int kNameInS = 8 * kWeightsPerNat;        // "Tussauds", "Keyspaces"
constexpr int kDeed = 6 * kWeightsPerNat;           // "Stores the current call."
constexpr int kPlural = 11 * kWeightsPerNat / 4;    // "flags", "Devils"

// Who and what is said to own something in every other sentence, without its s. Other nouns stand
// in their plural before a noun as often: "the projects list".
constexpr auto kOwners = word_set({"actor",        "actress",      "administration",
                                   "agency",       "angel",        "animal",
                                   "anybody",      "anyone",       "applicant",
                                   "army",         "artist",       "association",
                                   "aunt",         "author",       "baby",
                                   "baker",        "bank",         "bird",
                                   "bishop",       "body",         "boy",
                                   "brain",        "bride",        "brother",
                                   "butcher",      "buyer",        "caller",
                                   "candidate",    "captain",      "cat",
                                   "century",      "chief",        "child",
                                   "children",     "church",       "city",
                                   "client",       "college",      "colonel",
                                   "committee",    "community",    "company",
                                   "council",      "country",      "county",
                                   "court",        "cousin",       "creator",
                                   "customer",     "dancer",       "daughter",
                                   "day",          "department",   "devil",
                                   "doctor",       "dog",          "driver",
                                   "duke",         "earth",        "economy",
                                   "else",         "emperor",      "employee",
                                   "employer",     "enemy",        "evening",
                                   "everybody",    "everyone",     "family",
                                   "farmer",       "father",       "fellow",
                                   "firm",         "fish",         "fleet",
                                   "former",       "fox",          "friend",
                                   "general",      "gentleman",    "girl",
                                   "god",          "government",   "governor",
                                   "grandfather",  "grandmother",  "groom",
                                   "guest",        "hero",         "horse",
                                   "host",         "hostess",      "hunter",
                                   "husband",      "industry",     "instructor",
                                   "judge",        "killer",       "king",
                                   "kingdom",      "lady",         "latter",
                                   "law",          "lawyer",       "leader",
                                   "learner",      "life",         "lion",
                                   "lioness",      "lord",         "man",
                                   "market",       "master",       "mayor",
                                   "men",          "merchant",     "mind",
                                   "minister",     "ministry",     "minute",
                                   "moment",       "monk",         "month",
                                   "moon",         "morning",      "mother",
                                   "murderer",     "nation",       "navy",
                                   "neighbor",     "neighbour",    "night",
                                   "nobody",       "nurse",        "officer",
                                   "organisation", "organization", "other",
                                   "owl",          "owner",        "painter",
                                   "parent",       "participant",  "partner",
                                   "party",        "patient",      "peasant",
                                   "people",       "person",       "pilot",
                                   "planet",       "player",       "poet",
                                   "pope",         "president",    "priest",
                                   "prince",       "princess",     "prisoner",
                                   "prostitute",   "queen",        "reader",
                                   "researcher",   "river",        "sailor",
                                   "saint",        "school",       "scientist",
                                   "sea",          "seller",       "senator",
                                   "sergeant",     "ship",         "singer",
                                   "sister",       "sky",          "soldier",
                                   "somebody",     "someone",      "son",
                                   "soul",         "stakeholder",  "state",
                                   "stranger",     "student",      "subject",
                                   "sun",          "surgeon",      "teacher",
                                   "team",         "thief",        "today",
                                   "tomorrow",     "town",         "traveler",
                                   "traveller",    "tribe",        "turtle",
                                   "uncle",        "union",        "universe",
                                   "university",   "user",         "vendor",
                                   "victim",       "village",      "villain",
                                   "visitor",      "war",          "week",
                                   "widow",        "wife",         "wind",
                                   "winner",       "witness",      "wolf",
                                   "woman",        "women",        "worker",
                                   "world",        "writer",       "year",
                                   "yesterday"});

// "the Gnus manual", and what stands before one of several that are called so: "a Browns fan".
constexpr auto kThe = word_set({"our", "that", "the", "these", "this", "those", "your"});
constexpr auto kOneOf =
    word_set({"a", "an", "another", "any", "both", "each", "every", "ex", "no", "or", "some"});

// Who speaks or plays for what is called so, and what is known by it.
constexpr auto kBehindNames =
    word_set({"albums",     "band",      "boss",    "captain",   "chairman",     "chief",
              "coach",      "concert",   "county",  "drummer",   "fan",          "fans",
              "goalkeeper", "guitarist", "keeper",  "manager",   "midfielder",   "mother",
              "night",      "office",    "party",   "people",    "player",       "players",
              "poll",       "server",    "singer",  "spokesman", "spokesperson", "spokeswoman",
              "stadium",    "star",      "striker", "supporter", "supporters",   "team"});

// What stands between an owner and what is owned, and is nothing by itself.
constexpr auto kBetween =
    word_set({"best",  "eight", "first", "five",  "four",  "half",   "last",  "least", "many",
              "more",  "most",  "next",  "nine",  "one",   "only",   "other", "own",   "second",
              "seven", "six",   "ten",   "third", "three", "twenty", "two",   "very"});

constexpr auto kBehindDeeds =
    word_set({"a",   "an",  "away", "down", "her",   "him",  "his",   "it",   "its", "my", "no",
              "off", "our", "that", "the",  "their", "them", "these", "this", "up",  "us"});
constexpr auto kWhere = word_set({"at", "from", "in", "on", "to"});

// That the word list has as verbs only.
constexpr auto kPlurals = word_set({"feet", "leaves", "lives", "teeth", "wives"});

constexpr auto kRulers = word_set({"emperor", "king", "prince", "queen"});

bool is_base_in(const Token& token, const auto& set) { return has(set, token.base_hash); }

// Whether a noun or a name follows, perhaps behind words that go with it.
bool has_property(Tokens& tokens, std::size_t at) {
  constexpr std::size_t kFarthest = 4;
  // "the Food and Drug Administrations (FDA) Center"
  const bool has_acronym = tokens[at].after == After::opening && at + 1 < tokens.size() &&
                           tokens[at + 1].shape == Shape::capitals;
  if (has_acronym)
    return at + 2 < tokens.size() && tokens[at + 1].after == After::other &&
           !tokens[at + 2].is_joined;
  for (std::size_t far = 1; far <= kFarthest; ++far) {
    Token* const next = next_of(tokens, at + far - 1);
    if (next == nullptr) return false;
    if (has(kBetween, *next)) {
      if (next->hash == word_hash("own")) return true;
      continue;
    }
    const WordFlags flags = flags_of(*next);
    if (flags.is_function_word() || has(owners::kDeeds, *next)) return false;
    if (next->shape != Shape::lower || !flags.known() || flags.is_noun()) return true;
    if (has(kPlurals, *next)) return true;
    if (flags.has(WordFlag::verb)) return false;
  }
  return false;
}

// "Devils win the league": what looks like its property is what it does.
bool is_before_deed(Tokens& tokens, std::size_t at) {
  constexpr auto kWon =
      word_set({"able", "available", "capable", "compatible", "dead", "won"});  // nouns, too
  Token* const next = next_of(tokens, at);
  if (next == nullptr) return false;
  if (has(kWon, *next)) return true;
  Token* const second = next_of(tokens, at + 1);
  const WordFlags flags = flags_of(*next);
  const bool may_be_deed = flags.has(WordFlag::verb) || flags.has(WordFlag::verb_form);
  if (second == nullptr) return false;
  const bool does = flags.has(WordFlag::verb_form) && (next->packed & 0xFF) == 's';
  return (may_be_deed && has(kBehindDeeds, *second)) || (does && has(kWhere, *second));
}

// What an article says that stands before it, or before the names that go with it.
int doubt_by_article(const Tokens& tokens, std::size_t at) {
  constexpr std::size_t kMostNames = 2;
  for (std::size_t names = 0; names <= kMostNames && at > names; ++names) {
    const Token& previous = tokens[at - names - 1];
    if (previous.after != After::space && previous.after != After::hyphen) return 0;
    if (has(kOneOf, previous)) return kAttribute;
    if (has(kThe, previous)) return names == 0 ? kBehindThe : kAttribute;
    if (previous.shape == Shape::lower || previous.shape == Shape::number) return 0;
  }
  return 0;
}

bool is_unknown(Token& token) { return token.shape != Shape::number && !flags_of(token).known(); }

// "Kants Werke", "a mans counsell", but "his monotheistic ideas".
bool is_before_foreign_word(Tokens& tokens, std::size_t at) {
  Token* const next = next_of(tokens, at);
  if (next == nullptr) return false;
  const bool alike = next->shape == Shape::capitalised && (next->packed & 0xFF) == 's' &&
                     !flags_of(*next).is_word();
  if (tokens[at].shape == Shape::capitalised && alike) return true;  // "Islas Malvinas"
  if (!is_unknown(*next)) return false;
  Token* const second = next_of(tokens, at + 1);
  return second == nullptr || !flags_of(*second).is_noun() || flags_of(*second).is_function_word();
}

// What names of places and streets begin with, and a name without its apostrophe stands before:
// "Barneys New York".
constexpr auto kPlaceBegins = word_set({"new", "north", "palace", "south"});

// Tells hashes of words that are written in different ways.
std::uint64_t shape_mark(Shape shape) { return static_cast<std::uint64_t>(shape) << 56; }

int doubt_of_name(Tokens& tokens, std::size_t at, bool has_base) {
  Token& self = tokens[at];
  Token* const next = next_of(tokens, at);
  const WordFlags flags = flags_of(self);
  const WordFlags base = look_up_hash(self.base_hash);
  if (owners::is_saint(tokens, at)) return kAttribute;
  const bool surname = owners::is_behind_name(tokens, at);
  const bool is_owner = is_base_in(self, kOwners);
  const bool person = has(owners::kPersons, self);
  int doubt = 0;
  const bool in_title = next != nullptr && next->shape == Shape::capitalised;
  if (next != nullptr && has(kBehindNames, *next)) doubt += kAttribute;
  if (in_title && has(kPlaceBegins, *next)) doubt += kAttribute;
  const bool is_acronym = self.shape == Shape::acronym;
  if (!is_acronym && is_owner && in_title) {
    doubt += doubt_by_article(tokens, at) > 0 ? kTitle : 0;  // "The Peoples Democratic Party"
  } else if (!is_acronym && !is_owner) {
    const int by_article = doubt_by_article(tokens, at);
    if (!has_base || by_article == kAttribute) doubt += by_article;
  }
  if (is_before_foreign_word(tokens, at)) doubt += kForeign;
  if (self.letters <= 3) doubt += kAttribute;
  if (is_acronym) return doubt + (has_base ? 0 : kPlural / 2);
  const bool only_name = base.has(WordFlag::name_owns) && !flags.is_word();
  if (has_base || person) return doubt;
  if (flags.known() && !is_owner && (!only_name || in_title)) {
    const Token* const previous = previous_of(tokens, at);
    const bool named = previous != nullptr && previous->shape == Shape::capitalised;
    const bool owns = named && next != nullptr && next->shape == Shape::lower;
    if (!owns) doubt += kPlural;
  }
  if (!flags.known() && !base.has(WordFlag::name_owns) && !base.is_noun() && !surname)
    doubt += kNameInS;
  return doubt;
}

int doubt_of_noun(Tokens& tokens, std::size_t at) {
  Token& self = tokens[at];
  int doubt = 0;
  if (is_before_foreign_word(tokens, at)) doubt += kForeign;
  if (self.letters <= 3) doubt += kAttribute;
  if (!is_base_in(self, kOwners)) doubt += kPlural;
  return doubt;
}

}  // namespace

BaseUses::BaseUses(const Tokens& tokens, std::span<const std::size_t> words) {
  std::vector<std::uint64_t> sought;
  for (const std::size_t at : words) {
    sought.push_back(tokens[at].hash);
    sought.push_back(tokens[at].base_hash);
  }
  std::ranges::sort(sought);
  for (const Token& token : tokens) {
    if (!std::ranges::binary_search(sought, token.hash)) continue;
    words_.push_back(token.hash);
    if (token.shape != Shape::lower) bases_.push_back(token.hash ^ shape_mark(token.shape));
  }
  std::ranges::sort(words_);
  std::ranges::sort(bases_);
}

// How often it is in the numbers, which are in order.
std::ptrdiff_t BaseUses::count_in(const std::vector<std::uint64_t>& numbers, std::uint64_t number) {
  const auto [first, last] = std::equal_range(numbers.begin(), numbers.end(), number);
  return last - first;
}

bool BaseUses::is_mostly_without_s(const Token& word) const {
  const Shape shape = word.shape == Shape::acronym ? Shape::capitals : word.shape;
  const auto with = count_in(words_, word.hash);
  const auto without = count_in(bases_, word.base_hash ^ shape_mark(shape));
  return without >= 2 * with || (with == 1 && without == 1);
}

int lone_owner_doubt(Tokens& tokens, const BaseUses& uses, std::size_t at) {
  const bool has_base = uses.is_mostly_without_s(tokens[at]);
  Token* const next = next_of(tokens, at);
  Token* const second = next == nullptr ? nullptr : next_of(tokens, at + 1);
  int doubt = tokens[at].shape == Shape::lower ? doubt_of_noun(tokens, at)
                                               : doubt_of_name(tokens, at, has_base);
  if (!has_property(tokens, at) || is_before_deed(tokens, at)) doubt += kNothingOwned;
  if (tokens[at].starts && look_up_hash(tokens[at].base_hash).has(WordFlag::verb)) doubt += kDeed;
  if (next != nullptr && has(kRulers, *next) && second != nullptr &&
      second->hash == word_hash("of")) {
    doubt += kAttribute;
  }
  return doubt;
}

}  // namespace degarble
