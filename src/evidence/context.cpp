#include "evidence/context.hpp"

#include <span>

#include "evidence/context_table.hpp"
#include "evidence/lexicon.hpp"
#include "evidence/window.hpp"

// Defined by cmake/embed.S.in.
extern "C" const unsigned char degarble_context_model[];

namespace degarble {
namespace {

// Gathers hashes of combinations of what the model sees.
class FeatureCollector {
 public:
  explicit FeatureCollector(Features& features) : features_(features) {}

  void add(std::uint64_t id, std::uint64_t what) {
    features_.hashes[features_.count++] = feature_hash(id, what);
  }

 private:
  Features& features_;
};

// Parts of a combination, told apart by their multipliers.
constexpr std::uint64_t w(std::uint64_t x) { return x * 0xD6E8FEB86659FD93; }
constexpr std::uint64_t b(std::uint64_t x) { return x * 0xA0761D6478BD642F; }
constexpr std::uint64_t n1(std::uint64_t x) { return x * 0xE7037ED1A0B428DB; }
constexpr std::uint64_t n2(std::uint64_t x) { return x * 0x8EBC6AF09C88C6E3; }
constexpr std::uint64_t p1(std::uint64_t x) { return x * 0x1D8E4E27C47D124F; }
constexpr std::uint64_t p2(std::uint64_t x) { return x * 0xEB44ACCAB455D165; }
constexpr std::uint64_t s(std::uint64_t x) { return x * 0x9C6E6877736C46E3; }

int sum(const Features& features, std::span<const WeightBucket> buckets) {
  int total = 0;
  for (std::size_t i = 0; i < features.count; ++i) {
    total += weight_of(features.hashes[i], buckets);
  }
  return total;
}

}  // namespace

bool may_lack_one(Token& token, Candidate candidate) {
  if (candidate == Candidate::none) return false;
  if (candidate == Candidate::contraction || token.mark != StandIn::none) return true;
  const WordFlags flags = flags_of(token);
  if (flags.is_function_word()) return false;
  return !flags.is_word() || flags.has(WordFlag::plural) || look_up_hash(token.base_hash).known();
}

WordCounts::WordCounts(const Tokens& tokens) : counts_(0x10000) {
  for (const Token& token : tokens) {
    std::uint8_t& count = counts_[place(token.hash)];
    count = static_cast<std::uint8_t>(count + (count < 4 ? 1 : 0));
  }
}

namespace {

// What the features say of the candidate itself.
struct Own {
  bool possessive;
  std::uint64_t kind;
  WordFlags base;
  Neighbour neighbour;
  std::uint64_t word;
  std::uint64_t ending;
  std::uint64_t shape;
  std::uint64_t behind;
  std::uint64_t part;

  explicit Own(Token& token)
      : possessive(candidate_of(token) == Candidate::possessive),
        kind(possessive ? 1 : 2),
        base(look_up_hash(token.base_hash)),
        neighbour(neighbour_of(token)),
        word(w(token.hash)),
        ending(w(token.packed >> (possessive ? 8 : 0) & 0xFFFFFF)),
        shape(s(static_cast<std::uint64_t>(token.shape) + (token.starts ? 8 : 0))),
        behind(s(64 + static_cast<std::uint64_t>(token.after))),
        part(w(neighbour.part) ^ b(part_of_base(base) + 1)) {}
};

void add_first(const Tokens& tokens, std::size_t at, const Own& own, FeatureCollector& to) {
  to.add(1, own.kind);
  to.add(2, own.word);
  to.add(3, own.behind ^ own.shape ^ own.kind);
  to.add(4, own.part ^ own.shape);
  to.add(5, n1(next_hash(tokens, at)) ^ own.kind);
  to.add(6, p1(previous_hash(tokens, at)) ^ own.kind);
}

// By the words around it.
void add_words(const Token& self, const Own& own, const Window& around, FeatureCollector& to) {
  const std::uint64_t next = n1(around.next.hash);
  const std::uint64_t second = n2(around.second.hash);
  const std::uint64_t previous = p1(around.previous.hash);
  const std::uint64_t earlier = p2(around.earlier.hash);
  to.add(7, own.word ^ own.shape);
  to.add(8, own.ending ^ own.shape ^ own.kind);
  to.add(9, own.word ^ own.behind);
  to.add(10, own.word ^ previous);
  to.add(11, own.shape ^ next);
  to.add(12, own.shape ^ previous);
  to.add(13, second ^ own.behind);
  to.add(14, earlier);
  to.add(15, earlier ^ previous);
  to.add(16, own.shape ^ n1(static_cast<std::uint64_t>(around.next.shape)) ^
                 n2(static_cast<std::uint64_t>(around.second.shape)) ^
                 p1(static_cast<std::uint64_t>(around.previous.shape)));
  if (self.after != After::space && self.after != After::opening) return;
  const std::uint64_t tail = n1(around.next.suffix + 7);
  to.add(17, tail ^ own.shape);
  to.add(18, tail ^ own.word);
  to.add(19, tail ^ own.ending);
}

// The same by kinds of words, and by what parts of speech they can be.
void add_kinds(const Own& own, const Window& around, FeatureCollector& to) {
  const std::uint64_t own_kind = w(own.neighbour.kind) ^ b(own.base.bits() + std::uint64_t{1});
  const std::uint64_t next_kind = n1(around.next.kind);
  const std::uint64_t next_part = n1(around.next.part);
  const std::uint64_t second_part = n2(around.second.part);
  const std::uint64_t previous_part = p1(around.previous.part);
  const std::uint64_t earlier_part = p2(around.earlier.part);
  to.add(20, own_kind ^ own.kind);
  to.add(21, own_kind ^ next_kind);
  to.add(22, own_kind ^ p1(around.previous.kind));
  to.add(23, next_kind ^ second_part ^ own.shape);
  to.add(24, own.word ^ next_part);
  to.add(25, own.word ^ previous_part);
  to.add(26, p1(around.previous.hash) ^ next_part ^ own.shape);
  to.add(27, own.part ^ next_part);
  to.add(28, own.part ^ next_part ^ second_part);
  to.add(29, own.part ^ previous_part);
  to.add(30, own.part ^ previous_part ^ earlier_part);
}

// How the text uses the word with its s, and without it.
void add_uses(const Token& self, const WordCounts& counts, const Own& own, FeatureCollector& to) {
  const std::uint64_t uses = b(64 + 8 * static_cast<std::uint64_t>(counts.count(self.base_hash)) +
                               counts.count(self.hash));
  to.add(31, uses ^ own.shape);
  to.add(32, uses ^ own.part);
}

}  // namespace

void find_first_features(Tokens& tokens, std::size_t at, Features& features) {
  features.count = 0;
  FeatureCollector to(features);
  add_first(tokens, at, Own(tokens[at]), to);
}

void add_other_features(Tokens& tokens, const WordCounts& counts, std::size_t at,
                        Features& features) {
  Token& self = tokens[at];
  const Own own(self);
  const Window around(tokens, at);
  FeatureCollector to(features);
  add_words(self, own, around, to);
  add_kinds(own, around, to);
  if (own.possessive) add_uses(self, counts, own, to);
}

void find_features(Tokens& tokens, const WordCounts& counts, std::size_t at, Features& features) {
  find_first_features(tokens, at, features);
  add_other_features(tokens, counts, at, features);
}

int missing_score(const Features& features) {
  return sum(features, parts_of(degarble_context_model).missing);
}

int plural_score(const Features& features) {
  return sum(features, parts_of(degarble_context_model).plural);
}

}  // namespace degarble
