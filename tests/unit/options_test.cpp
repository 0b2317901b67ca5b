// The table of options: each can be set, and each mistake is answered with what would be right.
#include "core/options.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace degarble {
namespace {

std::string error_of(std::string_view name, std::string_view value) {
  Options options;
  try {
    set_option(options, name, value);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

bool mentions(const std::string& message, std::string_view part) {
  return message.find(part) != std::string::npos;
}

std::vector<std::string_view> choices_of(const OptionInfo& row) {
  std::vector<std::string_view> choices;
  std::string_view rest = row.choices;
  while (!rest.empty()) {
    const std::size_t bar = std::min(rest.find('|'), rest.size());
    choices.push_back(rest.substr(0, bar));
    rest.remove_prefix(std::min(bar + 1, rest.size()));
  }
  return choices;
}

TEST(OptionTable, NamesAndLettersAreUniqueAndWellFormed) {
  std::set<std::string_view> names;
  std::set<char> letters;
  for (const OptionInfo& row : option_table()) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_FALSE(row.name.empty());
    EXPECT_EQ(row.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string_view::npos);
    EXPECT_TRUE(row.letter == 0 || letters.insert(row.letter).second) << row.name;
    EXPECT_EQ(row.value.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), std::string_view::npos);
  }
}

TEST(OptionTable, HelpIsOneShortSentence) {
  for (const OptionInfo& row : option_table()) {
    EXPECT_TRUE(row.help.ends_with('.')) << row.name;
    EXPECT_LE(row.help.size(), 180u) << row.name;
    EXPECT_EQ(row.help.find('\n'), std::string_view::npos) << row.name;
  }
}

TEST(OptionTable, ASwitchIsOnOrOff) {
  for (const OptionInfo& row : option_table()) {
    EXPECT_EQ(row.value.empty(), row.choices == "on|off") << row.name;
  }
}

struct Setting {
  std::string_view name;
  std::string_view value;
  bool (*is_set)(const Options&);
};
const Setting kSettings[] = {
    {"from", "cp850", [](const Options& o) { return o.from == "cp850"; }},
    {"hint", "cp850", [](const Options& o) { return o.hint == "cp850"; }},
    {"as", "auto", [](const Options& o) { return o.as == Format::automatic; }},
    {"as", "plain", [](const Options& o) { return o.as == Format::plain; }},
    {"as", "json", [](const Options& o) { return o.as == Format::json; }},
    {"as", "jsonl", [](const Options& o) { return o.as == Format::jsonl; }},
    {"as", "csv", [](const Options& o) { return o.as == Format::csv; }},
    {"as", "tsv", [](const Options& o) { return o.as == Format::tsv; }},
    {"as", "html", [](const Options& o) { return o.as == Format::html; }},
    {"as", "xml", [](const Options& o) { return o.as == Format::xml; }},
    {"as", "sql", [](const Options& o) { return o.as == Format::sql; }},
    {"as", "srt", [](const Options& o) { return o.as == Format::srt; }},
    {"as", "vtt", [](const Options& o) { return o.as == Format::vtt; }},
    {"as", "ass", [](const Options& o) { return o.as == Format::ass; }},
    {"as", "po", [](const Options& o) { return o.as == Format::po; }},
    {"field", "/a/0/text",
     [](const Options& o) { return o.field == std::vector<std::string>{"/a/0/text"}; }},
    {"column", "text",
     [](const Options& o) { return o.column == std::vector<std::string>{"text"}; }},
    {"profile", "archive", [](const Options& o) { return o.profile == Preset::archive; }},
    {"profile", "standard", [](const Options& o) { return o.profile == Preset::standard; }},
    {"profile", "nlp", [](const Options& o) { return o.profile == Preset::nlp; }},
    {"select", "decode,,repair.c1-controls,",
     [](const Options& o) {
       return o.select == std::vector<std::string>{"decode", "repair.c1-controls"};
     }},
    {"ignore", "restore",
     [](const Options& o) { return o.ignore == std::vector<std::string>{"restore"}; }},
    {"also", "normalize.quotes",
     [](const Options& o) { return o.also == std::vector<std::string>{"normalize.quotes"}; }},
    {"min-confidence", "0", [](const Options& o) { return o.min_confidence == 0; }},
    {"min-confidence", "100", [](const Options& o) { return o.min_confidence == 100; }},
    {"form", "none", [](const Options& o) { return o.form == Form::none; }},
    {"form", "nfc", [](const Options& o) { return o.form == Form::nfc; }},
    {"form", "nfd", [](const Options& o) { return o.form == Form::nfd; }},
    {"form", "nfkc", [](const Options& o) { return o.form == Form::nfkc; }},
    {"form", "nfkd", [](const Options& o) { return o.form == Form::nfkd; }},
    {"newlines", "keep", [](const Options& o) { return o.newlines == Newlines::keep; }},
    {"newlines", "lf", [](const Options& o) { return o.newlines == Newlines::lf; }},
    {"newlines", "crlf", [](const Options& o) { return o.newlines == Newlines::crlf; }},
    {"apostrophe", "match", [](const Options& o) { return o.apostrophe == Apostrophe::match; }},
    {"apostrophe", "straight",
     [](const Options& o) { return o.apostrophe == Apostrophe::straight; }},
    {"apostrophe", "curly", [](const Options& o) { return o.apostrophe == Apostrophe::curly; }},
    {"assume-dropped", "on", [](const Options& o) { return o.assume_dropped; }},
    {"assume-dropped", "off", [](const Options& o) { return !o.assume_dropped; }},
    {"line-buffered", "on", [](const Options& o) { return o.line_buffered; }},
    {"line-buffered", "off", [](const Options& o) { return !o.line_buffered; }},
    {"explain", "on", [](const Options& o) { return o.explain; }},
    {"explain", "off", [](const Options& o) { return !o.explain; }},
};

// Options in which no setting above is the default one.
Options other_options() {
  Options options;
  options.line_buffered = true;
  options.explain = true;
  options.assume_dropped = true;
  options.apostrophe = Apostrophe::straight;
  return options;
}

TEST(SetOption, SetsWhatItNames) {
  for (const Setting& setting : kSettings) {
    Options options = other_options();
    if (setting.value == "on") {
      options.line_buffered = options.assume_dropped = options.explain = false;
    }
    options.as = setting.value == "html" ? Format::plain : Format::html;
    if (setting.value == "straight") options.apostrophe = Apostrophe::match;
    if (setting.value == "standard") options.profile = Preset::nlp;
    set_option(options, setting.name, setting.value);
    EXPECT_TRUE(setting.is_set(options)) << setting.name << "=" << setting.value;
  }
}

TEST(SetOption, IsTestedForEveryOptionAndEveryChoice) {
  const auto is_tested = [](std::string_view name, std::string_view value) {
    return std::ranges::any_of(kSettings, [&](const Setting& setting) {
      return setting.name == name && (value.empty() || setting.value == value);
    });
  };
  for (const OptionInfo& row : option_table()) {
    EXPECT_TRUE(is_tested(row.name, "")) << row.name;
    for (const std::string_view choice : choices_of(row)) {
      EXPECT_TRUE(is_tested(row.name, choice)) << row.name << "=" << choice;
    }
  }
}

TEST(SetOption, AddsToListsAndReplacesTheRest) {
  Options options;
  set_option(options, "select", "decode");
  set_option(options, "select", "repair,restore");
  EXPECT_EQ(options.select, (std::vector<std::string>{"decode", "repair", "restore"}));
  set_option(options, "from", "cp850");
  set_option(options, "from", "cp437");
  EXPECT_EQ(options.from, "cp437");
}

TEST(SetOption, SaysWhatWouldBeRight) {
  for (const OptionInfo& row : option_table()) {
    if (row.choices.empty()) continue;
    const std::string message = error_of(row.name, "purple");
    EXPECT_TRUE(mentions(message, "--" + std::string(row.name))) << message;
    EXPECT_TRUE(mentions(message, "\"purple\"")) << message;
    EXPECT_TRUE(mentions(message, row.choices)) << message;
  }
}

TEST(SetOption, RefusesWhatIsNoPercentage) {
  for (const std::string_view wrong : {"", "x", "-1", "101", "5 ", "5%", "1e2", "99999999999999"}) {
    const std::string message = error_of("min-confidence", wrong);
    EXPECT_TRUE(mentions(message, "--min-confidence")) << message;
    EXPECT_TRUE(mentions(message, "\"" + std::string(wrong) + "\"")) << message;
    EXPECT_TRUE(mentions(message, "0 to 100")) << message;
  }
}

TEST(SetOption, RefusesPartsOfAChoice) {
  for (const std::string_view wrong : {"", "nf", "nfcc", "NFC", "nfc|nfd", "|"}) {
    EXPECT_TRUE(mentions(error_of("form", wrong), "none|nfc|nfd|nfkc|nfkd")) << wrong;
  }
}

TEST(SetOption, NamesTheOptionsWhenThereIsNoSuchOne) {
  const std::string message = error_of("min_confidence", "5");
  EXPECT_TRUE(mentions(message, "\"min_confidence\"")) << message;
  for (const OptionInfo& row : option_table()) EXPECT_TRUE(mentions(message, row.name)) << message;
}

}  // namespace
}  // namespace degarble
