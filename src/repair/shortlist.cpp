#include "repair/shortlist.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>
#include <utility>

#include "core/utf8.hpp"
#include "encodings/byte_table.hpp"
#include "encodings/code_pages.hpp"
#include "encodings/converter.hpp"
#include "evidence/encoding_usage.hpp"
#include "evidence/pairs.hpp"
#include "repair/proof.hpp"
#include "repair/way_back.hpp"

namespace degarble {
namespace {

// What it costs to assume that a text was misread more than once, in different ways.
constexpr std::int64_t kDetour = 6 * kNat;

// What the text costs in the language that suits it best of those that are written so.
std::int64_t least_cost_written_in(std::u32string_view text, const Encoding& meant) {
  std::int64_t least = std::numeric_limits<std::int64_t>::max() / 2;
  for (const LegacyEncoding& candidate : legacy_encodings()) {
    if (candidate.encoding != &meant) continue;
    for (const Usage& usage : candidate.usages) {
      least = std::min(least, usage.cost + cost_above_ascii(text, usage.language));
    }
  }
  return least;
}

// Looks through all channels with the unusual words of a passage only.
class Shortlist {
 public:
  Shortlist(std::u32string_view words, Meant meant)
      : words_(words),
        unusual_(count_unusual_pairs(words)),
        is_ranked_by_cost_(unusual_ == 0 || meant == Meant::words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] >= 0x80 || (i > 0 && words[i - 1] >= 0x80)) places_.push_back(i);
    }
    wide_ = std::ranges::any_of(words, [](char32_t c) { return c >= 0x3000; });
    varied_ = meant != Meant::utf8;
  }

  // The channels that leave least unusual.
  std::vector<Shortlisted> best() {
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
    std::ranges::stable_sort(legacy_, {}, [](const Shortlisted& one) {
      return std::tuple(one.unusual, one.cost, one.prior);
    });
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
    if (!varied_ || !is_mostly_shown(words_, *misreader.encoding)) return;
    const bool has_pairs = std::ranges::any_of(bytes, [](std::uint16_t b) { return b > 0xFF; });
    for (const LegacyEncoding& candidate : legacy_encodings()) {
      if (candidate.encoding == misreader.encoding) continue;
      const Shortlisted next{{candidate.encoding, misreader.encoding, {}}, misreader.cost, 0, 0};
      const bool single = is_single_byte(*candidate.encoding);
      if (single && !has_pairs) {
        if (extends_ascii(*candidate.encoding)) look_at_single(next, bytes);
      } else if (const auto reading = reread_as(*candidate.encoding, words_,
                                                with_leads(words_, bytes, *candidate.encoding))) {
        if (!reading->pieces.empty()) add(legacy_, next, reading->text);
      }
    }
  }

  void look_at_single(const Shortlisted& next, const std::vector<std::uint16_t>& bytes) {
    text_ = words_;
    std::size_t unusual = 0;
    for (const std::size_t i : places_) {
      const char32_t last = i > 0 ? text_[i - 1] : U' ';
      const char32_t c = bytes[i] < 0x80 ? words_[i]
                                         : code_point_of(*next.channel.meant,
                                                         static_cast<unsigned char>(bytes[i]));
      if (c == kUndecodable) return;
      unusual += is_unusual_pair(last, c) ? 1 : 0;
      if (!explains(unusual, unusual_)) return;
      text_[i] = c;
    }
    if (text_ != words_) add(legacy_, next, text_);
  }

  // Distinct texts count, not channels.
  void add(std::vector<Shortlisted>& found, Shortlisted next, const std::u32string& text) {
    next.unusual = unusual_in(text);
    const bool is_utf8 = next.channel.meant == &utf8();
    if (!is_utf8 && !explains(next.unusual, unusual_)) return;
    if (std::ranges::find(texts_, text) != texts_.end()) return;
    texts_.push_back(text);
    if (is_ranked_by_cost_ && !is_utf8)
      next.cost = next.prior + least_cost_written_in(text, *next.channel.meant);
    found.push_back(next);
  }

  std::u32string_view words_;
  std::vector<std::size_t> places_;  // of what is above ASCII, and of what stands behind it
  std::size_t unusual_;
  bool is_ranked_by_cost_;  // where what is unusual tells too little
  bool wide_ = false;
  bool varied_ = false;  // whether there is enough to tell legacy encodings by
  std::vector<Shortlisted> found_;
  std::vector<Shortlisted> legacy_;
  std::vector<std::u32string> texts_;
  std::u32string text_;
};

}  // namespace

std::vector<Shortlisted> shortlist(std::u32string_view words, Meant meant) {
  return Shortlist(words, meant).best();
}

}  // namespace degarble
