// The table of rules, and how options choose from it.
#include "core/rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace degarble {
namespace {

constexpr std::array<std::string_view, 4> kStages = {"decode", "repair", "restore", "normalize"};

std::string_view stage_of(const RuleInfo& row) { return row.name.substr(0, row.name.find('.')); }

bool is_word(std::string_view part) {
  return !part.empty() && part.front() != '-' && part.back() != '-' &&
         part.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

// A stage, perhaps a family, and what is done: two or three words with points between them.
bool is_well_formed(std::string_view name) {
  std::size_t words = 1;
  for (std::size_t point; (point = name.find('.')) != std::string_view::npos; ++words) {
    if (!is_word(name.substr(0, point))) return false;
    name.remove_prefix(point + 1);
  }
  return is_word(name) && (words == 2 || words == 3);
}

std::string error_of(const std::string& prefix) {
  try {
    static_cast<void>(rules_named(prefix));
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(RuleTable, HasARowForEachRuleAtItsIndex) {
  ASSERT_FALSE(rule_table().empty());
  for (std::size_t i = 0; i < rule_table().size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(rule_table()[i].rule), i);
    EXPECT_EQ(&info(rule_table()[i].rule), &rule_table()[i]);
  }
  EXPECT_EQ(rule_table().back().rule, Rule::form);  // the last enumerator
}

TEST(RuleTable, NamesAreUniqueAndWellFormed) {
  std::set<std::string_view> names;
  for (const RuleInfo& row : rule_table()) {
    EXPECT_TRUE(is_well_formed(row.name)) << row.name;
    EXPECT_TRUE(names.insert(row.name).second) << row.name << " is there twice";
    EXPECT_NE(std::ranges::find(kStages, stage_of(row)), kStages.end()) << row.name;
  }
}

TEST(RuleTable, StandsInTheOrderOfTheStages) {
  const auto place = [](const RuleInfo& row) {
    return std::ranges::find(kStages, stage_of(row)) - kStages.begin();
  };
  EXPECT_TRUE(std::ranges::is_sorted(rule_table(), {}, place));
}

TEST(RuleTable, ExplainsEachRuleInOneLine) {
  for (const RuleInfo& row : rule_table()) {
    EXPECT_TRUE(row.summary.ends_with('.')) << row.name;
    EXPECT_LE(row.summary.size(), 100u) << row.name;
    EXPECT_EQ(row.summary.find('\n'), std::string_view::npos) << row.name;
    EXPECT_FALSE(row.before.empty()) << row.name;
    EXPECT_FALSE(row.after.empty()) << row.name;
    EXPECT_TRUE(row.confidence >= 0 && row.confidence <= 100) << row.name;
  }
}

TEST(RulesNamed, TakesAWholeNameOrAStage) {
  for (const RuleInfo& row : rule_table()) EXPECT_EQ(rules_named(row.name), set_of(row.rule));
  for (const std::string_view stage : kStages) {
    const RuleSet rules = rules_named(stage);
    for (const RuleInfo& row : rule_table()) {
      EXPECT_EQ(holds(rules, row.rule), stage_of(row) == stage) << row.name;
    }
  }
}

TEST(RulesNamed, RefusesWhatIsNoName) {
  for (const char* wrong :
       {"", "rest", "restore.", "restore.poss", "Restore", "decode.windows-125"}) {
    EXPECT_NE(error_of(wrong).find("\"" + std::string(wrong) + "\""), std::string::npos) << wrong;
    EXPECT_NE(error_of(wrong).find("--list-rules"), std::string::npos) << wrong;
  }
}

TEST(RuleSet, NamesItsMembersInTheOrderOfTheTable) {
  RuleSet rules = set_of(Rule::form);
  rules |= set_of(Rule::legacy);
  EXPECT_EQ(rules.names(), (std::vector<std::string_view>{"decode.legacy", "normalize.form"}));
  rules -= set_of(Rule::legacy);
  EXPECT_EQ(rules.names(), std::vector<std::string_view>{"normalize.form"});
  EXPECT_TRUE(RuleSet().names().empty());
}

TEST(RuleSet, HoldsAsManyAsItSays) {
  for (unsigned index = 0; index < RuleSet::kCapacity; ++index) {
    const RuleSet one = RuleSet::of(index);
    for (unsigned other = 0; other < RuleSet::kCapacity; ++other) {
      EXPECT_EQ(one.holds(other), other == index);
    }
  }
}

TEST(ChosenRules, GrowFromProfileToProfile) {
  Options options;
  RuleSet smaller;
  for (const Preset profile : {Preset::archive, Preset::standard, Preset::nlp}) {
    options.profile = profile;
    const RuleSet rules = chosen_rules(options);
    for (const RuleInfo& row : rule_table()) {
      EXPECT_EQ(holds(rules, row.rule), row.since <= profile) << row.name;
    }
    RuleSet missing = smaller;
    missing -= rules;
    EXPECT_TRUE(missing.empty());
    EXPECT_NE(smaller, rules);
    smaller = rules;
  }
}

TEST(ChosenRules, SelectIgnoreAndAlsoWorkInThisOrder) {
  Options options;
  options.select = {"repair", "restore.possessive"};
  options.ignore = {"repair.c1-controls", "restore"};
  options.also = {"normalize.quotes", "restore.possessive"};
  std::vector<std::string_view> expected;
  for (const RuleInfo& row : rule_table()) {
    const bool repairs = stage_of(row) == "repair" && row.name != "repair.c1-controls";
    const bool named = row.name == "normalize.quotes" || row.name == "restore.possessive";
    if (repairs || named || row.name == "decode.undecodable") expected.push_back(row.name);
  }
  EXPECT_EQ(chosen_rules(options).names(), expected);
}

TEST(ChosenRules, AlwaysGiveUtf8) {
  Options options;
  options.select = {"normalize.form"};
  EXPECT_TRUE(holds(chosen_rules(options), Rule::undecodable));
  options.ignore = {"decode"};
  EXPECT_TRUE(holds(chosen_rules(options), Rule::undecodable));
}

TEST(ChosenRules, RefuseAWrongNameInEachList) {
  for (std::vector<std::string> Options::*list :
       {&Options::select, &Options::ignore, &Options::also}) {
    Options options;
    options.*list = {"decode", "no.such-rule"};
    EXPECT_THROW(static_cast<void>(chosen_rules(options)), Error);
  }
}

TEST(MakeEdit, TakesTheOriginalAndTheRulesConfidence) {
  const Edit edit = make_edit(Rule::lost_dash, "a ? b", {2, 3}, "\u2014");
  EXPECT_EQ(
      edit,
      (Edit{{2, 3}, "?", "\u2014", set_of(Rule::lost_dash), info(Rule::lost_dash).confidence, ""}));
}

}  // namespace
}  // namespace degarble
