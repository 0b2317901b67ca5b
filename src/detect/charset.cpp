#include "detect/charset.hpp"

#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <optional>
#include <vector>

#include "core/script.hpp"
#include "core/utf8.hpp"
#include "detect/known_words.hpp"
#include "detect/lines.hpp"
#include "detect/pictures.hpp"
#include "detect/sparse.hpp"
#include "encodings/converter.hpp"
#include "evidence/encoding_usage.hpp"
#include "evidence/sign_places.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

// --- votes --------------------------------------------------------------------------------------

const Encoding* ask_uchardet(std::string_view window) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                       uchardet_delete);
  if (uchardet_handle_data(detector.get(), window.data(), window.size()) != 0) return nullptr;
  uchardet_data_end(detector.get());
  return find_encoding(uchardet_get_charset(detector.get()));
}

// --- what is read -------------------------------------------------------------------------------

// The window without what is far from any byte above ASCII: the middle of each long run of ASCII is
// left out, between bytes that are no part of a longer character in any encoding.
std::string excerpt(std::string_view window, std::size_t limit) {
  constexpr std::size_t kNear = 40;
  std::string text;
  for (std::size_t at = 0; at < window.size() && text.size() < limit;) {
    const std::size_t high = scan::find_non_ascii(window, at);
    if (high - at > 3 * kNear) {
      const std::size_t end = window.find_first_of(" \n", at == 0 ? 0 : at + kNear / 2);
      const std::size_t begin = window.find_last_of(" \n", high - kNear);
      if (at != 0) text += window.substr(at, end - at);
      text += '\n';
      if (high == window.size()) break;
      at = std::max(begin, end) + 1;
    }
    std::size_t end = high;
    while (end < window.size() && !is_ascii(window[end])) ++end;
    // One more: it may belong to the last character.
    end = std::min(end + 1, window.size());
    text += window.substr(at, end - at);
    at = end;
  }
  return text;
}

struct EncodingReading {
  const LegacyEncoding* candidate = nullptr;
  std::u32string text;
  std::int64_t cost = 0;
  Language language = kNoLanguage;
};

bool has_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const Character character = character_at(bytes, at);
    if (character.valid() && character.length > 1) return true;
    at += character.length;
  }
  return false;
}

constexpr std::size_t kFewWords = 8;

// What is known of the bytes before any encoding is.
struct Ascii {
  Language language = kNoLanguage;  // in Latin letters, that explains best what is ASCII
  bool sparse = false;              // whether there are few words above ASCII
  bool signs = false;               // and none that has letters
  bool one_byte = false;            // whether all bytes above ASCII are the same
};

bool has_one_byte_above_ascii(std::string_view bytes) {
  const std::size_t first = scan::find_non_ascii(bytes);
  const auto other = [&](char c) { return !is_ascii(c) && c != bytes[first]; };
  return std::ranges::none_of(bytes, other);
}

// What is ASCII is the same in nearly all readings.
Language ascii_language(std::string_view bytes) {
  const std::u32string text = decode_code_points(windows_1252(), bytes);
  Language best = kNoLanguage;
  std::int64_t least = 0;
  for (std::size_t i = 0; i < language_count(); ++i) {
    const auto language = static_cast<Language>(i);
    if (!is_written_in_latin(language)) continue;
    const std::int64_t cost = text_cost(text, language).ascii;
    if (best != kNoLanguage && cost >= least) continue;
    least = cost;
    best = language;
  }
  return best;
}

// The cost of a reading in the language that it makes most sense in. Parts in ASCII may be in
// another language, as markup and quotations are: they tell of the language, but not without limit.
// To a language of another script they are a quotation in any case, so they don't speak for it.
void judge_reading(EncodingReading& reading, const Ascii& ascii, std::int64_t vote) {
  constexpr std::int64_t kOtherLanguage = 20 * kNat;
  constexpr std::int64_t kSigns = 2;  // where no letter tells, rare encodings are rarer
  const std::int64_t least = text_cost(reading.text, ascii.language).ascii;
  std::int64_t shape = shape_cost(reading.text) + cost_of_strangers(reading.text) - vote;
  if (ascii.sparse) shape -= gain_of_sign_places(reading.text);
  // No two characters of a word have one byte above ASCII between them.
  const bool is_pair_by_chance = ascii.one_byte && !is_single_byte(*reading.candidate->encoding);
  const std::int64_t unproven = cost_of_unproven_script(is_pair_by_chance ? U"" : reading.text);
  // The window may end inside a character, which is no reason to drop a candidate, but is one to
  // prefer another.
  constexpr std::int64_t kCutOff = 14 * kNat;
  if (reading.text.ends_with(kReplacement)) {
    reading.text.pop_back();
    shape += kCutOff;
  }
  for (const Usage& usage : reading.candidate->usages) {
    const TextCost text = text_cost(reading.text, usage.language);
    const std::int64_t own =
        is_written_in_latin(usage.language) ? text.ascii : std::max(text.ascii, least);
    const std::int64_t rarity = usage.cost * (ascii.signs ? kSigns : 1) +
                                (is_written_in_latin(usage.language) ? 0 : unproven);
    const std::int64_t cost = text.other + std::min(own, least + kOtherLanguage) + rarity + shape;
    if (reading.language != kNoLanguage && cost >= reading.cost) continue;
    reading.cost = cost;
    reading.language = usage.language;
  }
}

void order(std::vector<EncodingReading>& readings) {
  std::ranges::sort(readings, [](const EncodingReading& a, const EncodingReading& b) {
    return a.cost != b.cost ? a.cost < b.cost : a.candidate->encoding < b.candidate->encoding;
  });
}

// Words that are known tell where letters leave a doubt.
void count_known_words(std::vector<EncodingReading>& readings) {
  constexpr std::int64_t kOut = 30 * kNat;
  const std::int64_t limit = readings.front().cost + kOut;
  for (EncodingReading& reading : readings) {
    if (reading.cost > limit) break;
    reading.cost -= gain_of_known_words(reading.text, reading.language);
  }
  order(readings);
}

// Leaves one reading for each text, the best.
void merge_same(std::vector<EncodingReading>& readings) {
  std::vector<EncodingReading> distinct;
  for (EncodingReading& reading : readings) {
    const auto same = [&](const EncodingReading& other) { return other.text == reading.text; };
    if (std::ranges::none_of(distinct, same)) distinct.push_back(std::move(reading));
  }
  readings = std::move(distinct);
}

// Of the encodings that give the same text as the best: windows-1252, if it is one of them.
const Encoding* usual_name(const std::vector<EncodingReading>& readings) {
  static const Encoding& western = encoding("windows-1252");
  const EncodingReading& best = readings.front();
  const bool is_western = std::ranges::any_of(readings, [&](const EncodingReading& reading) {
    return reading.candidate->encoding == &western && reading.text == best.text;
  });
  return is_western ? &western : best.candidate->encoding;
}

// What the hints weigh, in sixteenths of a nat.
struct Votes {
  const Encoding* declared = nullptr;
  const Encoding* uchardet = nullptr;

  [[nodiscard]] std::int64_t of(const Encoding& encoding) const {
    constexpr std::int64_t kDeclared = 20 * kNat;  // bytes have to contradict it
    constexpr std::int64_t kUchardet = 2 * kNat;
    return (&encoding == declared ? kDeclared : 0) + (&encoding == uchardet ? kUchardet : 0);
  }
};

// Whether a text may be in the encoding at all: those that mostly read as faults are not judged.
bool is_mostly_readable(const EncodingReading& reading) {
  constexpr std::size_t kFaults = 32;  // one character in so many
  if (is_single_byte(*reading.candidate->encoding)) return true;
  const auto faults = std::ranges::count(reading.text, kReplacement);
  return static_cast<std::size_t>(faults) <= 1 + reading.text.size() / kFaults;
}

std::vector<EncodingReading> encoding_readings(std::string_view bytes,
                                               std::span<const LegacyEncoding* const> candidates,
                                               const Votes& votes, const Condensed& condensed) {
  constexpr std::int64_t kMixed = 8 * kNat;  // lines that mix two encodings are seldom
  const Ascii ascii{ascii_language(bytes), condensed.words <= kFewWords,
                    condensed.words <= kFewWords && !condensed.has_letters,
                    has_one_byte_above_ascii(bytes)};
  const bool mixed = has_utf8(bytes);
  std::vector<EncodingReading> readings;
  for (const LegacyEncoding* candidate : candidates) {
    EncodingReading reading{candidate, decode_code_points(*candidate->encoding, bytes), 0,
                            kNoLanguage};
    if (candidate->encoding != votes.declared && !is_mostly_readable(reading)) continue;
    judge_reading(reading, ascii, votes.of(*candidate->encoding));
    if (mixed && is_single_byte(*candidate->encoding)) {
      EncodingReading parts{candidate, decoded_in_parts(bytes, *candidate->encoding), 0,
                            kNoLanguage};
      judge_reading(parts, ascii, votes.of(*candidate->encoding));
      parts.cost += kMixed;
      if (parts.cost < reading.cost) reading = std::move(parts);
    }
    readings.push_back(std::move(reading));
  }
  order(readings);
  return readings;
}

// How often the best reading is right that wins by so much: counted on 12,000 beginnings of files
// in 60 encodings, of 8 to 2,000 bytes, and on sparse files.
int confidence_of_margin(std::int64_t margin) {
  struct Step {
    std::int64_t nats;
    int per_cent;
  };
  static constexpr Step kSteps[] = {{0, 53}, {2, 64}, {3, 75},  {4, 78},
                                    {6, 89}, {8, 95}, {12, 98}, {16, 99}};
  const auto* const next = std::ranges::upper_bound(kSteps, margin / kNat, {}, &Step::nats);
  return std::prev(next)->per_cent;
}

// The code pages of mainframes differ in where they have brackets, bars and exclamation marks. Who
// opens a bracket closes it, and an exclamation mark stands behind a word, but in French.
std::int64_t bracket_cost(std::u32string_view text, Language language) {
  constexpr std::int64_t kAstray = 2 * kNat;
  static const Language kFrench = find_language("fr");
  std::int64_t astray = 0;
  std::int64_t open = 0;
  char32_t last = U' ';
  for (const char32_t c : text) {
    if (c == U'[') ++open;
    if (c == U']' && --open < 0) {
      ++astray;
      open = 0;
    }
    astray += c == U'!' && last == U' ' && language != kFrench;
    last = c;
  }
  return (astray + open) * kAstray;
}

EncodingReading best_mainframe_reading(std::string_view head, const Votes& votes) {
  std::vector<EncodingReading> readings;
  for (const LegacyEncoding& candidate : mainframe_encodings()) {
    EncodingReading reading{&candidate, decode_code_points(*candidate.encoding, head), 0,
                            kNoLanguage};
    // The line end of mainframes, U+0085, is a line end here.
    std::ranges::replace(reading.text, char32_t{0x85}, U'\n');
    judge_reading(reading, {find_language("en")}, votes.of(*candidate.encoding));
    reading.cost += bracket_cost(reading.text, reading.language);
    readings.push_back(std::move(reading));
  }
  order(readings);
  return readings.front();
}

// The encoding of a window without pictures.
Detected detect_in_words(std::string_view window, const Encoding* declared) {
  constexpr std::size_t kFirst = 1200;  // bytes that all candidates are judged by
  constexpr std::int64_t kOut = 40 * kNat;
  // uchardet is wrong too often about short texts: with its vote, 3 files more in 3,118 are wrong
  // at 64 bytes, and 1 fewer at full length. ICU's detector does not pay at any weight.
  constexpr std::size_t kEnoughForVote = 300;
  const Votes votes{declared, window.size() < kEnoughForVote ? nullptr : ask_uchardet(window)};
  std::vector<const LegacyEncoding*> candidates;
  for (const LegacyEncoding& candidate : decoded_encodings()) candidates.push_back(&candidate);
  const Condensed condensed = condense(window);
  std::vector<EncodingReading> readings =
      encoding_readings(excerpt(condensed.text, kFirst), candidates, votes, condensed);
  const std::string whole = excerpt(condensed.text, kWindow);
  if (whole.size() > kFirst) {
    const std::int64_t limit = readings.front().cost + kOut;
    std::erase_if(readings, [&](const EncodingReading& reading) { return reading.cost > limit; });
    candidates.clear();
    for (const EncodingReading& reading : readings) candidates.push_back(reading.candidate);
    readings = encoding_readings(whole, candidates, votes, condensed);
  }
  count_known_words(readings);
  const Encoding* usual = usual_name(readings);
  merge_same(readings);
  const EncodingReading& best = readings.front();
  const std::int64_t margin =
      readings.size() > 1 ? readings[1].cost - best.cost : std::int64_t{100} * kNat;
  return {usual, best.language, confidence_of_margin(margin), margin};
}

}  // namespace

Detected detect_encoding(std::string_view window, const Encoding* declared) {
  if (!has_picture(window)) return detect_in_words(window, declared);
  const std::string words = without_pictures(window);
  if (scan::find_non_ascii(words) < words.size()) return detect_in_words(words, declared);
  constexpr int kConfidence = 99;
  constexpr std::int64_t kMargin = 20 * kNat;
  return {&drawing_encoding(), find_language("en"), kConfidence, kMargin};
}

bool looks_like_ebcdic(std::string_view head) {
  // Text has a space in some six characters, and no byte 20, a control of old terminals.
  const auto spaces = static_cast<std::size_t>(std::ranges::count(head, '\x40'));
  const auto ascii_spaces = static_cast<std::size_t>(std::ranges::count(head, ' '));
  // Its letters are above ASCII: "@" alone is none of its spaces.
  if (scan::find_non_ascii(head) == head.size()) return false;
  return spaces * 20 >= head.size() && ascii_spaces * 200 <= head.size();
}

const Encoding* find_ebcdic(std::string_view head, const Encoding* declared) {
  if (head.empty() || !looks_like_ebcdic(head)) return nullptr;
  const EncodingReading best = best_mainframe_reading(head, {declared});
  constexpr std::int64_t kMostInText = 4 * kNat;  // a character
  const auto size = static_cast<std::int64_t>(best.text.size());
  return best.cost < kMostInText * size ? best.candidate->encoding : nullptr;
}

}  // namespace degarble
