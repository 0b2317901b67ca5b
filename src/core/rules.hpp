// The table of rules: everything that may change a text, by name. The command's --list-rules,
// docs/rules.md and the sets that the profiles stand for are made from it. CONTRIBUTING.md tells
// how a rule is added.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "degarble/degarble.hpp"

namespace degarble {

// In the order in which the stages run; the rows of the table stand in the same order.
enum class Rule : std::uint8_t {
  byte_order_mark,
  utf_16,
  utf_32,
  named_encoding,
  legacy,
  windows_1252_bytes,
  truncated,
  undecodable,
  stray_nul,
  declaration,
  c1_controls,
  utf8_as_windows_1252,
  utf8_as_legacy,
  legacy_as_legacy,
  apostrophe_marks,
  entities,
  entity_remnants,
  low_controls,
  ligature_controls,
  detached_accents,
  inner_byte_order_marks,
  xml_entities,
  code_point_escapes,
  byte_escapes,
  quoted_printable,
  percent_escapes,
  utf_7_escapes,
  encoded_words,
  contraction,
  possessive,
  elision,
  lost_apostrophe,
  lost_dash,
  lost_letter,
  lost_punctuation,
  lost_character,
  newlines,
  quotes,
  spaces,
  terminal_escapes,
  controls,
  soft_hyphens,
  zero_width,
  directions,
  annotations,
  tags,
  ligatures,
  widths,
  symbol_fonts,
  thai_glyphs,
  form,
};

struct RuleInfo {
  Rule rule;
  std::string_view name;     // stage.what
  int confidence;            // per cent: how often the rule is right where it acts, rounded down
  Preset since;              // the smallest profile that has it
  std::string_view summary;  // one line
  std::string_view before;   // an example, and what becomes of it; shown in docs/rules.md
  std::string_view after;
};

// All rules; the row of a rule is at its enumerator's index.
[[nodiscard]] std::span<const RuleInfo> rule_table();

[[nodiscard]] const RuleInfo& info(Rule rule);
[[nodiscard]] constexpr RuleSet set_of(Rule rule) {
  return RuleSet::of(static_cast<unsigned>(rule));
}
[[nodiscard]] constexpr bool holds(const RuleSet& set, Rule rule) {
  return set.holds(static_cast<unsigned>(rule));
}

// Whether the sets have a rule in common.
[[nodiscard]] bool holds_any(RuleSet set, const RuleSet& others);

// The rules whose name is `prefix` or begins with `prefix` and a dot. Throws Error if there is
// none.
[[nodiscard]] RuleSet rules_named(std::string_view prefix);

// The rules that `options` ask for: the profile's or the selected ones, without the ignored ones,
// with those named by `also`. Throws Error for a name that is no rule's.
[[nodiscard]] RuleSet chosen_rules(const Options& options);

// An edit by `rule` that replaces text[begin, end) by `replacement`, as sure as the rule.
[[nodiscard]] Edit make_edit(Rule rule, std::string_view text, Span span, std::string replacement);

}  // namespace degarble
