// How much sense a passage makes, in whatever languages it is in: the one judge of readings that
// differ. Words in another script than the rest are judged in the languages of that script.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/script.hpp"
#include "evidence/language.hpp"

namespace degarble {

struct Plausibility {
  std::int64_t cost = 0;            // in sixteenths of a nat: the less, the more sense it makes
  Language language = kNoLanguage;  // of most of it
  bool is_prose = false;            // what is above ASCII costs no more than it does in prose
};

// Judges readings of one passage. They share what is ASCII in it, so that decides once which
// languages come into question where there is enough of it.
class Judge {
 public:
  explicit Judge(std::u32string_view passage);

  [[nodiscard]] Plausibility judge(std::u32string_view reading) const;

  // The languages that a reading in this script may be in, the likeliest first.
  [[nodiscard]] const std::vector<Language>& languages(Script script) const;

 private:
  std::vector<Language> latin_;  // languages in Latin letters that the passage may be in
};

}  // namespace degarble
