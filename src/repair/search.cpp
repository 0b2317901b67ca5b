#include "repair/search.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <string>
#include <tuple>

#include "core/utf8.hpp"
#include "decode/candidates.hpp"
#include "decode/code_pages.hpp"
#include "decode/converter.hpp"
#include "evidence/pairs.hpp"
#include "evidence/plausibility.hpp"
#include "repair/byte_table.hpp"
#include "repair/fitting.hpp"
#include "repair/lossy.hpp"
#include "repair/windows_1252.hpp"

namespace degarble {
namespace {

// By how much a reading must make more sense than what stands there.
constexpr std::int64_t kMargin = 8 * kNat;
constexpr std::int64_t kProvenMargin = 1 * kNat;  // where nothing but UTF-8 looks like this
constexpr std::int64_t kLegacyMargin = 6 * kNat;  // more, where no well-formed UTF-8 vouches for it
constexpr std::int64_t kFewLetters = 6 * kNat;  // more, for each of the first three that is missing
constexpr std::int64_t kLossyMargin = 2 * kNat;  // more, where bytes are not there to be checked
constexpr std::int64_t kCertain = 3 * kNat;      // less is a choice between characters by chance
constexpr std::int64_t kOddMargin = 6 * kNat;    // more, for what is UTF-8, but no prose
// More, where two characters are UTF-8 and nothing else in the passage is: nobody has a capital A
// with a tilde before a sign, but other encodings have symbols where UTF-8 has its first bytes.
constexpr std::int64_t kWesternChance = 2 * kNat;
constexpr std::int64_t kChance = 4 * kNat;
constexpr std::int64_t kSignInCapitals = 14 * kNat;   // more: a sign stands for itself among them
constexpr std::int64_t kSpaceInCapitals = 24 * kNat;  // and a space all the more
constexpr std::int64_t kKnownMargin = 2 * kNat;       // where the text went through the channel

// What it costs to assume that a text was misread more than once, in different ways.
constexpr std::int64_t kDetour = 6 * kNat;

// A single character may be read as nearly anything, in one encoding or another.
constexpr std::size_t kFewestFitting = 3;

const Encoding& utf8() {
  static const Encoding& found = encoding("UTF-8");
  return found;
}

const Encoding& western() {
  static const Encoding& found = encoding("windows-1252");
  return found;
}

bool is_single_byte(const Encoding& encoding) {
  return encoding.kind == Encoding::Kind::single_byte;
}

bool is_western(const Channel& channel) {
  return channel.shown == &western() && channel.is_direct();
}

bool is_space(char32_t c) { return c == U' ' || c == U'\n' || c == U'\t' || c == U'\r'; }

constexpr std::size_t kMostOfWords = 120;  // characters that a channel is looked for with

// The words of a passage that hold characters above ASCII, or only those in which something is
// unusual; up to a few dozen.
enum class Which : std::uint8_t { all, unusual };

std::u32string words_of(std::u32string_view passage, Which which) {
  std::u32string words;
  for (std::size_t at = 0; at < passage.size() && words.size() < kMostOfWords;) {
    std::size_t end = at;
    while (end < passage.size() && !is_space(passage[end])) ++end;
    const auto word = passage.substr(at, std::min(end - at, kMostOfWords));
    at = end + 1;
    if (std::ranges::all_of(word, [](char32_t c) { return c < 0x80; })) continue;
    if (which == Which::all || count_unusual_pairs(word) > 0) words.append(word) += U' ';
  }
  return words;
}

// All of them if they are few; else those that tell most.
std::u32string telling_words(std::u32string_view passage) {
  std::u32string words = words_of(passage, Which::all);
  return words.size() < kMostOfWords ? words : words_of(passage, Which::unusual);
}

// A text as it is judged. What C1 controls are in it, whoever put them there: characters of
// windows-1252. A replacement character is the mark of another loss, and no worse than a symbol.
std::u32string as_judged(std::u32string_view text) {
  std::u32string judged(text);
  for (char32_t& c : judged) {
    if (c >= 0x80 && c <= 0x9F && kWindows1252[c - 0x80] != 0) c = kWindows1252[c - 0x80];
    if (c == kReplacement) c = U'*';
  }
  return judged;
}

// The unusual pairs of a text as it is judged.
std::size_t unusual_in(std::u32string_view text) {
  const auto is_other = [](char32_t c) { return (c >= 0x80 && c <= 0x9F) || c == kReplacement; };
  const bool is_same = std::ranges::none_of(text, is_other);
  return is_same ? count_unusual_pairs(text) : count_unusual_pairs(as_judged(text));
}

// Whether a reading that leaves so much unusual explains what was: a part of a garble can be read
// in many ways.
bool explains(std::size_t unusual_after, std::size_t unusual_before) {
  return unusual_after * 2 <= unusual_before;
}

// Whether what is left unusual may have been so in the text.
bool is_little(std::size_t unusual_after, std::size_t unusual_before) {
  return unusual_after * 8 <= unusual_before;
}

// What it costs to assume that text of this language was written in the encoding.
std::int64_t habit_cost(const Encoding& meant, Language language) {
  std::int64_t least = 10 * kNat;  // a language that is not written so
  for (const Candidate& candidate : legacy_candidates()) {
    if (candidate.encoding != &meant) continue;
    for (const Habit& habit : candidate.habits) {
      if (habit.language == language) least = std::min(least, habit.cost);
    }
  }
  return least;
}

// What the text costs in the language that suits it best of those that are written so.
std::int64_t least_cost(std::u32string_view text, const Encoding& meant) {
  std::int64_t least = std::numeric_limits<std::int64_t>::max() / 2;
  for (const Candidate& candidate : legacy_candidates()) {
    if (candidate.encoding != &meant) continue;
    for (const Habit& habit : candidate.habits) {
      least = std::min(least, habit.cost + cost_above_ascii(text, habit.language));
    }
  }
  return least;
}

struct Reading {
  Hypothesis hypothesis;
  std::int64_t prior = 0;
  std::size_t unusual = 0;
  std::int64_t cost = 0;
  std::size_t letters = 0;  // different ones, where they belong
  bool is_proven = false;   // nothing but UTF-8 looks like this
  bool is_prose = false;
  bool is_possible = false;
};

// The first byte of East Asian punctuation, which many encodings have nothing for: U+FFFD may stand
// for it. 0 for encodings of single bytes.
std::uint16_t punctuation_lead(const Encoding& meant) {
  if (meant.kind != Encoding::Kind::multi_byte) return 0;
  return meant.scheme == Scheme::shift_jis ? 0x81 : 0xA1;
}

std::vector<std::uint16_t> with_leads(std::u32string_view passage, std::vector<std::uint16_t> bytes,
                                      const Encoding& meant) {
  for (std::size_t i = 0; i < passage.size(); ++i) {
    if (passage[i] == kReplacement && bytes[i] == 0) bytes[i] = punctuation_lead(meant);
  }
  return bytes;
}

std::optional<Rereading> reread_directly(std::u32string_view passage, const Encoding& meant,
                                         const Encoding& shown) {
  std::vector<std::uint16_t> bytes = bytes_of(passage, byte_table(shown));
  if (&meant == &utf8()) return reread_as_utf8(passage, bytes);
  return reread_as(meant, passage, with_leads(passage, std::move(bytes), meant));
}

// Whether all that the outer reading changed is changed again by the inner one: else it was not
// what had been shown wrongly.
bool covers(const Rereading& inner, const Rereading& outer) {
  auto piece = inner.pieces.begin();
  for (const Piece& changed : outer.pieces) {
    while (piece != inner.pieces.end() && piece->end < changed.text_end) ++piece;
    if (piece == inner.pieces.end() || piece->begin > changed.text_begin) return false;
  }
  return !outer.pieces.empty();
}

std::optional<Rereading> reread(std::u32string_view passage, const Channel& channel) {
  const Detour& detour = channel.detour;
  if (detour.times == 0) return reread_directly(passage, *channel.meant, *channel.shown);
  auto outer = reread_directly(passage, *detour.written, *detour.shown);
  if (!outer) return std::nullopt;
  Channel rest = channel;
  if (--rest.detour.times == 0) rest.detour = {};
  auto inner = reread(outer->text, rest);
  if (!inner || !covers(*inner, *outer)) return std::nullopt;
  return compose(*outer, *std::move(inner));
}

// Whether a letter or a sign in the garble would hardly have behind it what it has, and so is none:
// quotation marks and the like stand behind all letters.
bool has_odd_sign(std::u32string_view garble) {
  for (std::size_t i = 1; i < garble.size(); ++i) {
    const bool is_letter = script_of(garble[i - 1]) != Script::none;
    if (is_unusual_pair(is_letter ? U'a' : garble[i - 1], garble[i])) return true;
  }
  return false;
}

// Arrows, mathematical operators, shapes, dingbats, pictures.
bool is_symbol(char32_t c) {
  return (c >= 0x2190 && c <= 0x23FF) || (c >= 0x2500 && c <= 0x27BF) ||
         (c >= 0x1F300 && c <= 0x1FAFF);
}

// Whether some text of a language with Latin letters has the character.
bool is_usual(char32_t c) {
  if ((c >= 0xA0 && c <= 0xBF) || is_symbol(c) || !is_unusual_pair(U' ', c)) return true;
  for (char32_t letter = U'a'; letter <= U'z'; ++letter) {
    if (!is_unusual_pair(letter, c)) return true;
  }
  return false;
}

// Whether characters of windows-1252 are UTF-8 because they are nothing else: no other character
// above ASCII stands beside them, they would hardly stand beside each other, and what they mean is
// usual somewhere.
bool proves_itself(std::u32string_view passage, const Rereading& reading) {
  return std::ranges::all_of(reading.pieces, [&](const Piece& piece) {
    const bool begins = piece.begin == 0 || passage[piece.begin - 1] < 0x80;
    const bool ends = piece.end == passage.size() || passage[piece.end] < 0x80;
    const bool is_odd = has_odd_sign(passage.substr(piece.begin, piece.size()));
    const auto meant = reading.text.substr(piece.text_begin, piece.text_end - piece.text_begin);
    return begins && ends && is_odd && std::ranges::all_of(meant, is_usual);
  });
}

// Whether nearly all letters above ASCII are characters of the encoding: what it can't have shown
// was not misread with it.
bool is_mostly_shown(std::u32string_view passage, const Encoding& shown) {
  const ByteTable& table = byte_table(shown);
  std::size_t inside = 0;
  std::size_t outside = 0;
  for (const char32_t c : passage) {
    if (c < 0x80 || c == kReplacement) continue;
    if (table.at(c) != 0) {
      ++inside;
    } else if (script_of(c) != Script::none) {
      ++outside;
    }
  }
  return outside * 4 <= inside;
}

bool mixes_latin_1(std::u32string_view passage) {
  Latin1Mixture mixture;
  for (const char32_t c : passage) mixture.see(c);
  return mixture.found();
}

// Whether a reading puts letters for letters of the same script only.
bool keeps_scripts(std::u32string_view passage, const Rereading& reading) {
  return std::ranges::all_of(reading.pieces, [&](const Piece& piece) {
    if (piece.size() != piece.text_end - piece.text_begin) return false;
    for (std::size_t i = 0; i < piece.size(); ++i) {
      const Script script = script_of(passage[piece.begin + i]);
      if (script == Script::none || script_of(reading.text[piece.text_begin + i]) != script) {
        return false;
      }
    }
    return true;
  });
}

// Whether all that a reading changes stands between ASCII letters.
bool stands_in_words(std::u32string_view passage, const Rereading& reading) {
  const auto is_letter = [](char32_t c) { return (c | 0x20) >= U'a' && (c | 0x20) <= U'z'; };
  return std::ranges::all_of(reading.pieces, [&](const Piece& piece) {
    return piece.begin > 0 && is_letter(passage[piece.begin - 1]) && piece.end < passage.size() &&
           is_letter(passage[piece.end]);
  });
}

// How many characters a reading puts.
std::size_t count_read(const Rereading& reading) {
  std::size_t count = 0;
  for (const Piece& piece : reading.pieces) count += piece.text_end - piece.text_begin;
  return count;
}

// Whether what was read out of the channel may have gone through it once more.
bool reads_again(const Hypothesis& hypothesis) {
  const auto again = reread(hypothesis.reading.text, hypothesis.channel);
  return again && !again->pieces.empty();
}

std::size_t count_distinct(std::u32string_view text) {
  std::u32string seen;
  for (const char32_t c : text) {
    if (c >= 0x80 && seen.find(c) == std::u32string::npos) seen += c;
  }
  return seen.size();
}

// Whether something above ASCII stands between ASCII letters, as an apostrophe does.
bool has_mark_inside(std::u32string_view text) {
  const auto is_ascii_letter = [](char32_t c) { return (c | 0x20) >= U'a' && (c | 0x20) <= U'z'; };
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] < 0x80 || !is_ascii_letter(text[i - 1])) continue;
    while (i + 1 < text.size() && text[i] >= 0x80) ++i;
    if (is_ascii_letter(text[i])) return true;
  }
  return false;
}

// --- which channels come into question ----------------------------------------------------------

// Looks through all channels with the unusual words of a passage only.
class Sieve {
 public:
  Sieve(std::u32string_view words, Meant meant)
      : words_(words), unusual_(count_unusual_pairs(words)) {
    wide_ = std::ranges::any_of(words, [](char32_t c) { return c >= 0x3000; });
    varied_ = meant != Meant::utf8 &&
              (wide_ || count_distinct(words) >= kFewestFitting || has_mark_inside(words));
  }

  struct Found {
    Channel channel;
    std::int64_t prior = 0;
    std::size_t unusual = 0;
    std::int64_t cost = 0;  // as a text of those who write so, where nothing unusual tells
  };

  // The channels that leave least unusual.
  std::vector<Found> best() {
    constexpr std::size_t kMost = 16;  // beside those of UTF-8
    std::vector<std::vector<std::uint16_t>> seen;
    for (const Misreader& misreader : misreaders()) {
      if (misreader.encoding->kind == Encoding::Kind::multi_byte && !wide_) continue;
      std::vector<std::uint16_t> bytes = bytes_of(words_, byte_table(*misreader.encoding));
      const bool none = std::ranges::none_of(bytes, [](std::uint16_t b) { return b >= 0x80; }) &&
                        words_.find(kReplacement) == std::u32string_view::npos;
      if (none || std::ranges::find(seen, bytes) != seen.end()) continue;
      look(misreader, bytes);
      seen.push_back(std::move(bytes));
    }
    for (const Channel& channel : detours()) {
      const auto reading = reread(words_, channel);
      if (reading) add(found_, {channel, kDetour, 0, 0}, reading->text);
    }
    std::ranges::stable_sort(
        legacy_, {}, [](const Found& one) { return std::tuple(one.unusual, one.cost, one.prior); });
    if (legacy_.size() > kMost) legacy_.resize(kMost);
    found_.insert(found_.end(), legacy_.begin(), legacy_.end());
    return std::move(found_);
  }

 private:
  void look(const Misreader& misreader, const std::vector<std::uint16_t>& bytes) {
    const Rereading unicode = reread_as_utf8(words_, bytes);
    if (!unicode.pieces.empty()) {
      add(found_, {{&utf8(), misreader.encoding, {}}, misreader.cost, 0, 0}, unicode.text);
    }
    // Text that is UTF-8 in this encoding is hardly anything else.
    if (!unicode.pieces.empty() && explains(unusual_in(unicode.text), unusual_)) {
      return;
    }
    if (!varied_) return;
    const bool has_pairs = std::ranges::any_of(bytes, [](std::uint16_t b) { return b > 0xFF; });
    for (const Candidate& candidate : legacy_candidates()) {
      if (candidate.encoding == misreader.encoding) continue;
      const Found next{{candidate.encoding, misreader.encoding, {}}, misreader.cost, 0, 0};
      const bool single = is_single_byte(*candidate.encoding);
      if (single && !has_pairs) {
        if (extends_ascii(*candidate.encoding)) look_at_single(next, bytes);
      } else if (const auto reading = reread_as(*candidate.encoding, words_,
                                                with_leads(words_, bytes, *candidate.encoding))) {
        if (!reading->pieces.empty()) add(legacy_, next, reading->text);
      }
    }
  }

  void look_at_single(const Found& next, const std::vector<std::uint16_t>& bytes) {
    text_.resize(words_.size());
    std::size_t unusual = 0;
    char32_t last = U' ';
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const char32_t c = bytes[i] < 0x80 ? words_[i]
                                         : code_point_of(*next.channel.meant,
                                                         static_cast<unsigned char>(bytes[i]));
      if (c == kUndecodable) return;
      unusual += is_unusual_pair(last, c) ? 1 : 0;
      if (!explains(unusual, unusual_)) return;
      text_[i] = last = c;
    }
    if (text_ != words_) add(legacy_, next, text_);
  }

  // Distinct texts count, not channels.
  void add(std::vector<Found>& found, Found next, const std::u32string& text) {
    next.unusual = unusual_in(text);
    const bool is_utf8 = next.channel.meant == &utf8();
    if (!is_utf8 && !explains(next.unusual, unusual_)) return;
    if (std::ranges::find(texts_, text) != texts_.end()) return;
    texts_.push_back(text);
    if (unusual_ == 0 && !is_utf8) next.cost = next.prior + least_cost(text, *next.channel.meant);
    found.push_back(next);
  }

  std::u32string_view words_;
  std::size_t unusual_;
  bool wide_ = false;
  bool varied_ = false;  // whether there is enough to tell legacy encodings by
  std::vector<Found> found_;
  std::vector<Found> legacy_;
  std::vector<std::u32string> texts_;
  std::u32string text_;
};

// --- search -------------------------------------------------------------------------------------

// Whether the passage is what was read out of another one: what was misread once has often been
// misread before.
enum class Layer : std::uint8_t { outer, inner };

class Search {
 public:
  explicit Search(std::u32string_view passage, Meant meant, Layer layer = Layer::outer)
      : passage_(passage), judge_(passage), meant_(meant), layer_(layer) {
    unusual_ = count_unusual_pairs(passage);
    healed_ = as_judged(passage);
    cost_ = judge_.judge(healed_).cost;
  }

  // The reading that is to be taken, if there is one. `layers` is how many may lie below it.
  std::optional<Hypothesis> best(int layers) {
    if (auto plain = plain_utf8()) return plain;
    const std::u32string words = telling_words(passage_);
    for (const Sieve::Found& found : Sieve(words, meant_).best()) add(found);
    std::ranges::stable_sort(readings_, {}, &Reading::cost);
    look_deeper(layers);
    look_for_losses();
    const Reading* const chosen = best_reading();
    if (chosen == nullptr) return std::nullopt;
    Hypothesis found = chosen->hypothesis;
    found.gain = cost_ - chosen->cost;
    found.margin = found.gain;
    for (const Reading& other : readings_) {
      if (&other == chosen || other.cost - chosen->cost >= found.margin) continue;
      found.margin = other.cost - chosen->cost;
      found.next = description(other.hypothesis.channel, other.hypothesis.layers);
      if (other.hypothesis.has_losses) found.next += " and damaged";
    }
    return found;
  }

 private:
  // UTF-8 read as windows-1252, where that explains all of it: what most misread text is, and
  // nothing else can explain more.
  std::optional<Hypothesis> plain_utf8() {
    constexpr std::int64_t kEnough = 24 * kNat;
    plain_ = reading_through({&utf8(), &western(), {}}, 0);
    if (mixes_latin_1(passage_)) return std::nullopt;
    if (!plain_ || !plain_->is_possible || plain_->unusual > 0) return std::nullopt;
    Hypothesis& found = plain_->hypothesis;
    const std::int64_t margin = std::max(kEnough, margin_of(*plain_));
    const bool is_whole = plain_->cost + margin < cost_ && !reads_again(found) &&
                          count_remnants(passage_, found.reading, western()) == 0;
    if (!is_whole) return std::nullopt;
    found.gain = found.margin = cost_ - plain_->cost;
    return std::move(found);
  }

  void add(const Sieve::Found& found) {
    const bool is_plain = found.channel == Channel{&utf8(), &western(), {}};
    auto one = is_plain ? std::move(plain_) : reading_through(found.channel, found.prior);
    if (one) readings_.push_back(*std::move(one));
  }

  // The passage before it went through the channel; nothing if that is the same text.
  [[nodiscard]] std::optional<Reading> reading_through(const Channel& channel,
                                                       std::int64_t prior) const {
    auto rereading = reread(passage_, channel);
    if (!rereading || rereading->pieces.empty()) return std::nullopt;
    Reading one = judged({{channel, *std::move(rereading)}, prior});
    return one.cost != kAnother ? std::optional(std::move(one)) : std::nullopt;
  }

  [[nodiscard]] Reading judged(Reading one) const {
    const Channel& channel = one.hypothesis.channel;
    const std::u32string text = as_judged(one.hypothesis.reading.text);
    if (text == healed_) {  // another rule's
      one.cost = kAnother;
      return one;
    }
    one.unusual = count_unusual_pairs(text);
    const Plausibility plausibility = judge_.judge(text);
    one.hypothesis.language = plausibility.language;
    one.is_prose = plausibility.is_prose;
    one.cost = plausibility.cost + one.prior;
    const Fitting signs = count_fitting({text, one.hypothesis.reading.pieces});
    one.is_possible =
        explains(one.unusual, unusual_) || (layer_ == Layer::inner && one.unusual <= unusual_);
    if (was_utf8(channel)) {
      one.is_proven = is_western(channel) && proves_itself(passage_, one.hypothesis.reading);
      one.is_possible = one.is_possible || (layer_ == Layer::outer && one.is_proven);
      const auto is_long = [](const Piece& piece) { return piece.size() > 2; };
      const bool may_stand_alone = layer_ == Layer::inner || is_western(channel) ||
                                   std::ranges::any_of(one.hypothesis.reading.pieces, is_long);
      one.is_possible = one.is_possible && (signs.letters + signs.symbols > 0 || may_stand_alone);
    } else {
      one.cost += habit_cost(*channel.meant, plausibility.language);
      one.letters = signs.letters;
      const Rereading& reading = one.hypothesis.reading;
      const bool is_enough =
          keeps_scripts(passage_, reading)
              ? signs.letters > 0
              : meant_ == Meant::anything &&
                    signs.letters >= (stands_in_words(passage_, reading) ? 2 : kFewestFitting);
      one.is_possible =
          one.is_possible && one.is_prose && is_enough && is_mostly_shown(passage_, *channel.shown);
    }
    return one;
  }

  // Text that was damaged after it was misread has no reading without losses, or not for all of it.
  void look_for_losses() {
    const Reading* const best = best_reading();
    const bool is_partial = best != nullptr && was_utf8(best->hypothesis.channel);
    const Encoding& shown = is_partial ? *best->hypothesis.channel.shown : western();
    if (!is_single_byte(shown) || (best != nullptr && !best->hypothesis.channel.is_direct()))
      return;
    const std::size_t remnants =
        is_partial ? count_remnants(passage_, best->hypothesis.reading, shown) : 0;
    const bool is_complete = best != nullptr && (is_partial ? remnants : best->unusual) == 0;
    if (is_complete && !(is_partial && may_be_lower_cased(passage_))) return;
    auto lossy = read_lossy(passage_, shown, judge_);
    if (lossy && lossy->damage == 0) return;
    bool is_rival = false;
    if (lossy) {
      const bool is_certain =
          lossy->certainty >= kCertain && count_remnants(passage_, lossy->reading, shown) == 0;
      Reading reading =
          judged({{.channel = {&utf8(), &shown, {}}, .reading = std::move(lossy->reading)},
                  lossy->damage});
      const std::int64_t others = best != nullptr ? best->cost : cost_;
      const bool is_better = reading.cost != kAnother && reading.cost + kLossyMargin <= others;
      is_rival = reading.cost != kAnother && reading.cost <= others + kLossyMargin;
      reading.hypothesis.has_losses = true;
      if (is_better && is_certain && reading.is_possible) {
        readings_.push_back(std::move(reading));
        return;
      }
    }
    if (is_rival || (is_partial && is_mostly_lost(*best, remnants))) {
      readings_.clear();  // more was lost than they explain, and nobody is sure what
    }
  }

  [[nodiscard]] bool is_mostly_lost(const Reading& one, std::size_t remnants) const {
    constexpr std::size_t kFew = 3;  // letters of their own, perhaps
    const std::size_t pieces = one.hypothesis.reading.pieces.size();
    const bool is_odd = remnants > 0 && one.unusual > 0;
    return is_odd || leaves_marks(one) || (remnants >= kFew && remnants * 2 > pieces);
  }

  // Whether a reading leaves the mark of a lost byte behind what was no letter.
  [[nodiscard]] bool leaves_marks(const Reading& one) const {
    const std::u32string& text = one.hypothesis.reading.text;
    const ByteTable& table = byte_table(*one.hypothesis.channel.shown);
    for (std::size_t i = 1; i < text.size(); ++i) {
      const bool is_mark = text[i] == kReplacement || text[i] == U'?';
      if (is_mark && text[i - 1] >= 0x80 && table.at(text[i - 1]) >= 0x80) return true;
    }
    return false;
  }

  // The best reading that could be taken, or null. Where several characters are UTF-8, nothing else
  // is an explanation.
  [[nodiscard]] const Reading* best_reading() const {
    const auto proves_utf8 = [](const Reading& one) {
      return one.is_possible && was_utf8(one.hypothesis.channel) &&
             count_read(one.hypothesis.reading) >= kFewestFitting;
    };
    const bool is_utf8 = std::ranges::any_of(readings_, proves_utf8);
    const Reading* best = nullptr;
    for (const Reading& one : readings_) {
      if (is_utf8 && !was_utf8(one.hypothesis.channel)) continue;
      if (!one.is_possible || one.cost + margin_of(one) > cost_) continue;
      if (best == nullptr || one.cost + doubt_of(one) < best->cost + doubt_of(*best)) best = &one;
    }
    return best;
  }

  [[nodiscard]] std::int64_t margin_of(const Reading& one) const {
    if (!was_utf8(one.hypothesis.channel)) {
      const auto missing =
          static_cast<std::int64_t>(kFewestFitting - std::min(one.letters, kFewestFitting));
      return kMargin + kLegacyMargin + missing * kFewLetters;
    }
    if (layer_ == Layer::inner) return kKnownMargin;
    if (one.hypothesis.has_losses)
      return kMargin + kLossyMargin + (one.is_prose ? 0 : kOddMargin) + doubt_of(one);
    if (one.is_proven) return kProvenMargin + doubt_of(one);
    return kMargin + (one.is_prose ? 0 : kOddMargin) + doubt_of(one);
  }

  // How likely it is that two characters are UTF-8 by chance.
  [[nodiscard]] std::int64_t doubt_of(const Reading& one) const {
    const auto& pieces = one.hypothesis.reading.pieces;
    if (!was_utf8(one.hypothesis.channel) || pieces.size() > 1 || pieces.front().size() > 2) {
      return 0;
    }
    return chance_in_capitals(pieces.front()) +
           (is_western(one.hypothesis.channel) ? kWesternChance : kChance);
  }

  // How likely it is that the piece is the last letter of a word in capitals, and what stands
  // behind the word.
  [[nodiscard]] std::int64_t chance_in_capitals(const Piece& piece) const {
    constexpr char32_t kNoBreakSpace = 0xA0;
    if (piece.begin == 0 || !is_capital_letter(passage_[piece.begin - 1])) return 0;
    const char32_t next = piece.end < passage_.size() ? passage_[piece.end] : U' ';
    if (is_small_letter(next)) return 0;
    if (passage_[piece.end - 1] == kNoBreakSpace) return kSpaceInCapitals;
    return script_of(next) == Script::none ? kSignInCapitals : 0;
  }

  // What still looks misread may have been misread more than once.
  void look_deeper(int layers) {
    constexpr std::size_t kMost = 4;
    if (layers == 0) return;
    std::size_t count = 0;
    for (Reading& one : readings_) {
      Rereading& reading = one.hypothesis.reading;
      const bool is_better = was_utf8(one.hypothesis.channel) && one.cost < cost_;
      if (!is_better || ++count > kMost) continue;
      if (is_little(one.unusual, unusual_) && !reads_again(one.hypothesis)) continue;
      auto below = Search(reading.text, meant_, Layer::inner).best(layers - 1);
      if (!below || !lies_below(below->reading, reading)) continue;
      one.cost -= below->gain;
      one.hypothesis.layers += below->layers;
      reading = compose(reading, std::move(below->reading));
      one.unusual = unusual_in(reading.text);
      one.is_possible = explains(one.unusual, unusual_);
    }
  }

  std::u32string_view passage_;
  Judge judge_;
  Meant meant_;
  Layer layer_;
  std::u32string healed_;  // without its C1 controls, which another rule reads
  std::size_t unusual_ = 0;
  std::int64_t cost_ = 0;
  std::optional<Reading> plain_;  // as UTF-8 read as windows-1252, until it is in the list
  std::vector<Reading> readings_;

  static constexpr std::int64_t kAnother = std::numeric_limits<std::int64_t>::max();
};

// By how much words are dearer than prose.
std::int64_t excess_of_words(std::u32string_view words) {
  constexpr std::int64_t kDearest = kNat * 13 / 4;
  constexpr std::int64_t kDearestWide = kNat * 31 / 4;
  std::int64_t prose = 0;
  for (const char32_t c : words) prose += c < 0x3000 ? kDearest : kDearestWide;
  return Judge({}).judge(as_judged(words)).cost - prose;
}

// The last searches. A block that changed is searched again, and most of it is as it was; texts
// repeat themselves, too. It holds what a search gives and nothing else, so who asks never sees it.
class Memory {
 public:
  std::optional<Hypothesis> find_channel(std::u32string_view passage, Meant meant) {
    constexpr int kMostLayers = 3;
    const std::size_t hash = std::hash<std::u32string_view>()(passage);
    Entry& entry = entries_[hash % entries_.size()];
    if (entry.passage != passage || entry.meant != meant) {
      entry.found = Search(passage, meant).best(kMostLayers - 1);
      entry.passage = passage;
      entry.meant = meant;
    }
    return entry.found;
  }

 private:
  struct Entry {
    std::u32string passage;  // empty at first: nobody searches that
    Meant meant = Meant::utf8;
    std::optional<Hypothesis> found;
  };

  std::vector<Entry> entries_{1024};  // up to some kilobytes each
};

}  // namespace

bool was_utf8(const Channel& channel) { return channel.meant == &utf8(); }

std::int64_t excess_of(std::u32string_view passage) {
  return excess_of_words(words_of(passage, Which::unusual));
}

bool is_dear(std::u32string_view passage) {
  constexpr std::int64_t kDear = 16 * kNat;  // one clean passage in 300 has as much
  return excess_of_words(words_of(passage, Which::all)) >= kDear;
}

bool reads_as_utf8(std::u32string_view passage) {
  const auto reading = reread_directly(passage, utf8(), western());
  return reading && !reading->pieces.empty();
}

std::optional<Hypothesis> find_channel(std::u32string_view passage, Meant meant) {
  thread_local Memory memory;
  return memory.find_channel(passage, meant);
}

std::optional<Hypothesis> undo_channel(std::u32string_view passage, const Channel& channel,
                                       Language language, Explains least) {
  if (is_western(channel) && mixes_latin_1(passage)) return std::nullopt;
  auto reading = reread(passage, channel);
  if (!reading || reading->pieces.empty() || language == kNoLanguage) return std::nullopt;
  const bool has_remnants = was_utf8(channel) && channel.is_direct() &&
                            is_single_byte(*channel.shown) &&
                            count_remnants(passage, *reading, *channel.shown) > 0;
  if (has_remnants && least == Explains::all) return std::nullopt;
  const std::size_t after = unusual_in(reading->text);
  Hypothesis found{.channel = channel, .reading = *std::move(reading), .language = language};
  if (was_utf8(channel) && after == 0 && found.reading.pieces.size() > 1) return found;
  const std::size_t before = count_unusual_pairs(passage);
  if (least == Explains::all && !is_little(after, before) && reads_again(found))
    return std::nullopt;
  if (was_utf8(channel) && proves_itself(passage, found.reading)) return found;
  const Fitting signs = count_fitting(found.reading);
  if (!explains(after, before) || signs.letters + signs.symbols == 0) return std::nullopt;
  if (was_utf8(channel) && before > after) return found;
  found.gain = cost_above_ascii(passage, language) - cost_above_ascii(found.reading.text, language);
  return found.gain >= kKnownMargin ? std::optional(std::move(found)) : std::nullopt;
}

}  // namespace degarble
