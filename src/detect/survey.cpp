#include "detect/survey.hpp"

#include "core/utf8.hpp"
#include "decode/charset.hpp"

namespace degarble {
namespace {

// Characters of more than one byte in well-formed UTF-8, which has one lead byte for each.
std::uint64_t count_characters(std::string_view text) {
  std::uint64_t count = 0;
  for (const char c : text) count += byte(c) >= 0xC2;
  return count;
}

}  // namespace

Survey survey(std::string_view block) {
  Survey seen;
  const std::size_t first_high = scan::find_non_ascii(block);
  seen.ascii = first_high == block.size();
  seen.ill_formed = seen.ascii ? block.size() : scan::find_ill_formed(block, first_high);
  seen.apostrophes = scan::count_apostrophes(block);
  return seen;
}

void fold(Profile& profile, std::string_view block, const Survey& seen) {
  profile.straight_apostrophes += seen.apostrophes.straight;
  profile.curly_apostrophes += seen.apostrophes.curly;
  if (profile.utf8_characters == 0) {
    profile.utf8_characters = count_characters(block.substr(0, seen.ill_formed));
  }
  if (seen.ill_formed < block.size() && profile.legacy == nullptr) {
    const Detected found = detect_encoding(legacy_window(block, seen.ill_formed));
    profile.legacy = found.encoding;
    profile.legacy_confidence = found.confidence;
    profile.legacy_language = found.language;
  }
}

}  // namespace degarble
