#include "evidence/english.hpp"

#include <span>
#include <utility>

#include "evidence/contractions.hpp"
#include "evidence/lexicon.hpp"

namespace degarble {
namespace {

constexpr int kWordsAside = 24;  // judged on either side: two sentences
constexpr int kNearWords = 4;    // of which the nearest are judged for themselves

// What the words told so far.
struct Tally {
  int known = 0;
  int functions = 0;  // of the known
  int strange = 0;    // not in the list, not ASCII, or no word at all

  Tally& operator+=(const Tally& other) {
    known += other.known;
    functions += other.functions;
    strange += other.strange;
    return *this;
  }
};

// "a" is a word of grammar in many languages.
bool is_english_only(std::uint64_t packed) { return packed != 'a'; }

// At least three in four words in the list, and one in eight a word of grammar. With these, no rule
// changed any of 40,000 documents in 16 other languages.
bool reads_english(const Tally& tally) {
  const int all = tally.known + tally.strange;
  return tally.functions > 0 && 4 * tally.known >= 3 * all && 8 * tally.functions >= all;
}

bool is_foreign_nearby(const Tally& near) { return 2 * near.strange > near.known; }

Tally judge(Token& token) {
  Tally tally{.strange = (token.behind_strange ? 1 : 0) + (token.before_strange ? 1 : 0)};
  if (token.shape == Shape::number) return tally;
  const WordFlags flags = flags_of(token);
  if (flags.is_function_word()) {
    tally.functions += is_english_only(token.packed) ? 1 : 0;
    ++tally.known;
  } else if (flags.known() || (token.letters <= contractions::kLongest &&
                               find_contraction(token.packed) != nullptr)) {
    ++tally.known;
  } else {
    tally.strange += token.shape == Shape::lower || !token.is_ascii ? 1 : 0;
  }
  return tally;
}

// What stands between two spaces is one strange thing, unless it is long.
Tally judge(std::span<Token> joined) {
  constexpr int kMany = 8;
  Tally tally;
  for (Token& token : joined) tally += judge(token);
  if (tally.strange > 1) tally.strange = 1 + tally.strange / kMany;
  return tally;
}

// Of tokens[begin, end) but one.
Tally judge_alone(Tokens& tokens, std::size_t begin, std::size_t end, std::size_t but) {
  Tally tally;
  for (std::size_t at = begin; at < end; ++at) {
    if (at != but) tally += judge(tokens[at]);
  }
  return tally;
}

}  // namespace

bool is_english_alone(Tokens& tokens, std::size_t begin, std::size_t end, std::size_t but) {
  const Tally tally = judge_alone(tokens, begin, end, but);
  return tally.known > 2 && reads_english(tally);
}

bool is_foreign_alone(Tokens& tokens, std::size_t begin, std::size_t end, std::size_t but) {
  const Tally tally = judge_alone(tokens, begin, end, but);
  return tally.strange > 1 && (2 * tally.strange > tally.known || tally.functions == 0);
}

bool is_english(Tokens& tokens, std::size_t begin, std::size_t end) {
  const std::size_t size = tokens.size();
  // Where what stands beside tokens[at] without a space begins and ends.
  const auto begin_of = [&](std::size_t at) {
    while (at > 0 && tokens[at].is_joined) --at;
    return at;
  };
  const auto end_of = [&](std::size_t at) {
    do {
      ++at;
    } while (at < size && tokens[at].is_joined);
    return at;
  };
  const auto ends_paragraph = [&](std::size_t at) {
    return at + 1 < size && tokens[at].after == After::paragraph;
  };
  Tally near;
  Tally all;
  std::size_t left = begin < end ? begin_of(begin) : begin;
  std::size_t right = begin < end ? end_of(end - 1) : end;
  for (int count = 0; count < kWordsAside; ++count) {
    if (left > 0 && !ends_paragraph(left - 1)) {
      const std::size_t last = std::exchange(left, begin_of(left - 1));
      all += judge(std::span(tokens).subspan(left, last - left));
    }
    if (right < size && (right == 0 || !ends_paragraph(right - 1))) {
      const std::size_t first = std::exchange(right, end_of(right));
      all += judge(std::span(tokens).subspan(first, right - first));
    }
    if (count < kNearWords) near = all;
  }
  return reads_english(all) && !is_foreign_nearby(near);
}

}  // namespace degarble
