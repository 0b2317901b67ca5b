// The repair stage: undoes what a machine did to the text, where that can be proved. One function
// for each family of damage; this file brings their proposals together.
#include "core/utf8.hpp"
#include "repair/controls.hpp"
#include "repair/misreadings.hpp"
#include "repair/notations.hpp"
#include "stage.hpp"

namespace degarble {
namespace {

// Controls are rare, but their first byte is not: a plain loop is faster than a search for it.
Edits repair_controls(std::string_view text) {
  Edits edits;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (byte(text[at]) == 0xC2 && byte(text[at + 1]) <= 0x9F) {
      edits.push_back(repair_control(text, at));
      at = edits.back().span.end - 1;
    }
  }
  return edits;
}

}  // namespace

Edits repair(const Block& block, const Profile& profile, const Engine& engine) {
  Edits edits = repair_misreadings(block, profile, engine);
  if (engine.has(Rule::c1_controls)) edits = merge(std::move(edits), repair_controls(block.text));
  return merge(std::move(edits), repair_notations(block, engine));
}

}  // namespace degarble
