// Which language is written in which encodings, and how usual that is.
#pragma once

#include <cstdint>
#include <span>

#include "encodings/encodings.hpp"
#include "evidence/language.hpp"

namespace degarble {

// A language in an encoding, with what it costs to assume so, in sixteenths of a nat.
struct Usage {
  Language language = kNoLanguage;
  std::int64_t cost = 0;
};

// An encoding that bytes which are not UTF-8 may be in.
struct LegacyEncoding {
  const Encoding* encoding = nullptr;
  std::span<const Usage> usages;
};

// The ASCII-compatible ones that text is met in, and is taken for, in the order of
// encoding_table().
[[nodiscard]] std::span<const LegacyEncoding> legacy_encodings();

// These, and those that old files are in and no other text is taken for.
[[nodiscard]] std::span<const LegacyEncoding> decoded_encodings();

// Those of IBM's mainframes, in which nothing is where ASCII has it.
[[nodiscard]] std::span<const LegacyEncoding> mainframe_encodings();

}  // namespace degarble
