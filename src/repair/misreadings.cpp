#include "repair/misreadings.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/utf8.hpp"
#include "evidence/pairs.hpp"
#include "repair/search.hpp"
#include "scan/scan.hpp"

namespace degarble {
namespace {

// A line, or as much of a long one as is judged together.
struct Passage {
  std::size_t begin = 0;  // in the block
  std::u32string text;
  Suspicion suspicion;
};

// Where the passage ends that begins at `at`: behind a line end, or a space in a long line.
std::size_t passage_end(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 600;  // bytes
  const std::string_view near = text.substr(at, kLongest + 1);
  const std::size_t line = near.find('\n');
  if (line != std::string_view::npos) return at + line + 1;
  if (near.size() <= kLongest) return text.size();
  const std::size_t space = text.rfind(' ', at + kLongest);
  if (space != std::string_view::npos && space > at) return space + 1;
  return character_start(text, at + kLongest);
}

std::u32string code_points(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    result += character.code_point;
    at += character.length;
  }
  return result;
}

// The passages in which more is unusual than in clean text.
std::vector<Passage> suspicious_passages(std::string_view text) {
  std::vector<Passage> found;
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
    const std::string_view piece = text.substr(begin, end - begin);
    if (const Suspicion suspicion = suspicion_of(piece); suspicion.any()) {
      found.push_back({begin, code_points(piece), suspicion});
    }
    begin = end;
    high = scan::find_non_ascii(text, end);
  }
  return found;
}

Rule rule_of(const Channel& channel) {
  static const Encoding& western = encoding("windows-1252");
  if (!was_utf8(channel)) return Rule::legacy_as_legacy;
  return channel.shown == &western ? Rule::utf8_as_windows_1252 : Rule::utf8_as_legacy;
}

// What the passages of a block went through.
class Repair {
 public:
  Repair(std::string_view block, const Engine& engine)
      : block_(block), engine_(engine), passages_(suspicious_passages(block)) {
    chosen_.resize(passages_.size());
  }

  Edits run() {
    search_most_suspicious();
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      if (!chosen_[i]) chosen_[i] = undo_known(passages_[i]);
    }
    Edits edits;
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      if (chosen_[i] && engine_.has(rule_of(chosen_[i]->channel))) {
        add_edits(passages_[i], *chosen_[i], edits);
      }
    }
    return edits;
  }

 private:
  struct Known {
    Channel channel;
    Language language;
  };

  // A search is dear, so it begins with the passages in which most is unusual, and ends when it was
  // in vain a few times. The channels that are found are tried first on the others.
  void search_most_suspicious() {
    constexpr int kMostVain = 6;
    constexpr std::size_t kMostLooks = 16;
    constexpr std::int64_t kLeast = 6 * kNat;
    constexpr std::int64_t kMuch =
        24 * kNat;  // 9 in 10 clean passages that are suspicious have less
    std::size_t looks = 0;
    int vain = 0;
    for (const std::size_t i : by_suspicion()) {
      chosen_[i] = undo_known(passages_[i]);
      if (chosen_[i]) continue;
      if (++looks > kMostLooks || vain == kMostVain) return;
      const std::int64_t excess = excess_of(passages_[i].text);
      const bool is_contraction = passages_[i].suspicion.contraction;
      if (excess < kLeast && !is_contraction) continue;
      const bool is_much = excess >= kMuch || is_contraction;
      chosen_[i] = find_channel(passages_[i].text, is_much ? Meant::anything : Meant::utf8);
      if (chosen_[i]) {
        known_.push_back({chosen_[i]->channel, chosen_[i]->language});
      } else {
        ++vain;
      }
    }
  }

  [[nodiscard]] std::vector<std::size_t> by_suspicion() const {
    std::vector<std::size_t> order(passages_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto pairs = [&](std::size_t i) { return passages_[i].suspicion.pairs; };
    std::ranges::stable_sort(order, std::greater(), pairs);
    return order;
  }

  std::optional<Hypothesis> undo_known(const Passage& passage) const {
    for (const Known& known : known_) {
      if (auto found = undo_channel(passage.text, known.channel, known.language)) return found;
    }
    return std::nullopt;
  }

  void add_edits(const Passage& passage, const Hypothesis& chosen, Edits& edits) const {
    std::size_t at = passage.begin;
    std::size_t number = 0;
    const auto offset_of = [&](std::size_t index) {
      while (number < index) at += utf8_length(passage.text[number++]);
      return at;
    };
    const Rule rule = rule_of(chosen.channel);
    const std::string_view detail = description(chosen.channel, chosen.layers);
    for (const Piece& piece : chosen.reading.pieces) {
      const std::size_t begin = offset_of(piece.begin);
      const std::size_t end = offset_of(piece.end);
      std::string meant;
      for (std::size_t i = piece.text_begin; i < piece.text_end; ++i) {
        append(meant, chosen.reading.text[i]);
      }
      edits.push_back(make_edit(rule, block_, {begin, end}, std::move(meant)));
      edits.back().detail = detail;
    }
  }

  std::string_view block_;
  const Engine& engine_;
  std::vector<Passage> passages_;
  std::vector<std::optional<Hypothesis>> chosen_;
  std::vector<Known> known_;
};

}  // namespace

Edits repair_misreadings(const Block& block, const Profile&, const Engine& engine) {
  const bool wanted = engine.has(Rule::utf8_as_windows_1252) || engine.has(Rule::utf8_as_legacy) ||
                      engine.has(Rule::legacy_as_legacy);
  if (!wanted || scan::find_non_ascii(block.text) == block.text.size()) return {};
  return Repair(block.text, engine).run();
}

}  // namespace degarble
