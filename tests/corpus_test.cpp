// Every case of corpus/cases and every text of corpus/clean.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cases.hpp"
#include "core/rules.hpp"
#include "promises.hpp"

namespace degarble::testing {
namespace {

const std::string kCorpus = DEGARBLE_CORPUS;

bool is_known_failure(const Case& one) {
  return one.place.find("known-failures.case") != std::string::npos;
}

// All cases, but for those that are known to fail.
std::vector<Case> cases_to_keep() {
  std::vector<Case> cases = read_cases(kCorpus + "/cases");
  std::erase_if(cases, is_known_failure);
  return cases;
}

template <typename List>
std::set<std::string> rules_of(const List& list) {
  std::set<std::string> rules;
  for (const auto& item : list) {
    for (const std::string_view name : item.rules.names()) rules.emplace(name);
  }
  return rules;
}

std::string joined(const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += " " + name;
  return text.empty() ? " none" : text;
}

// How two sets of rules differ; nothing if they are equal, or nothing is expected.
std::string difference(const char* what, const std::optional<std::vector<std::string>>& expected,
                       const std::set<std::string>& found) {
  if (!expected) return "";
  const std::set<std::string> wanted(expected->begin(), expected->end());
  if (wanted == found) return "";
  return std::string(what) + joined(found) + ", not" + joined(wanted);
}

// What is wrong with what becomes of the case; nothing if all is right.
std::string fault_of(const Case& one) {
  Edits edits;
  Findings findings;
  const std::string text = Fixer(one.options).fix(one.in, edits, findings);
  const std::string& expected = one.out ? *one.out : one.in;
  if (text != expected) {
    return "became \"" + escape(text) + "\"\n  instead of \"" + escape(expected) + "\" by" +
           joined(rules_of(edits));
  }
  if (!one.out && !edits.empty()) return "was left alone by edits of" + joined(rules_of(edits));
  const std::string rules = difference("was repaired by", one.rules, rules_of(edits));
  if (!rules.empty()) return rules;
  return difference("has findings of", one.findings, rules_of(findings));
}

TEST(Cases, AreRepairedAsTheySay) {
  const std::vector<Case> cases = cases_to_keep();
  ASSERT_GE(cases.size(), 20u);
  for (const Case& one : cases) {
    const std::string fault = fault_of(one);
    EXPECT_EQ(fault, "") << one.place << ": " << one.name << ": " << fault;
  }
}

TEST(Cases, BreakNoPromise) {
  for (const Case& one : read_cases(kCorpus + "/cases")) {
    const std::string broken = broken_promise(one.options, one.in, 1);
    EXPECT_EQ(broken, "") << one.place << ": " << one.name << ": " << broken;
  }
}

TEST(Cases, KeepTheirPromisesWhenTheyGoThroughOtherOptions) {
  for (const Case& one : read_cases(kCorpus + "/cases")) {
    for (const Options& options : sample_options()) {
      const std::string broken = broken_promise(options, one.in, 1);
      EXPECT_EQ(broken, "") << one.place << ": " << one.name << ": " << broken << " with sample "
                            << &options - sample_options().data();
    }
  }
}

TEST(Cases, HaveNamesOfTheirOwn) {
  std::set<std::string> names;
  for (const Case& one : read_cases(kCorpus + "/cases")) {
    EXPECT_TRUE(names.insert(one.name).second)
        << one.place << ": \"" << one.name << "\" is there twice";
  }
}

TEST(Cases, NameRulesThatExist) {
  for (const Case& one : read_cases(kCorpus + "/cases")) {
    for (const auto& list : {one.rules, one.findings}) {
      if (!list) continue;
      for (const std::string& name : *list) {
        EXPECT_TRUE(std::ranges::any_of(rule_table(),
                                        [&](const RuleInfo& row) { return row.name == name; }))
            << one.place << ": " << name;
      }
    }
  }
}

TEST(Cases, UseEveryRule) {
  std::set<std::string> used;
  for (const Case& one : cases_to_keep()) {
    if (one.rules && one.out) used.insert(one.rules->begin(), one.rules->end());
    if (one.findings) used.insert(one.findings->begin(), one.findings->end());
  }
  for (const RuleInfo& row : rule_table()) {
    EXPECT_TRUE(used.contains(std::string(row.name))) << row.name << " is in no case";
  }
}

TEST(KnownFailures, Fail) {
  const std::string file = kCorpus + "/cases/known-failures.case";
  for (const Case& one : parse_cases(file, read_file(file))) {
    EXPECT_NE(fault_of(one), "") << one.place << ": \"" << one.name
                                 << "\" passes now: move it to the cases of its stage";
  }
}

TEST(CleanTexts, AreLeftAlone) {
  std::size_t texts = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kCorpus + "/clean")) {
    const std::string path = entry.path().string();
    if (entry.path().extension() != ".txt") continue;
    const std::string text = read_file(path);
    ++texts;
    for (const char* profile : {"archive", "standard"}) {
      Options options;
      set_option(options, "profile", profile);
      Edits edits;
      EXPECT_EQ(Fixer(options).fix(text, edits) == text, true) << path;
      for (const Edit& edit : edits) {
        ADD_FAILURE() << path << ":" << edit.span.begin << ": \"" << escape(edit.original)
                      << "\" became \"" << escape(edit.text) << "\" by"
                      << joined(rules_of(Edits{edit}));
      }
    }
    EXPECT_EQ(broken_promise({}, text, 1), "") << path;
  }
  EXPECT_GE(texts, 5u);
}

// What docs/rules.md shows of each rule is what the rule does.
TEST(RuleTable, ShowsExamplesThatWork) {
  for (const RuleInfo& row : rule_table()) {
    std::string before(row.before);
    Options options;
    options.profile = row.since;
    if (row.rule == Rule::newlines) options.newlines = Newlines::lf;
    if (const std::size_t note = before.find(" (--from "); note != std::string::npos) {
      options.from = before.substr(note + 9, before.size() - note - 10);
      before.resize(note);
    }
    Edits edits;
    Findings findings;
    const std::string text = Fixer(options).fix(unescape(before), edits, findings);
    EXPECT_EQ(escape(text), escape(unescape(row.after))) << row.name;
    std::set<std::string> rules = rules_of(edits);
    rules.merge(rules_of(findings));
    EXPECT_TRUE(rules.contains(std::string(row.name)))
        << row.name << ": came from" << joined(rules);
  }
}

}  // namespace
}  // namespace degarble::testing
