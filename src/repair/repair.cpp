// The repair stage: undoes what a machine did to the text, where that can be proved. One function
// for each family of damage; this file brings their proposals together.
#include <vector>

#include "core/utf8.hpp"
#include "repair/controls.hpp"
#include "repair/mojibake.hpp"
#include "repair/notations.hpp"
#include "scan/scan.hpp"
#include "stage.hpp"

namespace degarble {
namespace {

// How far a sure run vouches for the others around it, in bytes: a sentence or two.
constexpr std::uint64_t kCompany = 256;

// What the decision about an edit needs to know of it.
struct Weight {
  Reading::Strength strength = Reading::Strength::sure;
  char32_t script = kNoScript;
  std::size_t deeper = kNone;  // which of Proposals::deeper

  static constexpr char32_t kNoScript = ~char32_t{0};  // a repair of another kind
  static constexpr std::size_t kNone = ~std::size_t{0};
};

struct Proposals {
  Edits edits;
  std::vector<Weight> weights;  // one for each edit
  std::vector<Reading> deeper;  // the second readings of those few that have one

  void add_control(Edit edit) {
    edits.push_back(std::move(edit));
    weights.emplace_back();
  }

  void add_run(std::string_view text, Mojibake run) {
    Weight weight{run.reading.strength, run.reading.script};
    if (!run.deeper.meant.empty()) {
      weight.deeper = deeper.size();
      deeper.push_back(std::move(run.deeper));
    }
    weights.push_back(weight);
    edits.push_back(
        make_edit(Rule::utf8_as_windows_1252, text, run.span, std::move(run.reading.meant)));
    edits.back().detail = "UTF-8 read as windows-1252";
  }
};

// Everything in the text that may be misread or a control, from left to right.
Proposals find_proposals(std::string_view text, const Engine& engine) {
  Proposals proposals;
  for (std::size_t at = scan::find_mojibake(text); at < text.size();) {
    std::size_t end = at + character_at(text, at).length;
    const bool is_control = byte(text[at]) == 0xC2 && byte(text[at + 1]) <= 0x9F;
    if (is_control) {
      if (engine.has(Rule::c1_controls)) proposals.add_control(repair_control(text, at));
    } else if (engine.has(Rule::utf8_as_windows_1252)) {
      if (auto run = find_misread_utf8(text, at)) {
        end = run->span.end;
        proposals.add_run(text, *std::move(run));
      }
    }
    at = scan::find_mojibake(text, end);
  }
  return proposals;
}

std::uint64_t distance(const Edit& a, const Edit& b) {
  return a.span.begin < b.span.begin ? b.span.begin - a.span.end : a.span.begin - b.span.end;
}

// Whether a reading makes another one of its script sure: it is sure itself, or both are strong.
bool vouches(Reading::Strength other, Reading::Strength reading) {
  using enum Reading::Strength;
  return other == sure || (other == strong && reading == strong);
}

// Whether a run near the one at `number` makes a reading of it sure.
bool has_company(const Proposals& proposals, std::size_t number, Reading::Strength strength,
                 char32_t script) {
  const auto is_near = [&](std::size_t i) {
    return distance(proposals.edits[number], proposals.edits[i]) <= kCompany;
  };
  const auto agrees = [&](std::size_t i) {
    const Weight& weight = proposals.weights[i];
    if (weight.script == script && vouches(weight.strength, strength)) return true;
    if (weight.deeper == Weight::kNone) return false;
    const Reading& deeper = proposals.deeper[weight.deeper];
    return deeper.script == script && vouches(deeper.strength, strength);
  };
  for (std::size_t i = number; i-- > 0 && is_near(i);) {
    if (agrees(i)) return true;
  }
  for (std::size_t i = number + 1; i < proposals.edits.size() && is_near(i); ++i) {
    if (agrees(i)) return true;
  }
  return false;
}

// Whether the edit at `number` is to be made. Gives it the deeper reading where that is right.
bool decide(Proposals& proposals, std::size_t number) {
  const Weight& weight = proposals.weights[number];
  if (weight.deeper != Weight::kNone) {
    Reading& deeper = proposals.deeper[weight.deeper];
    if (has_company(proposals, number, deeper.strength, deeper.script)) {
      proposals.edits[number].text = deeper.meant;
      return true;
    }
  }
  return weight.strength == Reading::Strength::sure ||
         has_company(proposals, number, weight.strength, weight.script);
}

}  // namespace

Edits repair(const Block& block, const Profile&, const Engine& engine) {
  Proposals proposals = find_proposals(block.text, engine);
  std::vector<bool> decisions(proposals.edits.size());
  for (std::size_t i = 0; i < decisions.size(); ++i) decisions[i] = decide(proposals, i);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    if (!decisions[i]) continue;
    if (kept != i) proposals.edits[kept] = std::move(proposals.edits[i]);
    ++kept;
  }
  proposals.edits.resize(kept);
  return merge(std::move(proposals.edits), repair_notations(block, engine));
}

}  // namespace degarble
