#include "decode/charset.hpp"

#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <optional>
#include <vector>

#include "core/utf8.hpp"
#include "decode/candidates.hpp"
#include "decode/code_pages.hpp"
#include "decode/converter.hpp"
#include "decode/known_words.hpp"
#include "decode/utf7.hpp"
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

struct Reading {
  const Candidate* candidate = nullptr;
  std::u32string text;
  std::int64_t cost = 0;
  Language language = kNoLanguage;
};

// What the bytes say in the candidate's encoding.
std::u32string decoded(std::string_view bytes, const Encoding& encoding) {
  std::vector<Decoded> characters = decode_characters(encoding, bytes);
  std::u32string text;
  text.reserve(characters.size());
  for (const Decoded& character : characters) {
    text += character.code_point == kUndecodable ? kReplacement : character.code_point;
  }
  return text;
}

// A line in which what is valid UTF-8 stays.
std::u32string decoded_in_parts(std::string_view line, const Encoding& legacy) {
  std::u32string text;
  std::size_t at = 0;
  while (at < line.size()) {
    const Character character = character_at(line, at);
    std::size_t end = at + character.length;
    if (character.valid()) {
      text += character.code_point;
    } else {
      while (end < line.size() && !character_at(line, end).valid()) ++end;
      text += decoded(line.substr(at, end - at), legacy);
    }
    at = end;
  }
  return text;
}

bool has_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const Character character = character_at(bytes, at);
    if (character.valid() && character.length > 1) return true;
    at += character.length;
  }
  return false;
}

// The language that explains best what is ASCII in the window, which is the same in nearly all
// readings of it.
Language ascii_language(std::string_view bytes) {
  const std::u32string text = decoded(bytes, encoding("windows-1252"));
  Language best = 0;
  std::int64_t least = text_cost(text, best).ascii;
  for (std::size_t i = 1; i < language_count(); ++i) {
    const auto language = static_cast<Language>(i);
    const std::int64_t cost = text_cost(text, language).ascii;
    if (cost >= least) continue;
    least = cost;
    best = language;
  }
  return best;
}

// The cost of a reading in the language that it makes most sense in. Parts in ASCII may be in
// another language, as markup and quotations are: they tell of the language, but not without limit.
void judge(Reading& reading, Language ascii, std::int64_t vote) {
  constexpr std::int64_t kOtherLanguage = 20 * kNat;
  const std::int64_t most = text_cost(reading.text, ascii).ascii + kOtherLanguage;
  std::int64_t shape = shape_cost(reading.text) - vote;
  // The window may end inside a character, which is no reason to drop a candidate, but is one to
  // prefer another.
  constexpr std::int64_t kCutOff = 14 * kNat;
  if (reading.text.ends_with(kReplacement)) {
    reading.text.pop_back();
    shape += kCutOff;
  }
  for (const Habit& habit : reading.candidate->habits) {
    const TextCost text = text_cost(reading.text, habit.language);
    const std::int64_t cost = text.other + std::min(text.ascii, most) + habit.cost + shape;
    if (reading.language != kNoLanguage && cost >= reading.cost) continue;
    reading.cost = cost;
    reading.language = habit.language;
  }
}

void order(std::vector<Reading>& readings) {
  std::ranges::sort(readings, [](const Reading& a, const Reading& b) {
    return a.cost != b.cost ? a.cost < b.cost : a.candidate->encoding < b.candidate->encoding;
  });
}

// Words that are known tell for a reading of a short text. In a long one letters tell enough.
void count_words(std::vector<Reading>& readings) {
  constexpr std::int64_t kOut = 30 * kNat;
  const std::int64_t limit = readings.front().cost + kOut;
  for (Reading& reading : readings) {
    if (reading.cost > limit) break;
    reading.cost -= gain_of_known_words(reading.text, reading.language);
  }
  order(readings);
}

// Leaves one reading for each text, the best.
void merge_same(std::vector<Reading>& readings) {
  std::vector<Reading> distinct;
  for (Reading& reading : readings) {
    const auto same = [&](const Reading& other) { return other.text == reading.text; };
    if (std::ranges::none_of(distinct, same)) distinct.push_back(std::move(reading));
  }
  readings = std::move(distinct);
}

// Of the encodings that give the same text as the best: windows-1252, if it is one of them.
const Encoding* usual_name(const std::vector<Reading>& readings) {
  static const Encoding& western = encoding("windows-1252");
  const Reading& best = readings.front();
  const bool is_western = std::ranges::any_of(readings, [&](const Reading& reading) {
    return reading.candidate->encoding == &western && reading.text == best.text;
  });
  return is_western ? &western : best.candidate->encoding;
}

// What the hints weigh, in sixteenths of a nat.
struct Votes {
  const Encoding* declared = nullptr;
  const Encoding* uchardet = nullptr;

  [[nodiscard]] std::int64_t of(const Encoding& encoding) const {
    constexpr std::int64_t kDeclared = 6 * kNat;
    constexpr std::int64_t kUchardet = 2 * kNat;
    return (&encoding == declared ? kDeclared : 0) + (&encoding == uchardet ? kUchardet : 0);
  }
};

std::vector<Reading> readings_of(std::string_view bytes,
                                 std::span<const Candidate* const> candidates, const Votes& votes) {
  constexpr std::int64_t kMixed = 8 * kNat;  // lines that mix two encodings are seldom
  const Language ascii = ascii_language(bytes);
  const bool mixed = has_utf8(bytes);
  std::vector<Reading> readings;
  for (const Candidate* candidate : candidates) {
    Reading reading{candidate, decoded(bytes, *candidate->encoding), 0, kNoLanguage};
    judge(reading, ascii, votes.of(*candidate->encoding));
    if (mixed && candidate->encoding->kind == Encoding::Kind::single_byte) {
      Reading parts{candidate, decoded_in_parts(bytes, *candidate->encoding), 0, kNoLanguage};
      judge(parts, ascii, votes.of(*candidate->encoding));
      parts.cost += kMixed;
      if (parts.cost < reading.cost) reading = std::move(parts);
    }
    readings.push_back(std::move(reading));
  }
  order(readings);
  return readings;
}

// A margin says more of a short text than of a long one, in which the same doubt is counted often.
int confidence_of(std::int64_t margin) {
  const std::int64_t nats = margin / kNat;
  return static_cast<int>(std::clamp<std::int64_t>(99 - 49 / (1 + nats / 2), 50, 99));
}

// Whether the characters above ASCII cost what they do in prose of the language.
bool is_plausible(std::u32string_view text, Language language) {
  return cost_above_ascii(text, language) <= dearest_above_ascii(text);
}

// Whether the escape sequences of the text enclose what people write, and nothing undecodable.
bool reads_as_east_asian(std::string_view text, const Encoding& encoding) {
  constexpr std::int64_t kDearestWide = 9 * kNat;
  std::u32string characters = decoded(text, encoding);
  if (characters.ends_with(kReplacement)) characters.pop_back();  // it may be cut off there
  if (characters.find(kReplacement) != std::u32string::npos) return false;
  std::u32string wide;
  std::ranges::copy_if(characters, std::back_inserter(wide), [](char32_t c) { return c >= 0x80; });
  const auto limit = static_cast<std::int64_t>(wide.size()) * kDearestWide;
  return !wide.empty() && std::ranges::any_of(std::array{"ja", "zh", "ko"}, [&](const char* code) {
    return total_cost(wide, find_language(code)) < limit;
  });
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

Reading best_mainframe_reading(std::string_view head, const Votes& votes) {
  std::vector<Reading> readings;
  for (const Candidate& candidate : ebcdic_candidates()) {
    Reading reading{&candidate, decoded(head, *candidate.encoding), 0, kNoLanguage};
    // The line end of mainframes, U+0085, is a line end here.
    std::ranges::replace(reading.text, char32_t{0x85}, U'\n');
    judge(reading, find_language("en"), votes.of(*candidate.encoding));
    reading.cost += bracket_cost(reading.text, reading.language);
    readings.push_back(std::move(reading));
  }
  order(readings);
  return readings.front();
}

bool is_ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// Whether a letter of the encoding stands beside an ASCII letter, and would be one in windows-1252.
bool has_mixed_word(std::string_view line, const Encoding& legacy) {
  static const Encoding& western = encoding("windows-1252");
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (is_ascii(line[i - 1]) == is_ascii(line[i])) continue;
    const bool behind = is_ascii(line[i - 1]);
    if (!is_ascii_letter(behind ? line[i - 1] : line[i])) continue;
    const unsigned char high = byte(behind ? line[i] : line[i - 1]);
    const char32_t letter = code_point_of(western, high);
    const char32_t own = code_point_of(legacy, high);
    const bool is_letter = is_small_letter(letter) || is_capital_letter(letter);
    if (is_letter && own >= 0x370 && own < 0x2000) return true;
  }
  return false;
}

// The least that the text's characters above ASCII cost in any language.
std::int64_t least_cost(std::u32string_view text) {
  std::int64_t least = text_cost(text, 0).other;
  for (std::size_t i = 1; i < language_count(); ++i) {
    least = std::min(least, text_cost(text, static_cast<Language>(i)).other);
  }
  return least;
}

}  // namespace

std::string legacy_window(std::string_view block, std::size_t ill_formed) {
  std::string window;
  std::size_t at = ill_formed;
  while (at < block.size() && window.size() < kWindow) {
    const std::size_t line_end = block.rfind('\n', at);
    const std::size_t begin = line_end == std::string_view::npos ? 0 : line_end + 1;
    const std::size_t end = std::min(block.find('\n', at), block.size() - 1) + 1;
    // Of a line that is longer than the window, the part around its first such byte.
    const std::size_t from =
        end - begin > kWindow ? std::max(begin, at - std::min(at, kWindow / 4)) : begin;
    window += block.substr(from, std::min(end - from, kWindow - window.size()));
    at = scan::find_ill_formed(block, end);
  }
  return window;
}

Detected detect_encoding(std::string_view window, const Encoding* declared) {
  constexpr std::size_t kFirst = 1200;  // bytes that all candidates are judged by
  constexpr std::int64_t kOut = 40 * kNat;
  // uchardet is wrong too often about short texts: with its vote, 3 files more in 3,118 are wrong
  // at 64 bytes, and 1 fewer at full length. ICU's detector does not pay at any weight.
  constexpr std::size_t kEnoughForVote = 300;
  const Votes votes{declared, window.size() < kEnoughForVote ? nullptr : ask_uchardet(window)};
  std::vector<const Candidate*> candidates;
  for (const Candidate& candidate : legacy_candidates()) candidates.push_back(&candidate);
  std::vector<Reading> readings = readings_of(excerpt(window, kFirst), candidates, votes);
  const std::string whole = excerpt(window, kWindow);
  if (whole.size() > kFirst) {
    const std::int64_t limit = readings.front().cost + kOut;
    std::erase_if(readings, [&](const Reading& reading) { return reading.cost > limit; });
    candidates.clear();
    for (const Reading& reading : readings) candidates.push_back(reading.candidate);
    readings = readings_of(whole, candidates, votes);
  }
  if (window.size() < kEnoughForVote) count_words(readings);
  const Encoding* usual = usual_name(readings);
  merge_same(readings);
  const Reading& best = readings.front();
  const std::int64_t margin =
      readings.size() > 1 ? readings[1].cost - best.cost : std::int64_t{100} * kNat;
  return {usual, best.language, confidence_of(margin), margin};
}

bool reads_alike(std::string_view bytes, const Encoding& a, const Encoding& b) {
  return &a == &b || decoded(bytes, a) == decoded(bytes, b);
}

std::string implausible_lines(std::string_view block, std::size_t ill_formed,
                              const Encoding& legacy, Language language) {
  // Enough to see another encoding; a look at each line of a long text would cost more than
  // decoding.
  constexpr std::size_t kMostLines = 32;
  constexpr std::size_t kEnough = 160;  // bytes of a line
  const std::size_t stride = block.size() / kMostLines;
  std::string window;
  std::size_t next = 0;  // line
  for (std::size_t at = ill_formed; at < block.size() && window.size() < kWindow;) {
    const std::size_t end = std::min(block.find('\n', at), block.size() - 1) + 1;
    if (!is_plausible(decoded(block.substr(at, std::min(end - at, kEnough)), legacy), language)) {
      const std::size_t begin = block.rfind('\n', at) + 1;
      window += block.substr(begin, std::min(end - begin, kWindow));
    }
    next += stride;
    const std::size_t line = std::max(end, block.rfind('\n', next) + 1);
    at = scan::find_ill_formed(block, line);
  }
  return window;
}

bool is_plausible_in(std::string_view text, const Encoding& legacy, Language language) {
  return is_plausible(decoded(text, legacy), language);
}

std::int64_t legacy_cost(std::string_view text, const Encoding& legacy, Language language) {
  return cost_above_ascii(decoded(text, legacy), language);
}

bool is_of_another_script(const Encoding& encoding) {
  constexpr int kFew = 24;  // letters, which windows-1256 has for French
  if (encoding.kind != Encoding::Kind::single_byte) return false;
  int latin = 0;
  for (unsigned i = 0x80; i <= 0xFF; ++i) {
    const char32_t c = code_point_of(encoding, static_cast<unsigned char>(i));
    latin += c >= 0xC0 && c < 0x250;
  }
  return latin <= kFew;
}

bool is_western_line(std::string_view line, const Encoding& legacy, Language language) {
  // A Russian ending on an English name gains up to 13, and a letter in a word for one that looks
  // alike up to 18.
  constexpr std::int64_t kChange = 20 * kNat;
  static const Encoding& western = encoding("windows-1252");
  static const std::array kLanguages = {find_language("en"), find_language("fr"),
                                        find_language("de"), find_language("es"),
                                        find_language("it"), find_language("pt")};
  if (!has_mixed_word(line, legacy)) return false;
  const std::u32string text = decoded(line, western);
  const std::int64_t limit = legacy_cost(line, legacy, language) - kChange;
  return std::ranges::any_of(kLanguages, [&](Language western_language) {
    const std::int64_t gain = gain_of_known_words(text, western_language);
    return cost_above_ascii(text, western_language) - gain < limit;
  });
}

const Encoding* declared_encoding(std::string_view head) {
  struct Mark {
    std::string_view before;
    std::string_view name;
  };
  // XML 1.0, section 4.3.3; HTML, "prescan a byte stream to determine its encoding".
  static constexpr Mark kMarks[] = {
      {"<?xml", "encoding="}, {"<meta", "charset="}, {"<META", "CHARSET="}, {"<META", "charset="}};
  head = head.substr(0, 1024);
  for (const Mark& mark : kMarks) {
    const std::size_t tag = head.find(mark.before);
    if (tag == std::string_view::npos) continue;
    std::size_t begin = head.find(mark.name, tag);
    if (begin == std::string_view::npos) continue;
    begin = head.find_first_not_of(" '\"", begin + mark.name.size());
    const std::size_t end = head.find_first_of(" '\">;?/", begin);
    if (end == std::string_view::npos) continue;
    return find_encoding(head.substr(begin, end - begin));
  }
  return nullptr;
}

const Encoding* find_stateful(std::string_view text) {
  // A terminal's log has ESC ( B and ESC ( 0 too; double-byte sets are called in with a dollar
  // sign.
  struct Sign {
    std::string_view bytes;
    std::string_view encoding;
  };
  constexpr std::size_t kLongestWord = 64;
  static constexpr Sign kSigns[] = {
      {"\x1B$)C", "ISO-2022-KR"}, {"\x1B$)A", "ISO-2022-CN"}, {"\x1B$)G", "ISO-2022-CN"},
      {"\x1B$B", "ISO-2022-JP"},  {"\x1B$@", "ISO-2022-JP"},  {"\x1B$(D", "ISO-2022-JP"},
      {"\x1B(I", "ISO-2022-JP"},  {"~{", "HZ-GB-2312"},
  };
  const bool escapes = text.find('\x1B') != std::string_view::npos;
  for (const Sign& sign : kSigns) {
    if (sign.bytes.starts_with('\x1B') && !escapes) continue;
    const std::size_t at = text.find(sign.bytes);
    if (at == std::string_view::npos) continue;
    const Encoding& found = encoding(sign.encoding);
    if (reads_as_east_asian(text.substr(at, kWindow), found)) return &found;
  }
  const std::size_t plus = std::min(text.find('+'), text.size());
  const std::size_t word = plus - std::min(plus, kLongestWord);
  return reads_as_utf7(text.substr(word, kWindow)) ? &encoding("UTF-7") : nullptr;
}

bool looks_like_ebcdic(std::string_view head) {
  // Text has a space in some six characters, and no byte 20, a control of old terminals.
  const auto spaces = static_cast<std::size_t>(std::ranges::count(head, '\x40'));
  const auto ascii_spaces = static_cast<std::size_t>(std::ranges::count(head, ' '));
  return spaces * 20 >= head.size() && ascii_spaces * 200 <= head.size();
}

const Encoding* find_ebcdic(std::string_view head, const Encoding* declared) {
  if (head.empty() || !looks_like_ebcdic(head)) return nullptr;
  const Reading best = best_mainframe_reading(head, {declared});
  constexpr std::int64_t kDearest = 4 * kNat;  // a character
  const auto size = static_cast<std::int64_t>(best.text.size());
  return best.cost < kDearest * size ? best.candidate->encoding : nullptr;
}

bool is_legacy_line(std::string_view line, const Encoding& legacy, Language language,
                    Validity validity, bool rare) {
  // A line of a legacy encoding is valid UTF-8 by chance in 1 of 600 cases, so it takes some; parts
  // of one are, much more often than a line mixes two encodings.
  if (language == kNoLanguage) return false;
  // East Asian encodings have faults to make, and UTF-8 by chance in nearly every line.
  const bool faultless = legacy.kind == Encoding::Kind::multi_byte && is_decodable(legacy, line);
  std::int64_t doubt = rare ? (faultless ? -6 : 2) * kNat : 12 * kNat;
  if (validity == Validity::in_parts) doubt = (rare ? -20 : -8) * kNat;
  if (validity == Validity::in_parts && faultless) return true;
  const std::u32string whole = decoded(line, legacy);
  const bool plausible = is_plausible(whole, language);
  if (validity == Validity::in_parts && plausible) return true;
  // A character or two among ASCII are never cheap.
  if (validity == Validity::throughout && !plausible && !(rare && faultless)) return false;
  const std::u32string parts = decoded_in_parts(line, legacy);
  const std::int64_t cost = cost_above_ascii(whole, language);
  const std::int64_t limit = least_cost(parts) + shape_cost(parts);
  return cost + doubt < limit;
}

}  // namespace degarble
