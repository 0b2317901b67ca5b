// The repair stage: undoes what a machine did to the text, where that can be proved. One function for
// each family of damage; this file brings their proposals together.
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

struct Proposal {
  Edit edit;
  bool is_misread = false;
  bool is_sure = true;
  char32_t block = 0;
};

Proposal propose(std::string_view text, Mojibake run) {
  Proposal proposal{make_edit(Rule::utf8_as_windows_1252, text, run.span, std::move(run.meant)), true,
                    run.is_sure, run.block};
  proposal.edit.detail = "UTF-8 read as windows-1252";
  return proposal;
}

// Everything in the text that may be misread or a control, from left to right.
std::vector<Proposal> find_proposals(std::string_view text, const Engine& engine) {
  std::vector<Proposal> proposals;
  for (std::size_t at = scan::find_mojibake(text); at < text.size();) {
    std::size_t end = at + character_at(text, at).length;
    const bool is_control = byte(text[at]) == 0xC2 && byte(text[at + 1]) <= 0x9F;
    if (is_control) {
      if (engine.has(Rule::c1_controls)) proposals.push_back({repair_control(text, at)});
    } else if (engine.has(Rule::utf8_as_windows_1252)) {
      if (auto run = find_misread_utf8(text, at)) {
        end = run->span.end;
        proposals.push_back(propose(text, *std::move(run)));
      }
    }
    at = scan::find_mojibake(text, end);
  }
  return proposals;
}

std::uint64_t distance(const Proposal& a, const Proposal& b) {
  const Span first = a.edit.span;
  const Span second = b.edit.span;
  return first.begin < second.begin ? second.begin - first.end : first.begin - second.end;
}

// Whether a sure run of the same kind stands near an unsure one.
bool is_vouched_for(const std::vector<Proposal>& proposals, std::size_t number) {
  const Proposal& unsure = proposals[number];
  const auto vouches = [&](const Proposal& other) {
    return other.is_misread && other.is_sure && other.block == unsure.block;
  };
  for (std::size_t i = number; i-- > 0 && distance(unsure, proposals[i]) <= kCompany;) {
    if (vouches(proposals[i])) return true;
  }
  for (std::size_t i = number + 1;
       i < proposals.size() && distance(unsure, proposals[i]) <= kCompany; ++i) {
    if (vouches(proposals[i])) return true;
  }
  return false;
}

}  // namespace

Edits repair(const Block& block, const Profile&, const Engine& engine) {
  std::vector<Proposal> proposals = find_proposals(block.text, engine);
  Edits edits;
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    if (proposals[i].is_sure || is_vouched_for(proposals, i)) edits.push_back(proposals[i].edit);
  }
  return edits;
}

}  // namespace degarble
