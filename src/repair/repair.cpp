// The repair stage: undoes what a machine did to the text, where that can be proved. One function
// for each family of damage; this file brings their proposals together.
#include "core/utf8.hpp"
#include "repair/controls.hpp"
#include "repair/misreadings.hpp"
#include "repair/notations.hpp"
#include "stage.hpp"

namespace degarble {
namespace {

// Edits of the controls that are no part of another edit.
Edits repair_controls(Lines& lines, const Edits& others) {
  const std::string_view text = lines.text();
  Edits edits;
  auto other = others.begin();
  for (std::size_t at = text.find('\xC2'); at != text.npos && at + 1 < text.size();
       at = text.find('\xC2', at + 1)) {
    if (byte(text[at + 1]) > 0x9F) continue;
    while (other != others.end() && other->span.end <= at) ++other;
    if (other != others.end() && other->span.begin <= at) {
      at = other->span.end - 1;
      continue;
    }
    edits.push_back(repair_control(lines, at));
    at = edits.back().span.end - 1;
  }
  return edits;
}

}  // namespace

Edits repair(const Block& block, const Profile& profile, const Engine& engine) {
  Edits edits = repair_misreadings(block, profile, engine);
  if (engine.has(Rule::c1_controls)) {
    Edits controls = repair_controls(block.lines(), edits);
    edits = merge(std::move(edits), std::move(controls));
  }
  return merge(std::move(edits), repair_notations(block, engine));
}

}  // namespace degarble
