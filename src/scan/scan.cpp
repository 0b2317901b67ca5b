// The vector kernels, on Google Highway: compiled once for each instruction set, chosen at run
// time.
#include "scan/scan.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "scan/kernels.hpp"
#include "scan/scalar.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "scan/scan.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace degarble::scan::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

// One lane is no vector: the twins are as good.
template <typename Test>
std::size_t find(std::string_view text, std::size_t from) {
  return scalar::find<Test>(text, from);
}
using NonAscii = scalar::NonAscii;
using Mojibake = scalar::Mojibake;
using Composable = scalar::Composable;
using Loss = scalar::Loss;
using ApostropheCandidate = scalar::ApostropheCandidate;
using English = scalar::English;
using Entity = scalar::Entity;
using Control = scalar::Control;
using Escape = scalar::Escape;
using Invisible = scalar::Invisible;
using Compatible = scalar::Compatible;
using StandIn = scalar::StandIn;
using Ukrainian = scalar::Ukrainian;
using MixedPair = scalar::MixedPair;
using Sequence = scalar::Sequence;

std::size_t find_ill_formed(std::string_view text, std::size_t from) {
  return scalar::find_ill_formed(text, from);
}
Apostrophes count_apostrophes(std::string_view text) { return scalar::count_apostrophes(text); }
std::size_t find_apostrophe_candidates(std::string_view text, std::size_t from,
                                       std::span<std::uint32_t> places) {
  return scalar::find_apostrophe_candidates(text, from, places);
}

#else

using Tag = hn::ScalableTag<std::uint8_t>;
using SignedTag = hn::RebindToSigned<Tag>;
using Bytes = hn::Vec<Tag>;
using Mask = hn::Mask<Tag>;

HWY_INLINE Bytes load(const std::uint8_t* at) { return hn::LoadU(Tag(), at); }
HWY_INLINE Bytes all(std::uint8_t value) { return hn::Set(Tag(), value); }
HWY_INLINE Mask is(Bytes v, std::uint8_t value) { return hn::Eq(v, all(value)); }
HWY_INLINE Mask at_least(Bytes v, std::uint8_t low) { return hn::Eq(hn::Max(v, all(low)), v); }
HWY_INLINE Mask at_most(Bytes v, std::uint8_t high) { return hn::Eq(hn::Min(v, all(high)), v); }
HWY_INLINE Mask between(Bytes v, std::uint8_t low, std::uint8_t high) {
  return at_most(hn::Sub(v, all(low)), static_cast<std::uint8_t>(high - low));
}
HWY_INLINE Mask any_of(Mask a, Mask b) { return hn::Or(a, b); }
template <typename... Masks>
HWY_INLINE Mask any_of(Mask a, Mask b, Masks... more) {
  return any_of(hn::Or(a, b), more...);
}
HWY_INLINE Mask is_letter(Bytes v) { return between(hn::Or(v, all(0x20)), 'a', 'z'); }
HWY_INLINE bool none(Mask mask) { return hn::AllFalse(Tag(), mask); }

// A test says for each byte whether it may fit; what it holds for fitting is asked of its twin. It
// may look at kBefore bytes before the first lane and kAfter bytes behind the last one.
struct NonAscii : scalar::NonAscii {
  static constexpr std::size_t kBefore = 0;
  static constexpr std::size_t kAfter = 0;
  static HWY_INLINE Mask may_fit(const std::uint8_t* p) { return at_least(load(p), 0x80); }
};

struct Mojibake : scalar::Mojibake {
  static constexpr std::size_t kBefore = 0;
  static constexpr std::size_t kAfter = 2;
  static HWY_INLINE Mask may_fit(const std::uint8_t* p) {
    const Bytes first = load(p);
    const Mask lead = between(first, 0xC2, 0xC3);
    if (HWY_LIKELY(none(lead))) return lead;
    const Bytes second = load(p + 1);
    const Bytes third = load(p + 2);
    const Mask control = hn::And(is(first, 0xC2), at_most(second, 0x9F));
    const Mask tail =
        any_of(is(third, 0xC2), between(third, 0xC5, 0xC6), is(third, 0xCB), is(third, 0xE2));
    return any_of(control, hn::And(hn::And(is(first, 0xC3), between(second, 0x82, 0xB4)), tail));
  }
};

struct Composable : scalar::Composable {
  static constexpr std::size_t kBefore = 0;
  static constexpr std::size_t kAfter = 2;
  static HWY_INLINE Mask may_fit(const std::uint8_t* p) {
    const Bytes first = load(p);
    const Mask cyrillic = is(hn::Or(first, all(1)), 0xD1);
    const Mask plain = any_of(cyrillic, between(first, 0xE4, 0xE9));
    const Mask high = hn::AndNot(plain, at_least(first, 0xCC));
    if (HWY_LIKELY(none(high))) return high;
    const Bytes second = load(p + 1);
    const Bytes third = load(p + 2);
    const Mask mark =
        any_of(hn::And(is(second, 0x80), at_least(third, 0xAA)),
               hn::And(is(second, 0x82), at_least(third, 0x99)), at_least(second, 0x84));
    const Mask kana = hn::AndNot(mark, is(first, 0xE3));
    const Mask punctuation = hn::And(is(second, 0x80), at_least(third, 0x82));
    const Mask symbol =
        any_of(between(second, 0x81, 0x82), hn::And(is(second, 0x83), at_most(third, 0x8F)));
    const Mask other = hn::And(is(first, 0xE2), any_of(punctuation, symbol));
    return hn::AndNot(any_of(other, kana), high);
  }
};

struct Loss : scalar::Loss {
  static constexpr std::size_t kBefore = 0;
  static constexpr std::size_t kAfter = 1;
  static HWY_INLINE Mask may_fit(const std::uint8_t* p) {
    const Bytes first = load(p);
    const Bytes second = load(p + 1);
    return any_of(hn::And(is(first, 0xE2), is(second, 0x96)),
                  hn::And(is(first, 0xEF), is(second, 0xBF)));
  }
};

struct ApostropheCandidate : scalar::ApostropheCandidate {
  static constexpr std::size_t kBefore = 1;
  static constexpr std::size_t kAfter = 1;
  static HWY_INLINE Mask may_fit(const std::uint8_t* p) {
    const Bytes last = load(p);
    const Bytes next = load(p + 1);
    const Bytes before = load(p - 1);
    const Mask inside = any_of(is_letter(next), between(next, '0', '9'), is(next, '\''),
                               hn::AndNot(is(next, 0xE2), at_least(next, 0x80)));
    const auto pair = [&](char a, char b) {
      return hn::And(is(before, static_cast<std::uint8_t>(a)),
                     is(last, static_cast<std::uint8_t>(b)));
    };
    const Mask plural = hn::And(is(last, 's'), is_letter(before));
    const Mask contracted = any_of(pair('n', 't'), pair('r', 'e'), pair('v', 'e'), pair('l', 'l'),
                                   pair('u', 'd'), pair('y', 'd'), pair('t', 'd'), pair('I', 'm'));
    return hn::AndNot(inside, any_of(plural, contracted));
  }
};

struct English : scalar::English {
  static constexpr std::size_t kBefore = 0;
  static constexpr std::size_t kAfter = 4;
  static HWY_INLINE Mask may_fit(const std::uint8_t* p) {
    const Bytes second = load(p + 2);
    const Bytes third = load(p + 3);
    const Mask the = hn::And(is(second, 'h'), is(third, 'e'));
    const Mask both = hn::And(is(second, 'n'), is(third, 'd'));
    return hn::And(hn::And(is(load(p), ' '), is(load(p + 4), ' ')), any_of(the, both));
  }
};

struct Entity : scalar::Entity {
  static constexpr std::size_t kBefore = 1;
  static constexpr std::size_t kAfter = 1;
  static HWY_INLINE Mask may_fit(const std::uint8_t* p) {
    const Bytes v = load(p);
    const Mask end = is(v, ';');
    const Mask start = is(v, '&');
    if (HWY_LIKELY(none(any_of(end, start)))) return end;
    const Bytes before = load(p - 1);
    return any_of(
        start, hn::And(end, any_of(between(before, '0', '9'), is(before, 'p'), is(before, 't'))));
  }
};

HWY_INLINE Mask is_odd_control(Bytes v) {
  return hn::AndNot(any_of(between(v, '\t', '\n'), is(v, '\r')), at_most(v, 0x1F));
}

struct Control : scalar::Control {
  static constexpr std::size_t kBefore = 0;
  static constexpr std::size_t kAfter = 1;
  static HWY_INLINE Mask may_fit(const std::uint8_t* p) {
    const Bytes v = load(p);
    return any_of(is_odd_control(v), hn::And(is(v, 0xEF), is(load(p + 1), 0xBB)));
  }
};

struct Escape : scalar::Escape {
  static constexpr std::size_t kBefore = 0;
  static constexpr std::size_t kAfter = 2;
  static HWY_INLINE Mask may_fit(const std::uint8_t* p) {
    const Bytes v = load(p);
    const Mask sign = any_of(is(v, '\\'), is(v, '%'), is(v, '<'), is(v, '='), is(v, '+'));
    const Mask letter = hn::And(is(v, 'u'), is(load(p + 2), '0'));
    return any_of(sign, letter);
  }
};

struct Invisible : scalar::Invisible {
  static constexpr std::size_t kBefore = 0;
  static constexpr std::size_t kAfter = 2;
  static HWY_INLINE Mask may_fit(const std::uint8_t* p) {
    const Bytes v = load(p);
    const Mask control = any_of(is_odd_control(v), is(v, 0x7F));
    if (HWY_LIKELY(none(at_least(v, 0xC2)))) return control;
    const Bytes next = load(p + 1);
    const Bytes third = load(p + 2);
    const Mask two =
        any_of(hn::And(is(v, 0xC2), any_of(at_most(next, 0x9F), is(next, 0xAD))),
               hn::And(is(v, 0xCD), is(next, 0x8F)), hn::And(is(v, 0xD8), is(next, 0x9C)));
    const Mask general = hn::And(hn::And(is(v, 0xE2), at_most(next, 0x81)),
                                 any_of(between(third, 0x8B, 0x8F), at_least(third, 0xA0)));
    const Mask rare =
        any_of(hn::And(is(v, 0xE1), is(third, 0x8E)), is(v, 0xF3),
               hn::And(is(v, 0xEF), any_of(is(next, 0xB8), is(next, 0xBB), is(next, 0xBF))));
    return any_of(control, two, general, rare);
  }
};

struct Compatible : scalar::Compatible {
  static constexpr std::size_t kBefore = 0;
  static constexpr std::size_t kAfter = 1;
  static HWY_INLINE Mask may_fit(const std::uint8_t* p) {
    const Mask first = is(load(p), 0xEF);
    if (HWY_LIKELY(none(first))) return first;
    const Bytes next = load(p + 1);
    return hn::And(first, any_of(at_most(next, 0xA3), is(next, 0xAC), at_least(next, 0xBC)));
  }
};

// Sees only those of one byte before their ending; the others by their first byte.
struct StandIn : scalar::StandIn {
  static constexpr std::size_t kBefore = 1;
  static constexpr std::size_t kAfter = 3;
  static HWY_INLINE Mask may_fit(const std::uint8_t* p) {
    const Bytes stand = load(p);
    const Bytes first = load(p + 1);
    const Bytes second = load(p + 2);
    const Bytes third = load(p + 3);
    // Letters by themselves, which hardly any vector has.
    const Mask behind_letter = is_letter(stand);
    const Mask short_ones =
        hn::AndNot(any_of(behind_letter, is_letter(second)),
                   any_of(is(first, 's'), is(first, 't'), is(first, 'm'), is(first, 'd')));
    const Mask long_ones =
        hn::AndNot(any_of(behind_letter, is_letter(third)),
                   any_of(hn::And(any_of(is(first, 'r'), is(first, 'v')), is(second, 'e')),
                          hn::And(is(first, 'l'), is(second, 'l'))));
    const Mask longer =
        any_of(hn::And(is(stand, 0xC2), is(first, 0xB4)), hn::And(is(stand, '9'), is(first, '2')));
    const Mask rare = any_of(short_ones, long_ones, longer);
    if (HWY_LIKELY(none(rare))) return rare;
    const auto joins = [](Bytes v) { return any_of(at_least(v, 0x80), is(v, '-'), is(v, '\'')); };
    const Mask one = hn::AndNot(joins(second), short_ones);
    const Mask two = hn::AndNot(joins(third), long_ones);
    const Mask single = any_of(is(stand, ' '), is(stand, '?'), is(stand, '`'), is(stand, '"'),
                               is(stand, '_'), is(stand, '='), is(stand, 0x12), is(stand, 0x19));
    return hn::And(is_letter(load(p - 1)), any_of(hn::And(single, any_of(one, two)), longer));
  }
};

struct Ukrainian : scalar::Ukrainian {
  static constexpr std::size_t kBefore = 0;
  static constexpr std::size_t kAfter = 1;
  static HWY_INLINE Mask may_fit(const std::uint8_t* p) {
    const Bytes first = load(p);
    const Bytes second = load(p + 1);
    const Mask row = between(first, 0xD0, 0xD2);
    return hn::And(row, any_of(between(second, 0x84, 0x87), between(second, 0x90, 0x97)));
  }
};

struct MixedPair : scalar::MixedPair {
  static constexpr std::size_t kBefore = 0;
  static constexpr std::size_t kAfter = 1;
  static HWY_INLINE Mask may_fit(const std::uint8_t* p) {
    const Bytes first = load(p);
    const Bytes second = load(p + 1);
    return any_of(hn::And(at_least(first, 0x80), is_letter(second)),
                  hn::And(is_letter(first), at_least(second, 0x80)));
  }
};

struct Sequence : scalar::Sequence {
  static constexpr std::size_t kBefore = 0;
  static constexpr std::size_t kAfter = 2;
  static HWY_INLINE Mask may_fit(const std::uint8_t* p) {
    const Bytes first = load(p);
    const Mask longer = hn::And(between(first, 0xE0, 0xF4), between(load(p + 2), 0x80, 0xBF));
    return hn::And(between(load(p + 1), 0x80, 0xBF), any_of(between(first, 0xC2, 0xDF), longer));
  }
};

// The lanes for which a mask holds, one after the other.
class Hits {
 public:
  explicit HWY_INLINE Hits(Mask mask) {
    static_assert(std::endian::native == std::endian::little);
    std::uint8_t bytes[kWords * sizeof(std::uint64_t)];
    hn::StoreMaskBits(Tag(), mask, bytes);
    std::memcpy(words_, bytes, hn::MaxLanes(Tag()) / 8);
  }

  // The first one from `lane` on; none of them if there is no more.
  [[nodiscard]] HWY_INLINE std::size_t next(std::size_t lane) const {
    for (; lane < hn::Lanes(Tag()); lane = (lane / 64 + 1) * 64) {
      const std::uint64_t word = words_[lane / 64] >> lane % 64;
      if (word != 0) return lane + static_cast<std::size_t>(std::countr_zero(word));
    }
    return lane;
  }

 private:
  static constexpr std::size_t kWords = (hn::MaxLanes(Tag()) + 63) / 64;

  std::uint64_t words_[kWords] = {};
};

// The first lane from `lane` on that fits, of those which may; none if none does.
template <typename Test>
HWY_NOINLINE std::size_t find_lane(std::string_view text, std::size_t at, Mask mask,
                                   std::size_t lane) {
  const Hits hits(mask);
  lane = hits.next(lane);
  while (lane < hn::Lanes(Tag()) && !Test::fits(text, at + lane)) lane = hits.next(lane + 1);
  return lane;
}

// Goes through whole vectors, of which the last one overlaps the one before it; the twin confirms
// what may fit, and scans both ends.
template <typename Test>
std::size_t find(std::string_view text, std::size_t from) {
  const std::size_t lanes = hn::Lanes(Tag());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t at = from;
  if (at < Test::kBefore) {
    if (at < text.size() && Test::fits(text, at)) return at;
    ++at;
  }
  if (text.size() < lanes + Test::kAfter + Test::kBefore) return scalar::find<Test>(text, at);
  const std::size_t last = text.size() - lanes - Test::kAfter;
  for (; at <= last; at += lanes) {
    const Mask mask = Test::may_fit(bytes + at);
    if (HWY_LIKELY(none(mask))) continue;
    const auto first = static_cast<std::size_t>(hn::FindFirstTrue(Tag(), mask));
    if (HWY_LIKELY(Test::fits(text, at + first))) return at + first;
    const std::size_t lane = find_lane<Test>(text, at, mask, first + 1);
    if (lane < lanes) return at + lane;
  }
  if (at < last + lanes) {
    const Mask mask = Test::may_fit(bytes + last);
    const std::size_t lane = find_lane<Test>(text, last, mask, at - last);
    if (lane < lanes) return last + lane;
    at = last + lanes;
  }
  return scalar::find<Test>(text, at);
}

// Of candidates the vectors know all there is to know.
std::size_t find_apostrophe_candidates(std::string_view text, std::size_t from,
                                       std::span<std::uint32_t> places) {
  using Test = ApostropheCandidate;
  const std::size_t lanes = hn::Lanes(Tag());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t count = 0;
  std::size_t at = std::max(from, Test::kBefore);  // no letter stands before the first one
  for (; at + lanes + Test::kAfter <= text.size(); at += lanes) {
    const Mask mask = Test::may_fit(bytes + at);
    if (none(mask)) continue;
    const Hits hits(mask);
    for (std::size_t lane = hits.next(0); lane < lanes; lane = hits.next(lane + 1)) {
      if (count == places.size()) return count;
      places[count++] = static_cast<std::uint32_t>(at + lane);
    }
  }
  return count + scalar::find_apostrophe_candidates(text, at, places.subspan(count));
}

// Classifies pairs of neighbouring bytes by three look-ups of half bytes, whose conjunction is not
// 0 where the pair can't stand in UTF-8: J. Keiser and D. Lemire, "Validating UTF-8 in less than
// one instruction per byte", Software: Practice and Experience 51 (2021), section 6. One bit an
// error.
constexpr std::uint8_t kTooShort = 1;              // a lead byte, or ASCII, before no continuation
constexpr std::uint8_t kTooLong = 2;               // ASCII before a continuation
constexpr std::uint8_t kOverlong3 = 4;             // E0 80..9F
constexpr std::uint8_t kTooLarge = 8;              // F4 90.. and F5.. before A0..BF or 90..
constexpr std::uint8_t kSurrogate = 16;            // ED A0..BF
constexpr std::uint8_t kOverlong2 = 32;            // C0, C1
constexpr std::uint8_t kTooLargeOrOverlong4 = 64;  // F5.. before 80..8F; F0 80..8F
constexpr std::uint8_t kTwoContinuations = 128;  // right only behind a lead of three or four bytes
constexpr std::uint8_t kCarry = kTooShort | kTooLong | kTwoContinuations;

alignas(16) constexpr std::uint8_t kFirstHigh[16] = {kTooLong,
                                                     kTooLong,
                                                     kTooLong,
                                                     kTooLong,
                                                     kTooLong,
                                                     kTooLong,
                                                     kTooLong,
                                                     kTooLong,
                                                     kTwoContinuations,
                                                     kTwoContinuations,
                                                     kTwoContinuations,
                                                     kTwoContinuations,
                                                     kTooShort | kOverlong2,
                                                     kTooShort,
                                                     kTooShort | kOverlong3 | kSurrogate,
                                                     kTooShort | kTooLarge | kTooLargeOrOverlong4};

constexpr std::uint8_t kLarge = kCarry | kTooLarge | kTooLargeOrOverlong4;
alignas(16) constexpr std::uint8_t kFirstLow[16] = {
    kCarry | kOverlong3 | kOverlong2 | kTooLargeOrOverlong4,
    kCarry | kOverlong2,
    kCarry,
    kCarry,
    kCarry | kTooLarge,
    kLarge,
    kLarge,
    kLarge,
    kLarge,
    kLarge,
    kLarge,
    kLarge,
    kLarge,
    kLarge | kSurrogate,
    kLarge,
    kLarge};

constexpr std::uint8_t kAnyContinuation = kTooLong | kOverlong2 | kTwoContinuations;
alignas(16) constexpr std::uint8_t kSecondHigh[16] = {
    kTooShort,
    kTooShort,
    kTooShort,
    kTooShort,
    kTooShort,
    kTooShort,
    kTooShort,
    kTooShort,
    kAnyContinuation | kOverlong3 | kTooLargeOrOverlong4,
    kAnyContinuation | kOverlong3 | kTooLarge,
    kAnyContinuation | kSurrogate | kTooLarge,
    kAnyContinuation | kSurrogate | kTooLarge,
    kTooShort,
    kTooShort,
    kTooShort,
    kTooShort};

// Not 0 in the lanes of a byte that can't follow the three before it.
HWY_INLINE Bytes errors(const std::uint8_t* p) {
  const Tag d;
  const Bytes v = load(p);
  const Bytes before = load(p - 1);
  const Bytes low_half = all(0x0F);
  const Bytes pair = hn::And(
      hn::And(hn::TableLookupBytes(hn::LoadDup128(d, kFirstHigh), hn::ShiftRight<4>(before)),
              hn::TableLookupBytes(hn::LoadDup128(d, kFirstLow), hn::And(before, low_half))),
      hn::TableLookupBytes(hn::LoadDup128(d, kSecondHigh), hn::ShiftRight<4>(v)));
  // A third or fourth byte of a sequence must be, and nothing else may be, a second continuation.
  const Bytes third = hn::SaturatedSub(load(p - 2), all(0xE0 - 0x80));
  const Bytes fourth = hn::SaturatedSub(load(p - 3), all(0xF0 - 0x80));
  return hn::Xor(hn::And(hn::Or(third, fourth), all(0x80)), pair);
}

// Where the character that reaches into text[at] begins, or `at`.
HWY_INLINE std::size_t unfinished_start(std::string_view text, std::size_t from, std::size_t at) {
  for (std::size_t back = 1; back <= 3 && at - back >= from && back <= at; ++back) {
    const unsigned char c = byte(text[at - back]);
    if (c < 0x80) break;
    if (c < 0xC0) continue;
    const std::size_t length = sequence_length(c);
    return length > back ? at - back : at;
  }
  return at;
}

std::size_t find_ill_formed(std::string_view text, std::size_t from) {
  const std::size_t step = 4 * hn::Lanes(Tag());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t at = from;
  // `errors` looks back three bytes, which must be checked already.
  while (at < text.size() && at < from + 3) {
    const Character character = character_at(text, at);
    if (!character.valid()) return at;
    at += character.length;
  }
  const std::size_t lanes = step / 4;
  bool after_ascii = false;
  for (; at + step <= text.size(); at += step) {
    const std::uint8_t* p = bytes + at;
    const Bytes together =
        hn::Or(hn::Or(load(p), load(p + lanes)), hn::Or(load(p + 2 * lanes), load(p + 3 * lanes)));
    const bool ascii = none(at_least(together, 0x80));
    if (HWY_LIKELY(ascii && after_ascii)) continue;
    // The first lanes alone can see what the bytes before them lack.
    Bytes error = errors(p);
    if (!ascii) {
      error = hn::Or(hn::Or(error, errors(p + lanes)),
                     hn::Or(errors(p + 2 * lanes), errors(p + 3 * lanes)));
    }
    if (HWY_UNLIKELY(!none(hn::Ne(error, hn::Zero(Tag()))))) break;
    after_ascii = ascii;
  }
  return scalar::find_ill_formed(text, unfinished_start(text, from, at));
}

// The curly ones are counted at their last byte; three bytes before it stands the letter.
Apostrophes count_apostrophes(std::string_view text) {
  const std::size_t lanes = hn::Lanes(Tag());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  Apostrophes count;
  std::size_t at = 1;
  for (; at + lanes + 3 <= text.size(); at += lanes) {
    const std::uint8_t* p = bytes + at;
    const Bytes v = load(p);
    const Mask straight = is(v, '\'');
    const Mask curly = is(v, 0xE2);
    if (HWY_LIKELY(none(any_of(straight, curly)))) continue;
    const Mask behind_letter = is_letter(load(p - 1));
    const Mask joined = hn::And(straight, hn::And(behind_letter, is_letter(load(p + 1))));
    const Mask bent = hn::And(
        hn::And(curly, behind_letter),
        hn::And(hn::And(is(load(p + 1), 0x80), is(load(p + 2), 0x99)), is_letter(load(p + 3))));
    count.straight += hn::CountTrue(Tag(), joined);
    count.curly += hn::CountTrue(Tag(), bent);
  }
  if (at >= text.size()) return count;
  const Apostrophes rest = scalar::count_apostrophes(text.substr(at - 1));
  return {count.straight + rest.straight, count.curly + rest.curly};
}

#endif

constexpr Kernels kKernels = {HWY_STR(HWY_NAMESPACE),
                              find_ill_formed,
                              find<NonAscii>,
                              find<Mojibake>,
                              find<Composable>,
                              find<Loss>,
                              find_apostrophe_candidates,
                              find<English>,
                              find<Entity>,
                              find<Control>,
                              find<Escape>,
                              find<Invisible>,
                              find<Compatible>,
                              find<StandIn>,
                              find<Ukrainian>,
                              find<MixedPair>,
                              find<Sequence>,
                              count_apostrophes};

}  // namespace degarble::scan::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace degarble::scan {

std::vector<const Kernels*> supported_kernels() {
  std::vector<const Kernels*> found;
#if HWY_TARGETS & HWY_AVX3
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl")) {
    found.push_back(&N_AVX3::kKernels);
  }
#endif
#if HWY_TARGETS & HWY_AVX2
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
      __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
    found.push_back(&N_AVX2::kKernels);
  }
#endif
#if HWY_TARGETS & HWY_SSE4
  if (__builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("aes") &&
      __builtin_cpu_supports("pclmul")) {
    found.push_back(&N_SSE4::kKernels);
  }
#endif
#if HWY_TARGETS & HWY_SSSE3
  if (__builtin_cpu_supports("ssse3")) found.push_back(&N_SSSE3::kKernels);
#endif
  found.push_back(&HWY_STATIC_DISPATCH(kKernels));  // what every machine of the kind can run
  return found;
}

namespace {

const Kernels& best() {
  static const Kernels* const kBest = supported_kernels().front();
  return *kBest;
}

}  // namespace

std::size_t find_ill_formed(std::string_view text, std::size_t from) {
  return best().find_ill_formed(text, from);
}
std::size_t find_non_ascii(std::string_view text, std::size_t from) {
  return best().find_non_ascii(text, from);
}
std::size_t find_mojibake(std::string_view text, std::size_t from) {
  return best().find_mojibake(text, from);
}
std::size_t find_composable(std::string_view text, std::size_t from) {
  return best().find_composable(text, from);
}
std::size_t find_loss(std::string_view text, std::size_t from) {
  return best().find_loss(text, from);
}
std::size_t find_apostrophe_candidates(std::string_view text, std::size_t from,
                                       std::span<std::uint32_t> places) {
  return best().find_apostrophe_candidates(text, from, places);
}
std::size_t find_english(std::string_view text, std::size_t from) {
  return best().find_english(text, from);
}
std::size_t find_entity(std::string_view text, std::size_t from) {
  return best().find_entity(text, from);
}
std::size_t find_control(std::string_view text, std::size_t from) {
  return best().find_control(text, from);
}
std::size_t find_escape(std::string_view text, std::size_t from) {
  return best().find_escape(text, from);
}
std::size_t find_invisible(std::string_view text, std::size_t from) {
  return best().find_invisible(text, from);
}
std::size_t find_compatible(std::string_view text, std::size_t from) {
  return best().find_compatible(text, from);
}
std::size_t find_stand_in(std::string_view text, std::size_t from) {
  return best().find_stand_in(text, from);
}
std::size_t find_ukrainian(std::string_view text, std::size_t from) {
  return best().find_ukrainian(text, from);
}
std::size_t find_mixed_pair(std::string_view text, std::size_t from) {
  return best().find_mixed_pair(text, from);
}
std::size_t find_sequence(std::string_view text, std::size_t from) {
  return best().find_sequence(text, from);
}
Apostrophes count_apostrophes(std::string_view text) { return best().count_apostrophes(text); }

}  // namespace degarble::scan
#endif
