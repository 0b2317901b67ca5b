// The normalize stage: the last one, which makes equal what is equal already. Proposes one family
// of changes at a time; the fixer comes back until none is left.
#include "normalize/compatibility.hpp"
#include "normalize/forms.hpp"
#include "normalize/invisible.hpp"
#include "normalize/typography.hpp"
#include "stage.hpp"

namespace degarble {

Edits normalize(const Block& block, const Profile&, const Engine& engine) {
  if (engine.has(Rule::newlines) && engine.newlines != Newlines::keep) {
    Edits edits = unify_newlines(block.text, engine.newlines);
    if (!edits.empty()) return edits;
  }
  static const RuleSet kInvisible = rules_named("normalize.invisible");
  if (holds_any(engine.rules, kInvisible)) {
    Edits edits = drop_invisible(block.text, engine);
    if (!edits.empty()) return edits;
  }
  static const RuleSet kCompatibility = rules_named("normalize.compatibility");
  if (holds_any(engine.rules, kCompatibility)) {
    Edits edits = write_plainly(block.text, engine);
    if (!edits.empty()) return edits;
  }
  if (engine.has(Rule::quotes) || engine.has(Rule::spaces)) {
    Edits edits = unify_characters(block.text, engine);
    if (!edits.empty()) return edits;
  }
  if (engine.has(Rule::form) && engine.form != Form::none) {
    return normalize_form(block.text, engine.form);
  }
  return {};
}

}  // namespace degarble
