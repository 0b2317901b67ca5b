#include "evidence/lexicon.hpp"

#include <cstring>

// Defined by cmake/embed.S.in.
extern "C" const unsigned char degarble_english_lexicon[];

namespace degarble {
namespace {

const LexiconHeader& header() {
  return *reinterpret_cast<const LexiconHeader*>(degarble_english_lexicon);
}

std::uint32_t read_slot(std::size_t index) {
  std::uint32_t value;
  std::memcpy(&value, degarble_english_lexicon + sizeof(LexiconHeader) + index * kSlotBytes,
              sizeof value);
  return value & 0xFFFFFF;
}

}  // namespace

WordFlags look_up_hash(std::uint64_t hash) {
  const std::uint32_t slot_bits = header().slot_bits;
  const std::uint32_t mask = (std::uint32_t{1} << slot_bits) - 1;
  const std::uint32_t wanted = fingerprint(hash);
  // compile_lexicon leaves empty slots, so the search ends.
  for (std::uint32_t at = first_slot(hash, slot_bits);; at = (at + 1) & mask) {
    const std::uint32_t slot = read_slot(at);
    if (slot == 0) return {};
    if ((slot & 0xFFFF00) == wanted) return WordFlags(header().flag_sets[slot & 0xFF]);
  }
}

void prefetch_hash(std::uint64_t hash) {
  const std::size_t index = first_slot(hash, header().slot_bits);
  __builtin_prefetch(degarble_english_lexicon + sizeof(LexiconHeader) + index * kSlotBytes);
}

WordFlags look_up(std::string_view word) { return look_up_hash(word_hash(word)); }

}  // namespace degarble
