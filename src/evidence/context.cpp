#include "evidence/context.hpp"

#include <cstring>

#include "evidence/context_table.hpp"
#include "evidence/lexicon.hpp"
#include "evidence/window.hpp"

// Defined by cmake/embed.S.in.
extern "C" const unsigned char degarble_context_model[];

namespace degarble {
namespace {

// Gathers hashes of combinations of what the model sees.
class Collector {
 public:
  explicit Collector(Features& features) : features_(features) { features_.count = 0; }

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
constexpr std::uint64_t n3(std::uint64_t x) { return x * 0x589965CC75374CC3; }
constexpr std::uint64_t p1(std::uint64_t x) { return x * 0x1D8E4E27C47D124F; }
constexpr std::uint64_t p2(std::uint64_t x) { return x * 0xEB44ACCAB455D165; }
constexpr std::uint64_t s(std::uint64_t x) { return x * 0x9C6E6877736C46E3; }

std::uint32_t read_number(std::size_t index) {
  std::uint32_t value;
  std::memcpy(&value, degarble_context_model + index * sizeof value, sizeof value);
  return value;
}

int sum(const Features& features, std::size_t first, std::uint32_t count) {
  const auto* const weights = reinterpret_cast<const std::int8_t*>(degarble_context_model) + first;
  int total = 0;
  for (std::size_t i = 0; i < features.count; ++i) {
    total += weights[weight_place(features.hashes[i], count)];
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
    if (count < 4) ++count;
  }
}

void find_features(Tokens& tokens, const WordCounts& counts, std::size_t at, Features& features) {
  Token& self = tokens[at];
  const Window around(tokens, at);
  const Neighbour own_word = neighbour_of(self);
  const bool possessive = candidate_of(self) == Candidate::possessive;
  const std::uint64_t kind = possessive ? 1 : 2;
  const WordFlags base = look_up_hash(self.base_hash);
  const std::uint64_t word = w(self.hash);
  const std::uint64_t ending = w(self.packed >> (possessive ? 8 : 0) & 0xFFFFFF);
  const std::uint64_t shape = s(static_cast<std::uint64_t>(self.shape) + (self.starts ? 8 : 0));
  const std::uint64_t behind = s(64 + static_cast<std::uint64_t>(self.after));
  const std::uint64_t next = n1(around.next.hash);
  const std::uint64_t second = n2(around.second.hash);
  const std::uint64_t previous = p1(around.previous.hash);
  const std::uint64_t earlier = p2(around.earlier.hash);

  Collector to(features);
  to.add(1, kind);
  to.add(2, word);
  to.add(3, word ^ shape);
  to.add(4, ending ^ shape ^ kind);
  to.add(5, next ^ kind);
  to.add(6, word ^ behind);
  to.add(7, behind ^ shape ^ kind);
  to.add(8, second ^ behind);
  to.add(9, previous ^ kind);
  to.add(10, earlier);
  to.add(11, word ^ next);
  to.add(12, word ^ previous);
  to.add(13, previous ^ next);
  to.add(14, next ^ second);
  to.add(15, earlier ^ previous);
  to.add(16, shape ^ next);
  to.add(17, shape ^ previous);
  to.add(18, shape ^ n1(static_cast<std::uint64_t>(around.next.shape)) ^
                 n2(static_cast<std::uint64_t>(around.second.shape)) ^
                 p1(static_cast<std::uint64_t>(around.previous.shape)));
  to.add(19, word ^ previous ^ next);
  to.add(20, ending ^ next);
  if (self.after == After::space || self.after == After::opening) {
    const std::uint64_t tail = n1(around.next.suffix + 7);
    to.add(21, tail ^ shape);
    to.add(22, tail ^ previous);
    to.add(23, tail ^ word);
    to.add(24, tail ^ ending);
  }

  // The same by kinds of words.
  const std::uint64_t own = w(own_word.kind) ^ b(base.bits() + std::uint64_t{1});
  const std::uint64_t next_kind = n1(around.next.kind);
  const std::uint64_t previous_kind = p1(around.previous.kind);
  const std::uint64_t own_part = w(own_word.part) ^ b(part_of_base(base) + 1);
  const std::uint64_t next_part = n1(around.next.part);
  const std::uint64_t second_part = n2(around.second.part);
  const std::uint64_t third_part = n3(around.third.part);
  const std::uint64_t previous_part = p1(around.previous.part);
  const std::uint64_t earlier_part = p2(around.earlier.part);
  to.add(31, own ^ kind);
  to.add(32, own ^ next_kind);
  to.add(33, own ^ previous_kind);
  to.add(34, own_part ^ next_part ^ previous_part);
  to.add(35, next_kind ^ second_part ^ shape);
  to.add(36, word ^ next_part);
  to.add(37, word ^ next_part ^ second_part);
  to.add(38, previous_part ^ next_part ^ second_part ^ shape);
  to.add(39, own_part ^ next_part ^ second_part);
  to.add(40, earlier_part ^ previous_part ^ own_part);
  to.add(41, previous ^ next_part ^ shape);
  to.add(42, next ^ second_part ^ shape);
  to.add(43, next_part ^ second_part ^ third_part);
  to.add(44, next ^ previous_part ^ shape);
  to.add(45, previous_part ^ own_part ^ next_part ^ second_part);
  to.add(46, word ^ previous_part);
  to.add(47, word ^ previous_part ^ next_part);
  to.add(48, next ^ own_part);
  to.add(49, earlier_part ^ previous_part ^ next_part ^ shape);
  to.add(50, own_part ^ previous_part ^ next_part ^ second_part ^ third_part);
  to.add(56, own_part ^ shape);
  to.add(57, own_part ^ next_part);
  to.add(58, own_part ^ previous_part);
  if (!possessive) return;

  // How the text uses the word with its s, and without it.
  const std::uint64_t uses = b(64 + 8 * static_cast<std::uint64_t>(counts.count(self.base_hash)) +
                               counts.count(self.hash));
  to.add(51, uses ^ shape);
  to.add(52, uses ^ next_part ^ own_part ^ shape);
  to.add(53, uses ^ own_part);
  to.add(54, uses ^ next_part ^ second_part ^ shape);
  to.add(55, uses ^ previous_part ^ next_part ^ shape);
}

int missing_score(const Features& features) {
  return sum(features, sizeof(ContextHeader), read_number(1));
}

int plural_score(const Features& features) {
  return sum(features, sizeof(ContextHeader) + read_number(1), read_number(2));
}

}  // namespace degarble
