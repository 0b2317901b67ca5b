#include "detect/survey.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/utf8.hpp"
#include "core/words.hpp"
#include "detect/charset.hpp"
#include "detect/declarations.hpp"
#include "detect/lines.hpp"
#include "detect/sparse.hpp"
#include "encodings/converter.hpp"
#include "evidence/contractions.hpp"

namespace degarble {
namespace {

// Characters of more than one byte in well-formed UTF-8, which has one lead byte for each.
std::uint64_t count_characters(std::string_view text) {
  std::uint64_t count = 0;
  for (const char c : text) count += byte(c) >= 0xC2;
  return count;
}

// Different words of two bytes and more that hold one above ASCII, up to `most`.
std::size_t count_distinct_words(std::string_view text, std::size_t most) {
  constexpr std::string_view kBetween = " \t\r\n.,;:!?()[]<>|/*-";
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size() && words.size() < most;) {
    const std::size_t high = scan::find_non_ascii(text, at);
    if (high == text.size()) break;
    const std::size_t begin = text.find_last_of(kBetween, high) + 1;
    const std::size_t end = std::min(text.find_first_of(kBetween, high), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    if (word.size() > 1 && std::ranges::find(words, word) == words.end()) words.push_back(word);
    at = end;
  }
  return words.size();
}

// Enough of a block to see whether apostrophes are dropped in it: some 700 words.
constexpr std::size_t kSample = 4096;

// The word that ends with text[last], if it may be a contraction without its apostrophe.
std::string_view word_up_to(std::string_view text, std::size_t last) {
  return word_before(text, last + 1, alphabet::kAscii, contractions::kLongest + 1).in(text);
}

ApostropheCounts count_sample(std::string_view block) {
  const std::string_view sample = block.substr(0, kSample);
  const scan::Apostrophes intact = scan::count_apostrophes(sample);
  ApostropheCounts counts{.intact = intact.straight + intact.curly};
  std::array<std::uint32_t, kSample / 2> places;  // one is two letters at least
  const std::size_t count = scan::find_apostrophe_candidates(sample, 0, places);
  for (const std::uint32_t at : std::span(places).first(count)) {
    if (!contractions::ends_like_one(contractions::pack(sample.substr(at - 1, 2)))) continue;
    const Contraction* const found = find_contraction(contractions::pack(word_up_to(sample, at)));
    counts.dropped += found != nullptr && !found->word_without;
  }
  return counts;
}

// Whether what is not UTF-8 in the block is the beginning of a character that it ends in: in a text
// that has others, or that is ASCII but for two bytes of one. Behind a letter these may be an
// accent and a mark of an old encoding, unless they would have been typographic punctuation.
bool is_cut_off(const Profile& profile, std::string_view block, std::size_t ill_formed) {
  const Character last = character_at(block, ill_formed);
  if (last.reason != IllFormed::truncated) return false;
  if (profile.utf8_characters > 0) return true;
  const bool behind_letter = ill_formed > 0 && is_ascii_letter(block[ill_formed - 1]);
  const bool is_mark = block.substr(ill_formed).starts_with("\xE2\x80");
  return profile.legacy == nullptr && last.length > 1 && (is_mark || !behind_letter);
}

// Finds out what is not UTF-8, or thinks better of it: a few bytes may not have been enough.
void find_legacy(Profile& profile, std::string_view block, std::size_t ill_formed) {
  std::string window = profile.legacy_window ? *profile.legacy_window : std::string();
  if (window.size() >= kWindow) return;
  window += legacy_window(block, ill_formed);
  window.resize(std::min(window.size(), kWindow));
  const Detected found = detect_encoding(window, profile.declared);
  if (profile.legacy != nullptr &&
      !reads_alike(*profile.legacy_window, *profile.legacy, *found.encoding)) {
    profile.previous_legacy = profile.legacy;
  }
  profile.legacy = found.encoding;
  profile.legacy_confidence = found.confidence;
  profile.legacy_language = found.language;
  profile.legacy_window = std::make_shared<const std::string>(std::move(window));
}

// Whether the lines have a word in the script of the language that they are taken for.
bool is_in_script_of(std::string_view lines, const Detected& found) {
  if (is_written_in_latin(found.language)) return true;
  return cost_of_unproven_script(decode_code_points(*found.encoding, lines)) == 0;
}

// Lines of two encodings, as logs and mailboxes have them.
void find_second(Profile& profile, std::string_view block, std::size_t ill_formed) {
  if (profile.second != nullptr) return;
  constexpr std::size_t kFewestWords = 4;  // a bullet on each line is no evidence, nor is one name
  constexpr int kSure = 95;                // per cent
  constexpr std::int64_t kChange = 40 * kNat;  // the best of so many readings gains some by chance
  const std::string lines =
      implausible_lines(block, ill_formed, *profile.legacy, profile.legacy_language);
  if (lines.empty()) return;
  const Detected found = detect_encoding(lines);
  const std::int64_t gain = legacy_cost(lines, *profile.legacy, profile.legacy_language) -
                            legacy_cost(lines, *found.encoding, found.language);
  if (found.encoding == profile.legacy || found.confidence < kSure || gain < kChange) return;
  if (!is_plausible_in(lines, *found.encoding, found.language)) return;
  if (count_distinct_words(lines, kFewestWords) < kFewestWords) return;
  if (!is_in_script_of(lines, found)) return;
  profile.second = found.encoding;
  profile.second_language = found.language;
}

}  // namespace

Survey survey(std::string_view block, const Engine& engine) {
  Survey seen;
  const std::size_t first_high = scan::find_non_ascii(block);
  seen.ascii = first_high == block.size();
  seen.ill_formed = seen.ascii ? block.size() : scan::find_ill_formed(block, first_high);
  if (engine.restores) {
    seen.apostrophes = scan::count_apostrophes(block);
    seen.sample = count_sample(block);
  }
  return seen;
}

void fold_apostrophes(Profile& profile, const Survey& seen) {
  if (profile.settled) return;
  profile.straight_apostrophes += seen.apostrophes.straight;
  profile.curly_apostrophes += seen.apostrophes.curly;
  profile.earlier.intact += profile.latest.intact;
  profile.earlier.dropped += profile.latest.dropped;
  profile.latest = seen.sample;
}

void fold(Profile& profile, std::string_view block, const Survey& seen) {
  profile.previous_legacy = nullptr;
  if (profile.settled) return;
  fold_apostrophes(profile, seen);
  if (profile.utf8_characters == 0 && !seen.ascii) {
    profile.utf8_characters = count_characters(block.substr(0, seen.ill_formed));
  }
  if (profile.blocks++ == 0 && profile.declared == nullptr) {
    profile.declared = declared_encoding(block);
  }
  if (seen.ill_formed == block.size()) return;
  if (is_cut_off(profile, block, seen.ill_formed)) {
    profile.utf8_characters = std::max<std::uint64_t>(profile.utf8_characters, 1);
    return;
  }
  find_legacy(profile, block, seen.ill_formed);
  find_second(profile, block, seen.ill_formed);
}

}  // namespace degarble
