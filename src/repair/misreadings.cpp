#include "repair/misreadings.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/blocks.hpp"
#include "core/utf8.hpp"
#include "encodings/byte_table.hpp"
#include "encodings/windows_1252.hpp"
#include "evidence/pairs.hpp"
#include "evidence/plausibility.hpp"
#include "repair/apostrophe_marks.hpp"
#include "repair/ascii_in_pairs.hpp"
#include "repair/channels.hpp"
#include "repair/excess_cost.hpp"
#include "repair/explanation.hpp"
#include "repair/foreign_letters.hpp"
#include "repair/plain_utf8.hpp"
#include "repair/proof.hpp"
#include "repair/search.hpp"
#include "repair/spaced_letters.hpp"
#include "repair/way_back.hpp"
#include "repair/weighing.hpp"
#include "scan/scan.hpp"
#include "text/mentions.hpp"

namespace degarble {
namespace {

// A line, or as much of a long one as is judged together.
struct Passage {
  std::size_t begin = 0;  // in the block
  std::string_view text;
  Suspicion suspicion;
};

// Where the passage ends that begins at `at`: behind a line end, or in a long line behind a space
// or another ASCII character, so that nothing is cut in two that was one character.
std::size_t passage_end(std::string_view text, std::size_t at) {
  constexpr std::size_t kLong = 600;      // bytes
  constexpr std::size_t kLongest = 4096;  // where no ASCII is
  const std::size_t line = text.substr(at, kLong + 1).find('\n');
  if (line != std::string_view::npos) return at + line + 1;
  if (text.size() - at <= kLong) return text.size();
  const std::string_view front = text.substr(at, kLong + 1);
  if (front.find(' ', 1) != std::string_view::npos) return at + front.rfind(' ') + 1;
  std::size_t end = at + kLong;
  while (end < text.size() && end - at < kLongest && !is_ascii(text[end])) ++end;
  return end < text.size() ? character_start(text, end) : end;
}

Span place_of(const Passage& passage) {
  return {passage.begin, passage.begin + passage.text.size()};
}

// Calls `see` for each passage that is not ASCII.
template <typename See>
void for_each_passage(std::string_view text, See see) {
  std::size_t high = scan::find_non_ascii(text);
  std::size_t begin = 0;
  while (high < text.size()) {
    const std::size_t line = text.substr(begin, high - begin).rfind('\n');
    if (line != std::string_view::npos) begin += line + 1;
    std::size_t end = passage_end(text, begin);
    while (end <= high) {
      begin = end;
      end = passage_end(text, begin);
    }
    see(Passage{begin, text.substr(begin, end - begin), {}});
    begin = end;
    high = scan::find_non_ascii(text, end);
  }
}

// The passages in which more is unusual than in clean text.
std::vector<Passage> suspicious_passages(std::string_view text) {
  std::vector<Passage> found;
  for_each_passage(text, [&](Passage passage) {
    passage.suspicion = suspicion_of(passage.text);
    if (passage.suspicion.any()) found.push_back(passage);
  });
  return found;
}

Rule rule_of(const Channel& channel) {
  if (!was_utf8(channel)) return Rule::legacy_as_legacy;
  return was_shown_as_western(channel) ? Rule::utf8_as_windows_1252 : Rule::utf8_as_legacy;
}

// Those that hold UTF-8 as windows-1252 shows it first, and most unusual pairs before fewer: what
// is right is seldom UTF-8, and must not use up the searches.
std::vector<std::size_t> by_suspicion(const std::vector<Passage>& passages) {
  std::vector<std::pair<bool, std::size_t>> keys;
  keys.reserve(passages.size());
  for (const auto& [begin, text, suspicion] : passages)
    keys.emplace_back(suspicion.any() && reads_as_utf8(code_points(text), windows_1252()),
                      suspicion.pairs);
  std::vector<std::size_t> order(passages.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return keys[i]; });
  return order;
}

// What a passage is to be searched for, by how much in it is unusual; nothing if that is so little
// that nothing could be found.
std::optional<Meant> worth_searching(std::u32string_view passage, const Suspicion& suspicion) {
  constexpr std::int64_t kLeast = 6 * kNat;
  constexpr std::int64_t kMuch = 24 * kNat;  // 9 in 10 clean passages that are suspicious have less
  if (suspicion.contraction) return Meant::anything;
  const std::int64_t excess = excess_cost_of(passage);
  if (may_spell_words(passage)) {  // what makes no words is never taken for a legacy encoding
    if (excess >= kMuch) return Meant::anything;
    if (has_strange_word(passage)) return Meant::words;
    if (has_excess_cost(passage)) return Meant::same_script;
  }
  if (suspicion.cut_letter) return Meant::utf8;
  return excess >= kLeast || reads_as_utf8(passage) ? std::optional(Meant::utf8) : std::nullopt;
}

// The same where so many searches failed, or cost so much time, that only the likeliest are made.
std::optional<Meant> looks_like_utf8(std::u32string_view passage) {
  return reads_as_utf8(passage) ? std::optional(Meant::utf8) : std::nullopt;
}

// Channels that the text is known to have gone through.
class Known {
 public:
  explicit Known(const Profile& profile) {
    if (profile.misreadings != nullptr) channels_ = *profile.misreadings;
  }

  void add(const Hypothesis& found) { channels_.push_back({found.channel, found.language}); }

  // The passage before it went through one of them.
  [[nodiscard]] std::optional<Hypothesis> undo(std::u32string_view passage, Explains least) const {
    for (const auto& [channel, language] : channels_) {
      if (auto found = undo_channel(passage, channel, language, least)) return found;
    }
    return std::nullopt;
  }

  [[nodiscard]] const std::vector<KnownChannel>& channels() const { return channels_; }
  [[nodiscard]] bool has_legacy() const {
    return !std::ranges::all_of(channels_, was_utf8, &KnownChannel::channel);
  }

 private:
  std::vector<KnownChannel> channels_;
};

// The passage with most letters above ASCII, if there are some.
std::u32string most_accented(std::string_view text) {
  constexpr std::size_t kFewest = 3;
  std::string_view most;
  std::size_t count = kFewest - 1;
  for_each_passage(text, [&](const Passage& passage) {
    const auto high = static_cast<std::size_t>(
        std::ranges::count_if(passage.text, [](char c) { return byte(c) >= 0xC3; }));
    if (high > count) most = passage.text;
    count = std::max(count, high);
  });
  return code_points(most);
}

// Text that looks well is looked at in the first blocks only.
bool may_look_at_excess_cost(const Profile& profile) {
  constexpr std::uint64_t kMostBlocks = 16;
  return profile.blocks <= kMostBlocks;
}

// Searches take a thousand times as long as all else: of the lines of a long stream that are blocks
// by themselves, one in some kilobytes is searched.
bool may_search(std::string_view block, const Profile& profile) {
  constexpr std::uint64_t kAllOf = kBlockLimit;
  constexpr std::uint64_t kApart = 4096;
  const std::uint64_t end = profile.bytes + block.size();
  return end <= kAllOf || end / kApart != profile.bytes / kApart;
}

// Whether a channel was searched for, and found.
struct Look {
  bool searched = false;
  std::optional<Hypothesis> found;
};

// Looks for a channel in what looks well, but has an excess cost in every language.
Look look_at_excess_cost(std::string_view sample, ChannelSearches& searches) {
  const std::u32string passage = most_accented(sample);
  if (passage.empty() || !has_excess_cost(passage)) return {};
  return {true, searches.find_channel(passage, Meant::same_script)};
}

// The beginning of a block, from which is learned how the text was misread.
std::string_view sample_of(std::string_view block) {
  return block.substr(0, character_start(block, std::min(block.size(), kLearnedFrom)));
}

// So many searches for channels fail in a stream before only what looks like UTF-8 is searched.
// Fewer, and a second pass, in which what was repaired does not fail, goes on for longer.
constexpr std::uint8_t kMostFailedSearches = 16;

// Whether all that would change is an Icelandic capital eth that becomes the Vietnamese D with
// stroke: nobody sees a difference, but words are not found.
bool looks_the_same(const Passage& passage, const std::vector<Misread>& found) {
  constexpr std::string_view kEth = "\u00D0";
  constexpr std::string_view kStroke = "\u0110";
  return std::ranges::all_of(found, [&](const Misread& one) {
    std::string same(passage.text.substr(one.span.begin, one.span.size()));
    for (std::size_t at = same.find(kEth); at != std::string::npos; at = same.find(kEth, at))
      same.replace(at, kEth.size(), kStroke);
    return same == one.text;
  });
}

bool is_no_prose(Lines& lines, std::size_t at) {
  constexpr ZoneKind kKinds[] = {ZoneKind::code_span, ZoneKind::source_code, ZoneKind::address,
                                 ZoneKind::letter_list, ZoneKind::mention};
  return std::ranges::any_of(kKinds, [&](ZoneKind kind) { return lines.zones().holds(at, kind); });
}

// How many of the pieces that are read stand where `is_there` says.
template <typename IsThere>
std::size_t count_pieces(const Passage& passage, const Hypothesis& found, IsThere is_there) {
  const auto spans = byte_spans(code_points(passage.text), found.reading.pieces);
  std::size_t count = 0;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Span place{passage.begin + spans[i].begin, passage.begin + spans[i].end};
    const Piece& piece = found.reading.pieces[i];
    count += is_there(place, found.reading.text.substr(piece.text_begin,
                                                       piece.text_end - piece.text_begin))
                 ? 1
                 : 0;
  }
  return count;
}

// Whether half of what would be read as UTF-8 is in code, in an address, or spoken of: that proves
// nothing for the rest, and is what its author wrote unless the rest proves it, or it proves
// itself.
bool is_utf8_of_code(Lines& lines, const Passage& passage, const Hypothesis& found) {
  const std::size_t shown = count_pieces(passage, found, [&](Span place, const std::u32string&) {
    return is_quoted_alone(lines.text(), place);
  });
  if (shown == found.reading.pieces.size()) return true;
  if (has_much_utf8(found.reading)) return false;
  return 2 * count_pieces(passage, found,
                          [&](Span place, const std::u32string& meant) {
                            return is_no_prose(lines, place.begin) ||
                                   is_mentioned(lines, place, to_utf8(meant));
                          }) >=
         found.reading.pieces.size();
}

// Whether most of what would be read as a legacy encoding is in source code, and does not outweigh
// what its author wrote by more than elsewhere: there stand keywords without a space, keys and
// tables of letters. Text that was misread looks like lists of letters itself.
bool is_legacy_of_code(Lines& lines, const Passage& passage, const Hypothesis& found) {
  constexpr std::int64_t kLead = -200;
  const std::size_t in_code = count_pieces(passage, found, [&](Span place, const std::u32string&) {
    return lines.zones().holds(place.begin, ZoneKind::source_code);
  });
  return 2 * in_code > found.reading.pieces.size() &&
         !weigh(code_points(passage.text), found.reading, found.language, found.prior)
              .outweighs(kLead);
}

bool stands_in_code(Lines& lines, const Passage& passage, const Hypothesis& found) {
  return was_utf8(found.channel) ? is_utf8_of_code(lines, passage, found)
                                 : is_legacy_of_code(lines, passage, found);
}

// What the passages of a block went through.
class Repair {
 public:
  Repair(const Block& block, const Profile& profile, const Engine& engine)
      : block_(block.text),
        lines_(block.lines()),
        searches_(*engine.scratch.searches),
        engine_(engine),
        known_(profile),
        may_search_(may_search(block.text, profile)) {
    if (may_look_at_excess_cost(profile)) learn_from_excess_cost();
    utf8_only_ = profile.failed_searches == kMostFailedSearches;
    if (utf8_only_) most_failed_ = 1;
  }

  Edits run() {
    look();
    const std::size_t sorted = edits_.size();
    undo_known(Explains::all);
    if (may_search_) search_most_suspicious();
    undo_known(Explains::part);
    replace_in_rest();
    put_apostrophes();
    return in_order(sorted);
  }

 private:
  // Whether a reading may be taken where nothing looks misread: one of a legacy encoding, whose
  // letters may all be usual ones.
  static bool is_sure(const Hypothesis& found) {
    constexpr std::int64_t kLeastGain = 12 * kNat;
    return !was_utf8(found.channel) && found.gain >= kLeastGain;
  }

  // All edits, of which the first ones are in order.
  Edits in_order(std::size_t sorted) {
    if (edits_.size() == sorted) return std::move(edits_);
    const auto middle = edits_.begin() + static_cast<std::ptrdiff_t>(sorted);
    std::ranges::sort(middle, edits_.end(), {}, begin_of);
    Edits all;
    all.reserve(edits_.size());
    std::ranges::merge(std::make_move_iterator(edits_.begin()), std::make_move_iterator(middle),
                       std::make_move_iterator(middle), std::make_move_iterator(edits_.end()),
                       std::back_inserter(all), {}, begin_of, begin_of);
    return all;
  }

  static std::size_t begin_of(const Edit& edit) { return edit.span.begin; }

  // Learns from text that looks well, but has an excess cost in every language: what was there at
  // first was learned from, but not what stands there after it was decoded, or repaired once.
  void learn_from_excess_cost() {
    const std::string_view sample = sample_of(block_);
    if (known_.has_legacy() || !suspicious_passages(sample).empty()) return;
    if (const Look look = look_at_excess_cost(sample, searches_); look.found)
      known_.add(*look.found);
  }

  // Reads what is plain, and gathers what looks misread, or may be a legacy encoding's.
  void look() {
    constexpr std::size_t kBetween =
        16;  // bytes from one change to the next, in a text that is all misread
    if (!known_.channels().empty()) edits_.reserve(block_.size() / kBetween);
    const bool has_legacy = known_.has_legacy();
    for_each_passage(block_, [&](Passage passage) {
      if (undo_plainly(passage)) return;
      passage.suspicion = suspicion_of(passage.text);
      if (replace_foreign(passage, !passage.suspicion.any()) || split_pairs(passage)) return;
      if (!passage.suspicion.any() && join_spaced(passage)) return;
      if (passage.suspicion.any() || has_legacy) passages_.push_back(passage);
    });
    repaired_.resize(passages_.size());
    settled_.resize(passages_.size());
  }

  // Words with letters that the language of the passage does not have, which speaks for itself.
  static constexpr std::int64_t kForeignLead = 0;
  bool replace_foreign(const Passage& passage, bool may_be_all) {
    const bool is_odd = passage.suspicion.rare_latin || passage.suspicion.any();
    if (!is_odd || !engine_.has(Rule::legacy_as_legacy)) return false;
    const std::vector<Misread> found = words_with_foreign_letters(passage.text, may_be_all);
    const std::string reason = engine_.explain ? explanation_of_foreign() : std::string();
    return looks_the_same(passage, found) ? replace(passage, found, reason)
                                          : replace_credible(passage, found, reason, kForeignLead);
  }
  // What was not read as a whole.
  void replace_in_rest() {
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      if (repaired_[i]) continue;
      repaired_[i] = replace_foreign(passages_[i], true) || join_spaced(passages_[i]);
    }
  }

  bool join_spaced(const Passage& passage) {
    if (!passage.suspicion.spaced_letter || !engine_.has(Rule::utf8_as_windows_1252)) return false;
    return replace(passage, find_spaced_letters(passage.text), {});
  }

  // ASCII that was taken for UTF-16: words that make more sense than the Chinese.
  static constexpr std::int64_t kPairsLead = 300;
  bool split_pairs(const Passage& passage) {
    if (passage.suspicion.pairs == 0 || !engine_.has(Rule::legacy_as_legacy)) return false;
    return replace_credible(passage, find_ascii_in_pairs(passage.text), {}, kPairsLead);
  }

  // What makes up a reading that is to be believed as a whole.
  bool replace_credible(const Passage& passage, const std::vector<Misread>& found,
                        const std::string& reason, std::int64_t lead = 0) {
    if (found.empty()) return false;
    const std::u32string text = code_points(passage.text);
    const Rereading reading = reading_with(passage.text, found);
    const Language language = Judge(text).judge(reading.text).language;
    const bool is_prose = std::ranges::any_of(found, [&](const Misread& one) {
      return !is_no_prose(lines_, passage.begin + one.span.begin);
    });
    return is_prose && weigh(text, reading, language, 0).outweighs(lead) &&
           replace(passage, found, reason);
  }

  // Whether there was something to replace.
  bool replace(const Passage& passage, const std::vector<Misread>& found,
               const std::string& reason) {
    for (const auto& [span, text, channel] : found) {
      const Span place{passage.begin + span.begin, passage.begin + span.end};
      add(make_edit(rule_of(channel), block_, place, text), description(channel, 1), reason);
    }
    return !found.empty();
  }

  void undo_known(Explains least) {
    if (known_.channels().empty()) return;
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      if (settled_[i]) continue;
      settled_[i] = repaired_[i] = undo_plainly(passages_[i]);
      if (settled_[i]) continue;
      const bool is_suspected = passages_[i].suspicion.any();
      const auto found = known_.undo(code_points(passages_[i].text), least);
      if (found && (is_suspected || is_sure(*found))) take(i, *found);
      if (!is_suspected) settled_[i] = true;
    }
  }

  // A search takes long, so it begins with the passages in which most is unusual, and ends when it
  // failed a few times. The channels that are found are tried first on the others.
  void search_most_suspicious() {
    constexpr std::size_t kMostLooks = 16;
    const std::size_t tried = known_.channels().size();  // on all passages before
    std::size_t looks = 0;
    int failed = 0;
    for (const std::size_t i : by_suspicion(passages_)) {
      if (settled_[i]) continue;
      const std::u32string passage = code_points(passages_[i].text);
      const bool has_new = known_.channels().size() > tried;
      if (const auto found = has_new ? known_.undo(passage, Explains::all) : std::nullopt) {
        take(i, *found);
        continue;
      }
      if (++looks > kMostLooks || failed == most_failed_) return;
      const auto meant =
          utf8_only_ ? looks_like_utf8(passage) : worth_searching(passage, passages_[i].suspicion);
      if (!meant) continue;
      settled_[i] = true;
      const auto found = searches_.find_channel(passage, *meant);
      if (found && !is_refuted(*found, i) && !stands_in_code(lines_, passages_[i], *found)) {
        take(i, *found);
        known_.add(*found);
      } else {
        ++failed;
      }
    }
  }

  // Whether the reading of a legacy encoding makes something else of what stands for apostrophes.
  [[nodiscard]] bool is_refuted(const Hypothesis& found, std::size_t number) const {
    if (was_utf8(found.channel) || !passages_[number].suspicion.contraction) return false;
    if (!suspicion_of(to_utf8(found.reading.text)).contraction) return false;
    ApostropheMarks marks(lines_);
    marks.look(place_of(passages_[number]));
    return !marks.places(place_of(passages_[number])).empty();
  }

  // What stands for apostrophes, however it came there, where nothing else was found out.
  void put_apostrophes() {
    if (!engine_.has(Rule::apostrophe_marks)) return;
    ApostropheMarks marks(lines_);
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      const bool is_open = passages_[i].suspicion.any() && !repaired_[i];
      if (is_open) marks.look(place_of(passages_[i]));
    }
    if (marks.empty()) return;
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      if (repaired_[i]) continue;
      for (auto& [span, text] : marks.places(place_of(passages_[i]))) {
        add(make_edit(Rule::apostrophe_marks, block_, span, std::move(text)), {}, {});
      }
    }
  }

  // The usual case by itself, as it is most of a text that was misread.
  bool undo_plainly(const Passage& passage) {
    for (const KnownChannel& known : known_.channels()) {
      const bool is_plain = was_utf8(known.channel) && known.channel.is_direct() &&
                            is_single_byte(*known.channel.shown);
      if (!is_plain || !plain_.read(passage.text, byte_table(*known.channel.shown))) continue;
      const Rule rule = rule_of(known.channel);
      if (!engine_.has(rule)) return true;
      const std::string_view detail = description(known.channel, 1);
      const std::string reason = reason_of(known.channel, passage.text);
      for (const PlainRun& run : plain_.runs()) {
        const Span span{passage.begin + run.begin, passage.begin + run.end};
        add(make_edit(rule, block_, span, std::string(run.meant)), detail, reason);
      }
      return true;
    }
    return false;
  }

  void take(std::size_t number, const Hypothesis& chosen) {
    settled_[number] = repaired_[number] = true;
    const Rule rule = rule_of(chosen.channel);
    if (!engine_.has(rule)) return;
    const std::string_view detail = description(chosen.channel, chosen.layers);
    const std::string reason = reason_of(chosen, passages_[number].text);
    const std::u32string passage = code_points(passages_[number].text);
    const std::vector<Span> spans = byte_spans(passage, chosen.reading.pieces);
    const std::size_t first = passages_[number].begin;
    for (std::size_t piece_number = 0; piece_number < spans.size(); ++piece_number) {
      const Piece& piece = chosen.reading.pieces[piece_number];
      const Span place{first + spans[piece_number].begin, first + spans[piece_number].end};
      std::string meant;
      for (std::size_t i = piece.text_begin; i < piece.text_end; ++i) {
        append(meant, without_control(chosen.reading.text[i]));
      }
      add(make_edit(rule, block_, place, std::move(meant)), detail, reason);
    }
  }

  // Why the passage was read so, where somebody wants to know. One that was read by a known channel
  // is searched for it now.
  [[nodiscard]] std::string reason_of(const Hypothesis& chosen, std::string_view passage) const {
    if (!engine_.explain) return {};
    return chosen.gain > 0 ? explanation(chosen) : reason_of(chosen.channel, passage);
  }
  [[nodiscard]] std::string reason_of(const Channel& channel, std::string_view passage) const {
    if (!engine_.explain) return {};
    const auto found = searches_.find_channel(code_points(passage), Meant::anything);
    return found && found->channel == channel ? explanation(*found) : explanation_of_known();
  }

  void add(Edit edit, std::string_view detail, const std::string& reason) {
    edit.detail = detail;
    edit.reason = reason;
    edits_.push_back(std::move(edit));
  }

  std::string_view block_;
  Lines& lines_;
  ChannelSearches& searches_;
  const Engine& engine_;
  Known known_;
  bool may_search_;
  int most_failed_ = 6;     // failed searches; fewer in a text that is odd, but not misread
  bool utf8_only_ = false;  // in such a text
  std::vector<Passage> passages_;
  std::vector<bool> repaired_;
  std::vector<bool> settled_;  // or searched, and nothing was found
  PlainUtf8 plain_;
  Edits edits_;
};

// Looks for one channel that is not known: in what looks misread, or else in what looks well, but
// has an excess cost in every language.
Look look_at_sample(std::string_view sample, const Known& known, const Profile& profile,
                    ChannelSearches& searches) {
  const std::vector<Passage> passages = suspicious_passages(sample);
  for (const std::size_t i : by_suspicion(passages)) {
    const std::u32string passage = code_points(passages[i].text);
    if (known.undo(passage, Explains::all)) continue;
    const auto meant = worth_searching(passage, passages[i].suspicion);
    auto found = meant ? searches.find_channel(passage, *meant) : std::nullopt;
    if (Lines lines(sample); found && stands_in_code(lines, passages[i], *found)) found.reset();
    return {true, std::move(found)};
  }
  if (!passages.empty() || known.has_legacy()) return {};
  return may_look_at_excess_cost(profile) ? look_at_excess_cost(sample, searches) : Look{};
}

}  // namespace

Edits repair_misreadings(const Block& block, const Profile& profile, const Engine& engine) {
  const bool wanted = engine.has(Rule::utf8_as_windows_1252) || engine.has(Rule::utf8_as_legacy) ||
                      engine.has(Rule::legacy_as_legacy);
  if (!wanted || scan::find_non_ascii(block.text) == block.text.size()) return {};
  return Repair(block, profile, engine).run();
}

void learn_misreadings(std::string_view block, Profile& profile, const Engine& engine) {
  constexpr std::size_t kMostKnown = 4;
  Known known(profile);
  if (profile.settled || known.channels().size() == kMostKnown) return;
  if (profile.failed_searches == kMostFailedSearches) return;
  const auto learned = look_at_sample(sample_of(block), known, profile, *engine.scratch.searches);
  if (learned.found) {
    known.add(*learned.found);
    profile.misreadings = std::make_shared<const std::vector<KnownChannel>>(known.channels());
  } else if (learned.searched) {
    ++profile.failed_searches;
  }
}

}  // namespace degarble
