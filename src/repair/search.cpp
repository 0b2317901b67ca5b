#include "repair/search.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

#include "core/characters.hpp"
#include "core/script.hpp"
#include "core/utf8.hpp"
#include "core/words.hpp"
#include "encodings/byte_table.hpp"
#include "evidence/encoding_usage.hpp"
#include "evidence/ligatures.hpp"
#include "evidence/pairs.hpp"
#include "evidence/plausibility.hpp"
#include "repair/excess_cost.hpp"
#include "repair/fitting.hpp"
#include "repair/lossy.hpp"
#include "repair/lossy_pairs.hpp"
#include "repair/proof.hpp"
#include "repair/undefined_bytes.hpp"
#include "repair/way_back.hpp"
#include "repair/weighing.hpp"
#include "repair/word_proof.hpp"
#include "stage.hpp"

namespace degarble {
namespace {

// By how much a reading must make more sense than what stands there.
constexpr std::int64_t kMargin = 8 * kNat;
constexpr std::int64_t kProvenMargin = 1 * kNat;  // where nothing but UTF-8 looks like this
constexpr std::int64_t kLegacyMargin = 3 * kNat;  // of what is weighed afterwards, see weighing
constexpr std::int64_t kInnerLegacyMargin =
    20 * kNat;                                   // below UTF-8, which is misread again oftener
constexpr std::int64_t kWordMargin = 4 * kNat;   // where word lists vouch for it
constexpr std::int64_t kLossyMargin = 2 * kNat;  // more, where bytes are not there to be checked
constexpr std::int64_t kCertain = 3 * kNat;      // less is a choice between characters by chance
constexpr std::int64_t kOddMargin = 6 * kNat;    // more, for what is UTF-8, but no prose
// More, where two characters are UTF-8 and nothing else in the passage is: nobody has a capital A
// with a tilde before a sign, but other encodings have symbols where UTF-8 has its first bytes.
constexpr std::int64_t kWesternChance = 2 * kNat;
constexpr std::int64_t kChance = 4 * kNat;
constexpr std::int64_t kSignInCapitals = 14 * kNat;   // more: a sign stands for itself among them
constexpr std::int64_t kSpaceInCapitals = 24 * kNat;  // and a space all the more
constexpr std::int64_t kPlainSign = 24 * kNat;        // or where the second is an ASCII character
constexpr std::int64_t kKnownMargin = 2 * kNat;       // where the text went through the channel
// What speaks for a reading before it is weighed, in hundredths: the text went through the channel
// elsewhere, or two or three bytes in a row are UTF-8. Of 4,124 lines with one or two such
// characters that encodings other than windows-1252 show, 92 of 100 weigh -200 and more; the best
// of 12 that were none, in 200,000 good lines, weighs -353.
constexpr std::int64_t kKnownLead = 250;
constexpr std::int64_t kUtf8Lead = 200;

// What it costs to assume that text of this language was written in the encoding.
std::int64_t usage_cost(const Encoding& meant, Language language) {
  std::int64_t least = 10 * kNat;  // a language that is not written so
  for (const LegacyEncoding& candidate : legacy_encodings()) {
    if (candidate.encoding != &meant) continue;
    for (const Usage& usage : candidate.usages) {
      if (usage.language == language) least = std::min(least, usage.cost);
    }
  }
  return least;
}

struct ScoredReading {
  Hypothesis hypothesis;
  std::int64_t prior = 0;
  std::size_t unusual = 0;
  std::int64_t cost = 0;
  bool is_proven = false;  // nothing but UTF-8 looks like this
  bool is_worded = false;  // it makes words of a list, and nothing else
  bool is_prose = false;
  bool is_possible = false;
  bool is_weighed = false;  // against good text, which is so much more common
};

bool is_wide(char32_t c) { return c >= 0x3000 && c != kReplacement; }

// Whether what was read out of the channel may have gone through it once more.
bool reads_again(const Hypothesis& hypothesis) {
  const auto again = reread(hypothesis.reading.text, hypothesis.channel);
  return again && !again->pieces.empty();
}

// Whether the passage is what was read out of another one: what was misread once has often been
// misread before.
enum class Layer : std::uint8_t { outer, inner };

class ChannelSearch {
 public:
  ChannelSearch(std::u32string_view passage, Meant meant, Belief belief, Layer layer = Layer::outer)
      : passage_(passage), judge_(passage), meant_(meant), layer_(layer), belief_(belief) {
    if (lacks_controls(passage)) meant_ = Meant::utf8;
    unusual_ = count_unusual_pairs(passage);
    healed_ = as_judged(passage);
    cost_ = judge_.judge(healed_).cost;
  }

  // The reading that is to be taken, if there is one. `layers` is how many may lie below it.
  std::optional<Hypothesis> best(int layers) {
    if (auto plain = plain_utf8()) return plain;
    const std::u32string words = telling_words(passage_);
    for (const Shortlisted& found : shortlist(words, meant_)) add(found);
    std::ranges::stable_sort(readings_, {}, &ScoredReading::cost);
    look_deeper(layers);
    look_for_losses();
    look_for_losses_in_pairs();
    const ScoredReading* const chosen = best_reading();
    if (chosen == nullptr) return std::nullopt;
    Hypothesis found = chosen->hypothesis;
    if (is_unsure(found)) return std::nullopt;
    if (!was_utf8(found.channel)) {
      fill_undefined_bytes(passage_, found.channel, found.language, found.reading);
    }
    found.gain = cost_ - chosen->cost;
    found.margin = found.gain;
    for (const ScoredReading& other : readings_) {
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
    plain_ = reading_through({&utf8(), &windows_1252(), {}}, 0);
    if (mixes_latin_1(passage_) || may_be_latin_9(passage_)) return std::nullopt;
    if (!plain_ || !plain_->is_possible || plain_->unusual > 0) return std::nullopt;
    Hypothesis& found = plain_->hypothesis;
    const std::int64_t margin = std::max(kEnough, margin_of(*plain_));
    const bool is_whole = plain_->cost + margin < cost_ && !reads_again(found) &&
                          count_remnants(passage_, found.reading, windows_1252()) == 0 &&
                          !leaves_lone_letter(found.reading, found.language) && !is_unsure(found);
    if (!is_whole) return std::nullopt;
    found.gain = found.margin = cost_ - plain_->cost;
    return std::move(found);
  }

  [[nodiscard]] bool is_unsure(const Hypothesis& found) const {
    return layer_ == Layer::outer && was_utf8(found.channel) &&
           is_contradicted(passage_, found.reading);
  }

  void add(const Shortlisted& found) {
    const bool is_plain = found.channel == Channel{&utf8(), &windows_1252(), {}};
    auto one = is_plain ? std::move(plain_) : reading_through(found.channel, found.prior);
    if (one) readings_.push_back(*std::move(one));
  }

  // The passage before it went through the channel; nothing if that is the same text.
  [[nodiscard]] std::optional<ScoredReading> reading_through(const Channel& channel,
                                                             std::int64_t prior) const {
    auto rereading = reread(passage_, channel);
    if (!rereading || rereading->pieces.empty()) return std::nullopt;
    ScoredReading one = judged({{channel, *std::move(rereading)}, prior});
    return one.cost != kAnother ? std::optional(std::move(one)) : std::nullopt;
  }

  [[nodiscard]] ScoredReading judged(ScoredReading one) const {
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
    const WordProof words = weigh_words(passage_, one.hypothesis.reading, plausibility.language);
    if (was_utf8(channel)) {
      one.is_proven =
          was_shown_as_western(channel) && proves_itself(passage_, one.hypothesis.reading);
      one.is_possible = one.is_possible || (layer_ == Layer::outer && one.is_proven);
      const auto is_long = [](const Piece& piece) { return piece.size() > 2; };
      const bool is_repeated = !channel.is_direct() && one.hypothesis.reading.pieces.size() > 1;
      const bool may_stand_alone = layer_ == Layer::inner || was_shown_as_western(channel) ||
                                   is_repeated ||
                                   std::ranges::any_of(one.hypothesis.reading.pieces, is_long);
      one.is_worded = words.has_only_words || words.is_enough;
      one.is_possible = one.is_possible &&
                        (signs.letters + signs.symbols > 0 || may_stand_alone || one.is_worded);
    } else {
      const std::int64_t usual = write_as_usual(one.hypothesis);
      one.cost += usual;
      one.hypothesis.prior = one.prior + usual;
      const Rereading& reading = one.hypothesis.reading;
      one.is_worded = words.is_enough;
      const bool may_be =
          meant_ != Meant::words || one.is_worded || keeps_scripts(passage_, reading);
      one.is_possible = one.is_possible && may_be && is_mostly_shown(passage_, *channel.shown);
    }
    return one;
  }

  // Several encodings may have given the text: it was written in the one that is most usual in its
  // language. What that costs.
  [[nodiscard]] std::int64_t write_as_usual(Hypothesis& hypothesis) const {
    constexpr std::int64_t kUsual = 2 * kNat;
    const Channel& channel = hypothesis.channel;
    std::int64_t least = usage_cost(*channel.meant, hypothesis.language);
    if (least <= kUsual) return least;
    for (const LegacyEncoding& candidate : legacy_encodings()) {
      const std::int64_t cost = usage_cost(*candidate.encoding, hypothesis.language);
      if (cost >= least || candidate.encoding == channel.shown) continue;
      const Channel other{candidate.encoding, channel.shown, channel.detour};
      const auto same = reread(passage_, other);
      if (!same || same->text != hypothesis.reading.text) continue;
      hypothesis.channel = other;
      least = cost;
    }
    return least;
  }

  // Text that was damaged after it was misread has no reading without losses, or not for all of it.
  void look_for_losses() {
    const ScoredReading* const best = best_reading();
    if (best != nullptr && !best->hypothesis.channel.is_direct()) return;
    const bool is_utf8 = best != nullptr && was_utf8(best->hypothesis.channel);
    const Encoding& shown = is_utf8 ? *best->hypothesis.channel.shown : windows_1252();
    if (best != nullptr && has_broken_pairs(*best)) {
      readings_.clear();
    } else if (is_single_byte(shown)) {
      look_for_losses_in(shown, is_utf8 ? best : nullptr, best != nullptr ? best->cost : cost_);
    }
  }

  // UTF-8 that an East Asian encoding does not have all of.
  void look_for_losses_in_pairs() {
    static constexpr std::string_view kEncodings[] = {"shift_jis", "euc-kr", "gb18030", "big5",
                                                      "euc-jp"};
    const bool has_marks = passage_.find(kReplacement) != std::u32string_view::npos;
    if (!has_marks || std::ranges::none_of(passage_, is_wide)) return;
    const ScoredReading* const best = best_reading();
    const bool is_whole =
        best != nullptr && best->hypothesis.reading.text.find(kReplacement) == std::u32string::npos;
    if (is_whole) return;
    for (const std::string_view name : kEncodings) {
      const Encoding& shown = encoding(name);
      auto lossy = read_lossy_pairs(passage_, shown);
      if (!lossy) continue;
      ScoredReading reading =
          judged({{.channel = {&utf8(), &shown, {}}, .reading = std::move(lossy->reading)},
                  lossy->damage});
      reading.hypothesis.has_losses = true;
      if (reading.is_possible) readings_.push_back(std::move(reading));
    }
  }

  // Whether a byte was lost beside others that were a character with it, perhaps.
  [[nodiscard]] bool has_broken_pairs(const ScoredReading& one) const {
    const Channel& channel = one.hypothesis.channel;
    if (!is_single_byte(*channel.shown)) return leaves_marks(one);
    return !was_utf8(channel) && !is_single_byte(*channel.meant) &&
           one.hypothesis.reading.text.find(kReplacement) != std::u32string::npos;
  }

  // `whole` is the best reading as UTF-8 without losses, if there is one.
  void look_for_losses_in(const Encoding& shown, const ScoredReading* whole, std::int64_t others) {
    const std::size_t remnants =
        whole != nullptr ? count_remnants(passage_, whole->hypothesis.reading, shown) : 0;
    const bool is_complete = whole != nullptr ? remnants == 0 : others < cost_;
    if (is_complete && (whole == nullptr || !may_be_lower_cased(passage_))) return;
    if (whole == nullptr && !has_odd_remnant(passage_, shown)) return;
    auto lossy = read_lossy(passage_, shown, kCertain);
    bool is_rival = false;
    if (lossy && lossy->damage > 0) {
      const bool is_certain = lossy->certainty >= kCertain &&
                              count_remnants(passage_, lossy->reading, shown) == 0 &&
                              fits(lossy->reading);
      ScoredReading reading =
          judged({{.channel = {&utf8(), &shown, {}}, .reading = std::move(lossy->reading)},
                  lossy->damage});
      const bool is_better = reading.cost != kAnother && reading.cost + kLossyMargin <= others;
      is_rival = reading.cost != kAnother && reading.cost <= others + kLossyMargin;
      reading.hypothesis.has_losses = true;
      if (is_better && is_certain && reading.is_possible) {
        readings_.push_back(std::move(reading));
        return;
      }
    }
    if (is_rival || (whole != nullptr && is_mostly_lost(*whole, remnants))) {
      readings_.clear();  // more was lost than they explain, and nobody is sure what
    }
  }

  // Whether a line of many letters is usual in some language, whatever it cost before: 373 right
  // readings cost at most 2.2 nats a character above what is usual; of pictures of letters, 3.6.
  [[nodiscard]] bool fits(const Rereading& reading) const {
    constexpr std::int32_t kMost = 250;
    constexpr std::ptrdiff_t kMany = 8;
    std::ptrdiff_t letters = 0;
    for (const Piece& piece : reading.pieces) {
      const auto* const first = reading.text.data();
      letters += std::count_if(first + piece.text_begin, first + piece.text_end, is_letter);
    }
    return letters < kMany ||
           weigh(passage_, reading, kNoLanguage, 0).at(WeighedFeature::line) <= kMost;
  }

  [[nodiscard]] bool is_mostly_lost(const ScoredReading& one, std::size_t remnants) const {
    constexpr std::size_t kFew = 3;  // letters of their own, perhaps
    const std::size_t pieces = one.hypothesis.reading.pieces.size();
    const bool is_odd = one.unusual > 0 || has_capital_inside(one.hypothesis.reading.text);
    return (remnants > 0 && is_odd) || leaves_marks(one) ||
           (remnants >= kFew && remnants * 2 > pieces);
  }

  // Whether a capital letter above ASCII stands behind a small one.
  [[nodiscard]] static bool has_capital_inside(std::u32string_view text) {
    for (std::size_t i = 1; i < text.size(); ++i) {
      if (text[i] >= 0x80 && is_capital_letter(text[i]) && is_small_letter(text[i - 1]))
        return true;
    }
    return false;
  }

  // Whether a reading leaves the mark of a lost byte behind what was no letter.
  [[nodiscard]] bool leaves_marks(const ScoredReading& one) const {
    const std::u32string& text = one.hypothesis.reading.text;
    const ByteTable& table = byte_table(*one.hypothesis.channel.shown);
    for (std::size_t i = 1; i < text.size(); ++i) {
      const bool is_mark = text[i] == kReplacement || text[i] == U'?';
      if (is_mark && text[i - 1] >= 0x80 && table.at(text[i - 1]) >= 0x80) return true;
    }
    return false;
  }

  // The best reading that could be taken, or null: what does not prove itself is weighed.
  [[nodiscard]] const ScoredReading* best_reading() {
    for (;;) {
      ScoredReading* const best = cheapest_reading();
      if (best == nullptr || best->is_weighed || proves_utf8(*best)) return best;
      best->is_weighed = true;
      best->is_possible = weighs_enough(best->hypothesis);
    }
  }

  // Whether it only makes apostrophes of what people type for them.
  [[nodiscard]] bool changes_typed_apostrophes(const Rereading& reading) const {
    return std::ranges::all_of(reading.pieces, [&](const Piece& piece) {
      return std::ranges::all_of(passage_.substr(piece.begin, piece.size()), is_typed_apostrophe);
    });
  }

  // Whether it changes half-width kana and nothing else, of two words perhaps.
  [[nodiscard]] bool changes_words_in_kana(const Rereading& reading) const {
    constexpr std::size_t kFew = 12;
    std::size_t count = 0;
    for (const Piece& piece : reading.pieces) {
      const std::u32string_view shown = passage_.substr(piece.begin, piece.size());
      if (!std::ranges::all_of(shown, is_half_width_kana)) return false;
      count += shown.size();
    }
    return count < kFew;
  }

  // Whether it changes accents by themselves and nothing else, for most of which a ligature makes
  // an English word.
  [[nodiscard]] bool changes_ligature_signs(const Rereading& reading) const {
    const bool is_signs = std::ranges::all_of(reading.pieces, [&](const Piece& piece) {
      return piece.size() == 1 && is_ligature_sign(passage_[piece.begin]);
    });
    if (!is_signs) return false;
    const std::string text = to_utf8(passage_);
    const std::vector<Span> spans = byte_spans(passage_, reading.pieces);
    const auto ligatures = std::ranges::count_if(
        spans, [&](Span span) { return !lost_ligature(text, span).letters().empty(); });
    return static_cast<std::size_t>(ligatures) * 2 > spans.size();
  }

  // Whether the structure says that what would change is what its author wrote, or another loss.
  [[nodiscard]] bool is_as_written(const Rereading& reading) const {
    return changes_typed_apostrophes(reading) || changes_words_in_kana(reading) ||
           changes_ligature_signs(reading) || is_picture(passage_);
  }

  [[nodiscard]] bool weighs_enough(const Hypothesis& found) const {
    if (belief_ == Belief::anything) return true;
    if (!was_utf8(found.channel) && is_as_written(found.reading)) return false;
    const Weight weight = weigh(passage_, found.reading, found.language, found.prior);
    if (!was_utf8(found.channel)) return weight.outweighs();
    const bool is_row = weight.at(WeighedFeature::row) != 0 && !found.has_losses;
    return !is_row && weight.score() >= -kUtf8Lead;
  }

  // Characters that windows-1252 shows of UTF-8 are hardly anything else; of other encodings, one
  // or two may be words: IBM437 has a Burmese letter in "\u00DF\u00FC\u00E9".
  [[nodiscard]] bool proves_utf8(const ScoredReading& one) const {
    const Hypothesis& found = one.hypothesis;
    return was_utf8(found.channel) &&
           (layer_ == Layer::inner || was_shown_as_western(found.channel) ||
            !found.channel.is_direct() || found.layers > 1 ||
            (has_much_utf8(found.reading) && !makes_lone_letters(found.reading)));
  }

  // Whether letters come out that stand by themselves: of a list of other letters, perhaps.
  [[nodiscard]] static bool makes_lone_letters(const Rereading& reading) {
    std::size_t lone = 0;
    for (const Piece& piece : reading.pieces) {
      const std::u32string_view text = reading.text;
      const Word word = word_around(text, piece.text_begin, piece.text_end, alphabet::kAny);
      if (word.size() > 1) return false;
      lone += !word.empty() && script_of(text[word.begin]) == Script::latin ? 1 : 0;
    }
    return lone * 2 >= reading.pieces.size();
  }

  // Where several characters are UTF-8, nothing else is an explanation.
  [[nodiscard]] ScoredReading* cheapest_reading() {
    const bool is_utf8 = std::ranges::any_of(readings_, [](const ScoredReading& one) {
      return one.is_possible && was_utf8(one.hypothesis.channel) &&
             has_much_utf8(one.hypothesis.reading);
    });
    ScoredReading* best = nullptr;
    for (ScoredReading& one : readings_) {
      if (is_utf8 && !was_utf8(one.hypothesis.channel)) continue;
      if (!one.is_possible || one.cost + margin_of(one) > cost_) continue;
      if (best == nullptr || one.cost + chance_of(one) < best->cost + chance_of(*best)) best = &one;
    }
    return best;
  }

  [[nodiscard]] std::int64_t margin_of(const ScoredReading& one) const {
    if (one.is_worded) return kWordMargin;
    if (!was_utf8(one.hypothesis.channel)) {
      return layer_ == Layer::inner ? kInnerLegacyMargin : kLegacyMargin;
    }
    if (layer_ == Layer::inner) return kKnownMargin;
    if (one.hypothesis.has_losses) {
      return kMargin + (one.is_prose ? 0 : kOddMargin) +
             (one.is_proven ? 0 : kLossyMargin + chance_of(one));
    }
    if (one.is_proven) return kProvenMargin + chance_of(one);
    return kMargin + (one.is_prose ? 0 : kOddMargin) + chance_of(one);
  }

  // How likely it is that two characters are UTF-8 by chance.
  [[nodiscard]] std::int64_t chance_of(const ScoredReading& one) const {
    const auto& pieces = one.hypothesis.reading.pieces;
    if (!was_utf8(one.hypothesis.channel) || pieces.size() > 1 || pieces.front().size() > 2) {
      return 0;
    }
    const char32_t second = passage_[pieces.front().end - 1];
    const bool is_plain = one.hypothesis.has_losses && second < 0x80 && second != U' ';
    return chance_in_capitals(pieces.front()) + (is_plain ? kPlainSign : 0) +
           (was_shown_as_western(one.hypothesis.channel) ? kWesternChance : kChance);
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

  // Whether it changes half of what is above ASCII: of what went through another encoding than
  // windows-1252 twice, nothing is left.
  [[nodiscard]] bool explains_much(const Hypothesis& found) const {
    if (was_shown_as_western(found.channel)) return true;
    const auto high = std::ranges::count_if(passage_, [](char32_t c) { return c >= 0x80; });
    std::size_t changed = 0;
    for (const Piece& piece : found.reading.pieces) changed += piece.size();
    return changed * 2 >= static_cast<std::size_t>(high);
  }

  // What still looks misread may have been misread more than once.
  void look_deeper(int layers) {
    constexpr std::size_t kMost = 4;
    if (layers == 0) return;
    std::size_t count = 0;
    for (ScoredReading& one : readings_) {
      Rereading& reading = one.hypothesis.reading;
      const bool is_better = was_utf8(one.hypothesis.channel) && one.cost < cost_;
      if (!is_better || !explains_much(one.hypothesis) || ++count > kMost) continue;
      if (is_little(one.unusual, unusual_) && !reads_again(one.hypothesis)) continue;
      auto below = ChannelSearch(reading.text, meant_, belief_, Layer::inner).best(layers - 1);
      if (!below || !lies_below(below->reading, reading)) continue;
      one.cost -= below->gain;
      one.hypothesis.layers += below->layers;
      reading = compose_readings(reading, std::move(below->reading));
      one.unusual = unusual_in(reading.text);
      one.is_possible = explains(one.unusual, unusual_);
    }
  }

  std::u32string_view passage_;
  Judge judge_;
  Meant meant_;
  Layer layer_;
  Belief belief_;
  std::u32string healed_;  // without its C1 controls, which another rule reads
  std::size_t unusual_ = 0;
  std::int64_t cost_ = 0;
  std::optional<ScoredReading> plain_;  // as UTF-8 read as windows-1252, until it is in the list
  std::vector<ScoredReading> readings_;

  static constexpr std::int64_t kAnother = std::numeric_limits<std::int64_t>::max();
};

constexpr int kMostLayers = 3;

}  // namespace

std::optional<Hypothesis> search_channel(std::u32string_view passage, Meant meant, Belief belief) {
  return ChannelSearch(passage, meant, belief).best(kMostLayers - 1);
}

std::optional<Hypothesis> ChannelSearches::find_channel(std::u32string_view passage, Meant meant) {
  constexpr std::size_t kPlaces = 1024;
  const std::size_t place = std::hash<std::u32string_view>()(passage) % kPlaces;
  {
    const std::lock_guard lock(mutex_);
    if (searches_.empty()) searches_.resize(kPlaces);
    const Search& last = searches_[place];
    if (last.meant == meant && last.passage == passage) return last.found;
  }
  Search search{std::u32string(passage), meant, search_channel(passage, meant)};
  const std::lock_guard lock(mutex_);
  return (searches_[place] = std::move(search)).found;
}

Scratch make_scratch() { return {std::make_shared<ChannelSearches>()}; }

std::optional<Hypothesis> undo_channel(std::u32string_view passage, const Channel& channel,
                                       Language language, Explains least) {
  if (was_shown_as_western(channel) && mixes_latin_1(passage)) return std::nullopt;
  auto reading = reread(passage, channel);
  if (!reading || reading->pieces.empty() || language == kNoLanguage) return std::nullopt;
  const bool has_remnants =
      was_utf8(channel) && channel.is_direct() &&
      (is_single_byte(*channel.shown) ? count_remnants(passage, *reading, *channel.shown) > 0
                                      : reading->text.find(kReplacement) != std::u32string::npos);
  const bool is_doubtful = has_remnants || (was_utf8(channel) && may_be_lower_cased(passage));
  if (is_doubtful && least == Explains::all) return std::nullopt;
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
  if (found.gain < kKnownMargin) return std::nullopt;
  if (!was_utf8(channel)) {
    const Weight weight = weigh(passage, found.reading, language, 0);
    if (is_picture(passage) || weight.stood_well || weight.score() < -kKnownLead)
      return std::nullopt;
  }
  fill_undefined_bytes(passage, channel, language, found.reading);
  return found;
}

}  // namespace degarble
