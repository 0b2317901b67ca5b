// The repair stage: undoes what a machine did to the text, where that can be proved. One function
// for each family of damage; this file brings their proposals together.
#include "repair/controls.hpp"
#include "repair/misreadings.hpp"
#include "repair/notations.hpp"
#include "stage.hpp"

namespace degarble {

Edits repair(const Block& block, const Profile& profile, const Engine& engine) {
  Edits edits = repair_misreadings(block, profile, engine);
  if (engine.has(Rule::c1_controls)) {
    Edits controls = repair_controls(block.lines(), edits);
    edits = merge(std::move(edits), std::move(controls));
  }
  return merge(std::move(edits), repair_notations(block, engine));
}

}  // namespace degarble
