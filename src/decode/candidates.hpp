// Which language is written in which encodings, and how usual that is.
#pragma once

#include <cstdint>
#include <span>

#include "decode/encodings.hpp"
#include "evidence/language.hpp"

namespace degarble {

// A language in an encoding, with what it costs to assume so, in sixteenths of a nat.
struct Habit {
  Language language = kNoLanguage;
  std::int64_t cost = 0;
};

// An encoding that bytes which are not UTF-8 may be in.
struct Candidate {
  const Encoding* encoding = nullptr;
  std::span<const Habit> habits;
};

// The ASCII-compatible ones, in the order of encoding_table().
[[nodiscard]] std::span<const Candidate> legacy_candidates();

// Those of IBM's mainframes, in which nothing is where ASCII has it.
[[nodiscard]] std::span<const Candidate> ebcdic_candidates();

}  // namespace degarble
