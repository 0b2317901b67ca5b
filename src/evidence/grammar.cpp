#include "evidence/grammar.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "evidence/context_table.hpp"
#include "evidence/contractions.hpp"
#include "evidence/lexicon_table.hpp"
#include "evidence/word_set.hpp"

namespace degarble {
namespace {

bool is(std::string_view word, const Token& token) { return token.hash == word_hash(word); }

constexpr auto kEverydayWords = word_set({"wed", "shed"});
constexpr int kEveryday = 2 * kWeightsPerNat;

constexpr auto kPluralAnnounced =
    word_set({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both",
              "these", "those", "many", "several", "few"});

// "its a": what owns something has no article behind it.
constexpr auto kArticles = word_set({"a", "an", "the"});
constexpr int kBeforeArticle = 2 * kWeightsPerNat;

// "Its thin walls could not": a verb needs what it is about.
constexpr auto kFinite =
    word_set({"is", "was", "are", "were", "has", "have", "had", "can", "could", "will", "would",
              "may", "might", "must", "should", "does", "did"});
constexpr auto kBeforeNoun = word_set({"many", "most", "only", "own"});
constexpr std::uint64_t kEd = contractions::pack("ed");
constexpr int kBeforeSubject = 5 * kWeightsPerNat;

// "lets light in", but "let's go": who is to do something is told what.
constexpr auto kBehindLets = word_set({"all", "also", "always", "be", "both", "do", "first", "get",
                                       "have", "just", "never", "not", "now", "quickly"});
constexpr int kBeforeNoVerb = 5 * kWeightsPerNat;

// "Well yes": who will, will do something.
constexpr auto kWill = word_set({"hell", "ill", "shell", "well"});
constexpr auto kNeverDone = word_set({"dear", "no", "sir", "yes"});

// "because were late": what begins a clause is not its subject.
constexpr auto kBeforeClause =
    word_set({"although", "because", "though", "unless", "until", "whether", "while"});
constexpr int kBehindClause = 4 * kWeightsPerNat;

// "the last ones": nobody's, but several of them.
constexpr auto kBeforeSeveral = word_set({"last", "new", "old", "other", "the", "these", "those"});
constexpr int kSeveral = 5 * kWeightsPerNat;

// "I'd like": behind who would do something, or had done it, stands a verb, or what tells how.
constexpr auto kWould = word_set({"hed", "howd", "id", "itd", "shed", "wed", "whod"});
constexpr auto kBehindWould = word_set(
    {"all",   "also",  "always", "appreciate", "be",   "become", "been",   "best", "better",
     "both",  "do",    "done",   "either",     "even", "ever",   "expect", "get",  "given",
     "go",    "gone",  "got",    "had",        "hate", "have",   "just",   "kind", "let",
     "like",  "love",  "made",   "make",       "met",  "much",   "never",  "no",   "not",
     "now",   "often", "only",   "prefer",     "put",  "quite",  "rather", "seen", "soon",
     "still", "taken", "then",   "try",        "want", "you"});
constexpr auto kNoSubjectBehind = word_set(
    {"a", "an", "any", "by", "each", "every", "let", "no", "per", "the", "unique", "your"});
constexpr int kNoVerbBehind = 12 * kWeightsPerNat;

// "Im papa na teacher": who is something is a noun with its article, and does not "say" or "be".
constexpr auto kBehindAm =
    word_set({"back", "bound",  "dad",   "fit",  "free",   "glad",   "home",      "hundreds",
              "just", "king",   "least", "like", "living", "master", "millions",  "mother",
              "next", "number", "part",  "plug", "proof",  "queen",  "thousands", "well"});
constexpr auto kNeverBehindAm =
    word_set({"am",   "are", "be",  "can",  "could", "did",    "do",  "does", "had",  "has",
              "have", "is",  "may", "must", "shall", "should", "was", "were", "will", "would"});
constexpr int kNeverAm = 12 * kWeightsPerNat;

bool has_ending(const Token& token, std::uint64_t ending, unsigned letters) {
  return token.letters > letters + 1 &&
         (token.packed & ((std::uint64_t{1} << 8 * letters) - 1)) == ending;
}

bool may_follow_would(Token& token) {
  if (token.shape != Shape::lower || has_ending(token, contractions::pack("ing"), 3)) return false;
  if (has(kBehindWould, token) || has_ending(token, contractions::pack("ly"), 2)) return true;
  const WordFlags flags = flags_of(token);
  if (flags.is_function_word()) return false;
  if (flags.has(WordFlag::verb_form)) return !has_ending(token, 's', 1);
  return flags.has(WordFlag::verb) || !flags.is_noun();
}

// Whether it is a verb or a noun and nothing else, and stands where "I am" needs something else.
bool may_follow_am(Token& token) {
  if (has(kNeverBehindAm, token) || (token.letters == 1 && token.packed != 'a')) return false;
  if (has(kBehindAm, token) || token.shape != Shape::lower || token.after == After::hyphen) {
    return true;
  }
  const WordFlags flags = flags_of(token);
  if (flags.is_function_word() || flags.has(WordFlag::adjective) || !flags.known()) return true;
  if (flags.has(WordFlag::verb_form)) return !has_ending(token, 's', 1);
  return !flags.has(WordFlag::verb) && !flags.has(WordFlag::owns) && !flags.has(WordFlag::plural);
}

// "Re (X) and Im (X)"
bool is_imaginary_part(const Tokens& tokens, std::size_t at) {
  constexpr std::size_t kNear = 8;  // words
  const std::size_t begin = at - std::min(at, kNear);
  const std::size_t end = std::min(at + kNear, tokens.size());
  return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                     tokens.begin() + static_cast<std::ptrdiff_t>(end), [](const Token& token) {
                       return is("re", token) && token.shape == Shape::capitalised;
                     });
}

// "Im wife don born pikin": Nigerian Pidgin, where "im" is he and his. Of the words that English
// has, too, two are needed.
constexpr auto kPidgin = word_set({"abi", "afta", "comot", "dey", "oga", "pikin", "pipo", "sabi",
                                   "sef", "tori", "una", "wetin", "wey"});
constexpr auto kHalfPidgin = word_set({"dat", "dem", "di", "dis", "don", "na", "papa", "pesin"});
bool is_pidgin(const Tokens& tokens, std::size_t at) {
  constexpr std::size_t kNear = 12;  // words
  const std::size_t end = std::min(at + kNear, tokens.size());
  std::size_t halves = 0;
  for (std::size_t near = at - std::min(at, kNear); near < end; ++near) {
    if (near == at) continue;
    halves += has(kPidgin, tokens[near]) ? 2 : has(kHalfPidgin, tokens[near]) ? 1 : 0;
  }
  return halves > 1;
}

// What the word behind a pronoun with its verb says against it, or that there is none.
int verb_behind(Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  Token* const next = next_of(tokens, at);
  const Token* const previous = previous_of(tokens, at);
  if (has(kWould, token)) {
    const bool no_subject = previous != nullptr && has(kNoSubjectBehind, *previous);
    return next == nullptr || no_subject || !may_follow_would(*next) ? -kNoVerbBehind : 0;
  }
  if (!is("im", token)) return 0;
  const bool is_name = next != nullptr && next->shape == Shape::capitalised &&
                       next->after == After::hyphen;  // "Im Kwon-taek"
  const bool never = next != nullptr && (is_name || !may_follow_am(*next));
  return never || is_imaginary_part(tokens, at) || is_pidgin(tokens, at) ? -kNeverAm : 0;
}

// "for dont in pairs", "Which wont his feeble steps": what is not done is a verb.
constexpr auto kNot = word_set({"cant", "dont", "wont"});
constexpr auto kNeverNegated = word_set({"her", "his", "in", "my", "our", "their"});
constexpr int kNeverNot = 12 * kWeightsPerNat;

// "Well be ye found"
constexpr auto kArchaic = word_set({"hath", "thee", "thou", "thy", "unto", "ye"});
constexpr auto kAlsoWords = word_set({"well", "were"});
constexpr int kOld = 6 * kWeightsPerNat;
bool is_archaic(const Tokens& tokens, std::size_t at) {
  constexpr std::size_t kNear = 6;  // words
  const std::size_t end = std::min(at + kNear, tokens.size());
  for (std::size_t near = at - std::min(at, kNear); near < end; ++near) {
    if (has(kArchaic, tokens[near])) return true;
  }
  return false;
}

// "its a priori conceptions"
constexpr auto kBehindLatinA = word_set({"fortiori", "la", "posteriori", "priori"});

// "Assuming that s is a string"
constexpr auto kFiniteBehindS =
    word_set({"are", "can", "could", "did", "do", "does", "has", "is", "may", "might", "must",
              "shall", "should", "was", "were", "will", "would"});
constexpr int kNeverS = 30 * kWeightsPerNat;

bool is_no_verb(Token& token) {
  const WordFlags flags = flags_of(token);
  const bool may_be_verb = flags.has(WordFlag::verb) && !flags.is_function_word();
  return flags.known() && !may_be_verb && !has(kBehindLets, token);
}

bool is_never_done(Token& token) {
  if (has(kNeverDone, token)) return true;
  const WordFlags flags = flags_of(token);
  return flags.has(WordFlag::owns) && !flags.has(WordFlag::verb) && !flags.is_function_word();
}

bool has_several(Token& token) {
  return has(kBeforeSeveral, token) || flags_of(token).has(WordFlag::adjective);
}

// Whether a noun with its verb follows, some words of its own before it at most.
bool is_before_subject(Tokens& tokens, std::size_t at) {
  constexpr std::size_t kLongestSubject = 5;
  bool plural = false;
  for (std::size_t far = 1; far <= kLongestSubject && at + far < tokens.size(); ++far) {
    if (tokens[at + far - 1].after != After::space) return false;
    Token& token = tokens[at + far];
    if (far > 1 && has(kFinite, token)) return true;
    const WordFlags flags = flags_of(token);
    if (flags.is_function_word() && !has(kBeforeNoun, token)) return false;
    const bool past = flags.has(WordFlag::verb_form) && (token.packed & 0xFFFF) == kEd;
    if (far > 1 && (past || (plural && flags.has(WordFlag::verb)))) return true;
    plural = flags.has(WordFlag::plural);
  }
  return false;
}

}  // namespace

bool is_everyday_word(const Token& token) { return has(kEverydayWords, token); }

int contraction_grammar(Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  Token* const next = next_of(tokens, at);
  const Token* const previous = previous_of(tokens, at);
  int score = verb_behind(tokens, at) - (is_everyday_word(token) ? kEveryday : 0);
  if (is("were", token) && previous != nullptr && has(kBeforeClause, *previous)) {
    score += kBehindClause;
  }
  if (is("its", token) && is_before_subject(tokens, at)) score -= kBeforeSubject;
  if (has(kAlsoWords, token) && is_archaic(tokens, at)) score -= kOld;
  if (next == nullptr) return score;
  if (is("its", token) && has(kArticles, *next)) {
    const Token* const second = next_of(tokens, at + 1);
    const bool latin = second != nullptr && has(kBehindLatinA, *second);
    score += latin ? -kNeverNot : kBeforeArticle;
  }
  if (has(kNot, token) && has(kNeverNegated, *next)) {
    const Token* const second = next_of(tokens, at + 1);
    const bool phrase = second != nullptr && has(kArticles, *second);  // "dont in the least"
    if (!phrase) score -= kNeverNot;
  }
  if (is("lets", token) && is_no_verb(*next)) score -= kBeforeNoVerb;
  if (has(kWill, token) && is_never_done(*next)) score -= kBeforeNoVerb;
  return score;
}

int possessive_grammar(Tokens& tokens, std::size_t at) {
  Token* const previous = previous_of(tokens, at);
  return is("ones", tokens[at]) && previous != nullptr && has_several(*previous) ? -kSeveral : 0;
}

int lone_s_grammar(Tokens& tokens, std::size_t at, bool alone) {
  const Token& token = tokens[at];
  Token* const next = next_of(tokens, at);
  if (next != nullptr && (next->before_strange || next->behind_strange)) return -kNeverS;
  if (find_contraction(token.packed) == nullptr) {
    const WordFlags base = look_up_hash(token.base_hash);
    return (alone && next == nullptr) || (base.is_function_word() && !base.has(WordFlag::owns))
               ? -kNeverS
               : 0;
  }
  if (next == nullptr) return 0;
  const bool does = flags_of(*next).has(WordFlag::verb_form) && has_ending(*next, 's', 1);
  return does || has(kFiniteBehindS, *next) ? -kNeverS : 0;
}

bool is_plural_announced(const Tokens& tokens, std::size_t at) {
  if (at > 0 && has(kPluralAnnounced, tokens[at - 1])) return true;
  const Token* const title = previous_of(tokens, at);
  return title != nullptr && at > 1 && title->shape == Shape::capitalised &&
         has(kPluralAnnounced, tokens[at - 2]);
}

}  // namespace degarble
