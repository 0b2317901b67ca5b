// The repair stage: undoes what a machine did to the text, where that can be proved. One function
// for each family of damage; this file brings their proposals together.
#include <vector>

#include "core/utf8.hpp"
#include "repair/controls.hpp"
#include "repair/mojibake.hpp"
#include "scan/scan.hpp"
#include "stage.hpp"

namespace degarble {
namespace {

// How far a sure run vouches for the others around it, in bytes: a sentence or two.
constexpr std::uint64_t kCompany = 256;

// What is to be weighed of a proposal, beside its edit.
struct Weight {
  bool is_sure = true;
  char32_t block = 0;  // of a misread run; see Mojibake
};

constexpr char32_t kNoRun = ~char32_t{0};

struct Proposals {
  Edits edits;
  std::vector<Weight> weights;  // one for each edit

  void add(Edit edit, Weight weight) {
    edits.push_back(std::move(edit));
    weights.push_back(weight);
  }
};

Edit edit_for(std::string_view text, Mojibake run) {
  Edit edit = make_edit(Rule::utf8_as_windows_1252, text, run.span, std::move(run.meant));
  edit.detail = "UTF-8 read as windows-1252";
  return edit;
}

// Everything in the text that may be misread or a control, from left to right.
Proposals find_proposals(std::string_view text, const Engine& engine) {
  Proposals proposals;
  for (std::size_t at = scan::find_mojibake(text); at < text.size();) {
    std::size_t end = at + character_at(text, at).length;
    const bool is_control = byte(text[at]) == 0xC2 && byte(text[at + 1]) <= 0x9F;
    if (is_control) {
      if (engine.has(Rule::c1_controls)) proposals.add(repair_control(text, at), {true, kNoRun});
    } else if (engine.has(Rule::utf8_as_windows_1252)) {
      if (auto run = find_misread_utf8(text, at)) {
        end = run->span.end;
        const Weight weight{run->is_sure, run->block};
        proposals.add(edit_for(text, *std::move(run)), weight);
      }
    }
    at = scan::find_mojibake(text, end);
  }
  return proposals;
}

std::uint64_t distance(const Edit& a, const Edit& b) {
  return a.span.begin < b.span.begin ? b.span.begin - a.span.end : a.span.begin - b.span.end;
}

// Whether a sure run of the same kind stands near an unsure one.
bool is_vouched_for(const Proposals& proposals, std::size_t number) {
  const Edit& unsure = proposals.edits[number];
  const auto is_near = [&](std::size_t i) {
    return distance(unsure, proposals.edits[i]) <= kCompany;
  };
  const auto vouches = [&](std::size_t i) {
    return proposals.weights[i].is_sure &&
           proposals.weights[i].block == proposals.weights[number].block;
  };
  for (std::size_t i = number; i-- > 0 && is_near(i);) {
    if (vouches(i)) return true;
  }
  for (std::size_t i = number + 1; i < proposals.edits.size() && is_near(i); ++i) {
    if (vouches(i)) return true;
  }
  return false;
}

}  // namespace

Edits repair(const Block& block, const Profile&, const Engine& engine) {
  Proposals proposals = find_proposals(block.text, engine);
  std::size_t kept = 0;
  const std::size_t count = proposals.edits.size();
  std::vector<bool> keep(count);
  for (std::size_t i = 0; i < count; ++i) {
    keep[i] = proposals.weights[i].is_sure || is_vouched_for(proposals, i);
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (!keep[i]) continue;
    if (kept != i) proposals.edits[kept] = std::move(proposals.edits[i]);
    ++kept;
  }
  proposals.edits.resize(kept);
  return std::move(proposals.edits);
}

}  // namespace degarble
