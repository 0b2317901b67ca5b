#include "restore/apostrophes_intact.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "evidence/contractions.hpp"
#include "evidence/lexicon.hpp"
#include "evidence/spelling.hpp"
#include "scan/scalar.hpp"
#include "scan/scan.hpp"
#include "text/running_text.hpp"

namespace degarble {
namespace {

// In a text with so many apostrophes, some drops would be seen in words that are none without.
constexpr std::uint64_t kIntact = 12;
constexpr std::uint64_t kIntactForOne = 8;  // in place for each that may be missing

// Counts words that the list does not know, and which are in it with an apostrophe: "dont",
// "Syrias". The list lies all over the memory, so it is asked for some words at a time, once their
// places in it are on their way.
class OddWords {
 public:
  explicit OddWords(std::string_view text) : text_(text) {}

  // Takes words by their last letters.
  void take(std::span<const std::uint32_t> places) {
    waiting_ = 0;
    for (const std::uint32_t at : places) take(at);
    for (std::size_t i = 0; i < waiting_; ++i) count_ += is_odd(words_[i]);
  }

  [[nodiscard]] std::uint64_t count() const { return count_; }

  static constexpr std::size_t kAtOnce = 64;

 private:
  struct Hashed {
    std::uint64_t word;
    std::uint64_t base;  // without its s
  };

  void take(std::size_t last) {
    const Word word = word_before(text_, last + 1, alphabet::kAscii);
    if (word.empty()) return;
    Spelling spelling;
    spelling.read(text_, word.begin, text_.size());
    const Contraction* const found =
        word.size() <= contractions::kLongest ? find_contraction(spelling.packed) : nullptr;
    if (found != nullptr) {
      count_ += !found->word_without;
    } else if (word.size() >= 4 && text_[last] == 's') {
      prefetch_hash(spelling.hash.value());
      words_[waiting_++] = {spelling.hash.value(), spelling.hash.value_without_last()};
    }
  }

  static bool is_odd(const Hashed& hashed) {
    if (look_up_hash(hashed.word).known()) return false;
    const WordFlags base = look_up_hash(hashed.base);
    return base.has(WordFlag::owns) || base.has(WordFlag::name_owns);
  }

  std::string_view text_;
  std::array<Hashed, kAtOnce> words_{};
  std::size_t waiting_ = 0;
  std::uint64_t count_ = 0;
};

// Whether what may stand in the place of an apostrophe is within a word that has one there.
bool is_in_suspect(std::string_view text, std::size_t mark) {
  const std::size_t length = scan::scalar::StandIn::length_at(text, mark);
  const std::string_view head = word_before(text, mark, alphabet::kAscii).in(text);
  const std::string_view tail = word_behind(text, mark + length, alphabet::kAscii).in(text);
  if (tail == "s") return true;
  return find_contraction(head, tail) != nullptr;
}

bool has_stand_in(std::string_view text) {
  for (std::size_t at = scan::find_stand_in(text); at < text.size();
       at = scan::find_stand_in(text, at + 1)) {
    if (is_in_suspect(text, at)) return true;
  }
  return false;
}

// Of a text so long every other stretch is enough to tell whether it is healthy.
constexpr std::size_t kSampled = 16 * 1024;

// Whether next to no word looks as if it lost its apostrophe, as many as are in place.
bool has_few_odd_words(std::string_view text, std::uint64_t intact) {
  const bool all = text.size() < kSampled;
  const std::uint64_t most = intact / (all ? kIntactForOne : 2 * kIntactForOne);
  OddWords odd(text);
  std::array<std::uint32_t, OddWords::kAtOnce> places{};
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t count = scan::find_apostrophe_candidates(text, from, places);
    odd.take(std::span(places).first(count));
    if (odd.count() > most) return false;
    if (count < places.size()) break;
    const std::size_t next = places.back() + std::size_t{1};
    from = all ? next : next + (next - from);
  }
  return true;
}

}  // namespace

bool has_apostrophes_intact(std::string_view text) {
  const scan::Apostrophes there = scan::count_apostrophes(text);
  const std::uint64_t intact = there.straight + there.curly;
  return intact >= kIntact && scan::find_loss(text) == text.size() && !has_stand_in(text) &&
         has_few_odd_words(text, intact);
}

}  // namespace degarble
