#include "repair/notations.hpp"

#include <iterator>

#include "repair/detached_accents.hpp"
#include "repair/entities.hpp"
#include "repair/escapes.hpp"
#include "repair/low_controls.hpp"

namespace degarble {

Edits merge(Edits first, Edits second) {
  if (first.empty()) return second;
  if (second.empty()) return first;
  Edits merged;
  merged.reserve(first.size() + second.size());
  std::size_t at = 0;
  for (Edit& edit : second) {
    while (at < first.size() && first[at].span.end <= edit.span.begin) {
      merged.push_back(std::move(first[at++]));
    }
    const bool is_free = at == first.size() || first[at].span.begin >= edit.span.end;
    if (is_free) merged.push_back(std::move(edit));
  }
  std::move(first.begin() + static_cast<std::ptrdiff_t>(at), first.end(),
            std::back_inserter(merged));
  return merged;
}

Edits repair_notations(const Block& block, const Engine& engine) {
  Edits edits;
  if (engine.has(Rule::entities) || engine.has(Rule::entity_remnants) ||
      engine.has(Rule::xml_entities)) {
    edits = repair_entities(block, engine);
  }
  if (engine.has(Rule::low_controls) || engine.has(Rule::ligature_controls) ||
      engine.has(Rule::inner_byte_order_marks)) {
    edits = merge(std::move(edits), repair_low_controls(block, engine));
  }
  edits = merge(std::move(edits), repair_detached_accents(block, engine));
  static const RuleSet kEscapes = [] {
    RuleSet rules = rules_named("repair.escapes");
    rules -= set_of(Rule::xml_entities);
    return rules;
  }();
  if (holds_any(engine.rules, kEscapes)) {
    edits = merge(std::move(edits), repair_escapes(block, engine));
  }
  return edits;
}

}  // namespace degarble
