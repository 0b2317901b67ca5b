#include "evidence/grammar.hpp"

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
  int score = is_everyday_word(token) ? -kEveryday : 0;
  if (is("were", token) && previous != nullptr && has(kBeforeClause, *previous)) {
    score += kBehindClause;
  }
  if (is("its", token) && is_before_subject(tokens, at)) score -= kBeforeSubject;
  if (next == nullptr) return score;
  if (is("its", token) && has(kArticles, *next)) score += kBeforeArticle;
  if (is("lets", token) && is_no_verb(*next)) score -= kBeforeNoVerb;
  if (has(kWill, token) && is_never_done(*next)) score -= kBeforeNoVerb;
  return score;
}

int possessive_grammar(Tokens& tokens, std::size_t at) {
  Token* const previous = previous_of(tokens, at);
  return is("ones", tokens[at]) && previous != nullptr && has_several(*previous) ? -kSeveral : 0;
}

bool is_plural_announced(const Tokens& tokens, std::size_t at) {
  if (at > 0 && has(kPluralAnnounced, tokens[at - 1])) return true;
  const Token* const title = previous_of(tokens, at);
  return title != nullptr && at > 1 && title->shape == Shape::capitalised &&
         has(kPluralAnnounced, tokens[at - 2]);
}

}  // namespace degarble
