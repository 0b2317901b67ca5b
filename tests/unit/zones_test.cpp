// Zones of real files and of hand-made lines. corpus/zones/ has a text NAME and its zones
// NAME.zones, one a line: "line:first-last kind text", columns in characters, from 1. A string has
// its delimiter behind its kind. "wrong" in front of a line says that the zone is found, but should
// not be; "missing", that it should be found, and is not.
#include "text/zones.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "core/utf8.hpp"
#include "random.hpp"

namespace degarble {
namespace {

namespace fs = std::filesystem;

using Lines = std::vector<std::string>;

constexpr std::string_view kKinds[] = {"code_span",  "source_code",   "address",     "markup",
                                       "table_cell", "quoted_string", "letter_list", "mention"};

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream content;
  content << in.rdbuf();
  return content.str();
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return !is_continuation(c); }));
}

// Calls `use(number, line_begin)` for each line of a text.
template <typename Use>
void for_each_line(std::string_view text, Use use) {
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    use(++number, begin);
    begin = std::min(text.find('\n', begin), text.size()) + 1;
  }
}

std::string_view text_of(std::string_view text, const Zone& zone) {
  return text.substr(zone.span.begin, zone.span.size());
}

// As in the files of corpus/zones/.
Lines listed(std::string_view text) {
  Lines lines;
  Zones zones(text);
  for_each_line(text, [&](std::size_t number, std::size_t begin) {
    for (const Zone& zone : zones.of_line(begin)) {
      const std::size_t first = characters_in(text.substr(begin, zone.span.begin - begin)) + 1;
      const std::size_t last = characters_in(text.substr(begin, zone.span.end - begin));
      std::string line =
          std::to_string(number) + ":" + std::to_string(first) + "-" + std::to_string(last) + " ";
      line += zone.depth == 0 ? kKinds[static_cast<std::size_t>(zone.kind)] : "inner_string";
      if (zone.delimiter != 0) line += std::string(" ") + zone.delimiter;
      lines.push_back(line + "  " + std::string(text_of(text, zone)));
    }
  });
  return lines;
}

fs::path folder() { return fs::path(DEGARBLE_CORPUS) / "zones"; }

std::vector<fs::path> samples() {
  std::vector<fs::path> found;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder())) {
    if (entry.path().extension() != ".zones") found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

bool cut_prefix(std::string& line, std::string_view prefix) {
  if (!line.starts_with(prefix)) return false;
  line.erase(0, prefix.size());
  return true;
}

TEST(Zones, AreThoseOfTheSamples) {
  std::size_t count = 0;
  for (const fs::path& sample : samples()) {
    const std::string text = read_file(sample);
    ASSERT_TRUE(fs::exists(sample.string() + ".zones")) << sample;
    std::istringstream in(read_file(sample.string() + ".zones"));
    Lines expected;
    Lines missing;
    for (std::string line; std::getline(in, line);) {
      cut_prefix(line, "wrong ");
      (cut_prefix(line, "missing ") ? missing : expected).push_back(line);
    }
    const Lines found = listed(text);
    Lines lost;
    Lines added;
    std::ranges::copy_if(expected, std::back_inserter(lost), [&](const std::string& line) {
      return std::ranges::find(found, line) == found.end();
    });
    std::ranges::copy_if(found, std::back_inserter(added), [&](const std::string& line) {
      return std::ranges::find(expected, line) == expected.end();
    });
    EXPECT_EQ(lost, Lines()) << sample << ": not found any more";
    EXPECT_EQ(added, Lines()) << sample << ": found, and not expected";
    for (const std::string& line : missing) {
      EXPECT_TRUE(std::ranges::find(found, line) == found.end())
          << sample << " knows now: " << line;
    }
    ++count;
  }
  EXPECT_GE(count, 40u);
}

struct Example {
  ZoneKind kind;
  std::string_view text;
  std::string_view zone;  // the whole of it; of a near miss nothing
};

Lines found_of_kind(std::string_view text, ZoneKind kind) {
  Lines found;
  Zones zones(text);
  for_each_line(text, [&](std::size_t, std::size_t begin) {
    for (const Zone& zone : zones.of_line(begin)) {
      if (zone.kind == kind) found.emplace_back(text_of(text, zone));
    }
  });
  return found;
}

using enum ZoneKind;

constexpr Example kExamples[] = {
    {code_span, "Call `it's()` now.", "`it's()`"},
    {code_span, "A ``b ` c`` d", "``b ` c``"},
    {code_span, "```\nit's\n```\nit's", "it's"},
    {code_span, "~~~ sh\nit's\n~~~\nit's", "it's"},
    {code_span, "the <code>it's</code> tag", "it's"},
    {code_span, "<script>\nit's\n</script>", "it's"},
    {source_code, "x->y = f(z);  // it's a comment", "x->y = f(z);"},
    {source_code, "puts(\"it's a long tale\");", "puts("},
    {source_code, ".SH The NAME of the game", ".SH"},
    {source_code, "the \\emph{word} stands", "\\emph{word}"},
    {source_code, "for (auto id : ids) {", "for (auto id : ids) {"},
    {source_code,
     "text: it's all about the words in a row\nname: a_b\nkind: [x_y, z]\nsize: {a: 1}\nhead: {b: "
     "2}",
     "text:"},
    {source_code, "$ sudo apt-get install -y foo", "$ sudo apt-get install -y foo"},
    {address, "see https://a.example/?q=it's.", "https://a.example/?q=it"},
    {address, "Mail to <j.o@example.org>!", "j.o@example.org"},
    {address, "in /etc/init.d/x, at", "/etc/init.d/x"},
    {address, "the value of foo_bar is", "foo_bar"},
    {address, "with std::string in it", "std::string"},
    {address, "by getValue of it", "getValue"},
    {address, "\u8A73\u7D30\u306Fhttp://a.example/\u3092\u89B3", "http://a.example/"},  // Japanese
    {address, "Don't open readme.txt!", "readme.txt"},
    {markup, "it&rsquo;s", "&rsquo;"},
    {markup, "it&#8217;s", "&#8217;"},
    {markup, "text<br/>text", "<br/>"},
    {markup, "<!-- it's -->x", "<!-- it's -->"},
    {markup, "a <a href='x'\n  title=\"it's\">b", "<a href='x'"},
    {table_cell, "l'eau\tthe water", "l'eau"},
    {table_cell, "\"it's\",\"2\"", "\"it's\""},
    {table_cell, "| it's | b |\n|---|---|\n| c | d |", "it's"},
    {table_cell, "it's    two\nsome    six", "it's"},
    {table_cell, "a.io/b,v1.2,h1:aB=\na.io/c,v1.3,h1:cD=\na.io/d,v1.0,h1:eF=", "a.io/b"},
    {quoted_string, "f(\"it's\");", "\"it's\""},
    {quoted_string, "f('it\\'s', 1);", "'it\\'s'"},
    {quoted_string, "VALUES ('O''Brien');", "'O''Brien'"},
    {quoted_string, "<a title='x y'>", "'x y'"},
    {quoted_string, "\"key\": \"it's\",", "\"key\""},
    {letter_list, "\u00E0\u00E8\u00E9\u00EC\u00F2\u00F9", "\u00E0\u00E8\u00E9\u00EC\u00F2\u00F9"},
    {letter_list, "the \u010D, \u0161, \u017E of", "\u010D, \u0161, \u017E"},  // c, s, z, carons
    {letter_list, "a b c d", "a b c d"},
    {letter_list, "in [a-z\u00E4\u00F6\u00FC]+ only", "[a-z\u00E4\u00F6\u00FC]"},
    {letter_list, "gr\u00E5/ABd", "ABd"},
    {letter_list, "Oslo/\u00DD", "\u00DD"},
    {letter_list, "\u3105\u3106\u3107\u3108\u3109", "\u3105\u3106\u3107\u3108\u3109"},
    {letter_list, "\u0430\u0431\u0432\u0433\u0434\u0435", "\u0430\u0431\u0432\u0433\u0434\u0435"},
    {mention, "the \u201C\u00E9\u201D key", "\u201C\u00E9\u201D"},
    {mention, "it shows '\u00C3\u00A9' there", "'\u00C3\u00A9'"},
    {mention, "caf\u00C3\u00A9 -> caf\u00E9", "caf\u00C3\u00A9 -> caf\u00E9"},
    {mention, "caf\u00C3\u00A9 instead of caf\u00E9", "caf\u00C3\u00A9 instead of caf\u00E9"},
    {mention, "the \u00E9 (U+00E9) key", "\u00E9 (U+00E9"},
    {mention, "n\u00E2\tn\u0101", "n\u00E2\tn\u0101"},
};

TEST(Zones, AreFoundInExamples) {
  for (const auto& [kind, text, zone] : kExamples) {
    const Lines found = found_of_kind(text, kind);
    EXPECT_EQ(found.empty() ? "" : found.front(), zone) << text;
  }
}

// Good prose, and other texts, that look a little like a zone and are none.
constexpr Example kNearMisses[] = {
    {code_span, "l`Aquila e l`Etna sono belle", {}},
    {code_span, "a ``quoted'' word and ``another'' one", {}},
    {code_span, "a `quoted' word and `another' one", {}},
    {code_span, "O`Brien said no", {}},
    {code_span, "the 5` mark", {}},
    {code_span, "wait ` and then ` go", {}},
    {code_span, "~~~~~~~~~~\nit's a ruler\n~~~~~~~~~~", {}},
    {code_span, "~ it's a tilde ~", {}},
    {code_span, "```\nit's the end of the text", {}},
    {code_span, "the <code> element isn't closed", {}},
    {code_span, "the code is `", {}},
    {source_code, "I don't know; she doesn't, either.", {}},
    {source_code, "If you go (and I'd go), call me;", {}},
    {source_code, "for while he lived, he loved;", {}},
    {source_code, "import duties are high; return them", {}},
    {source_code, "The file(s) and word(s) were lost.", {}},
    {source_code, "He wrote f(x) on the board.", {}},
    {source_code, "Note: it's a quarter to ten.", {}},
    {source_code, "\"Yes.\"\n\"No.\"\n\"Why?\"", {}},
    {source_code, "a = b is an equation that we know", {}},
    {source_code, ".NET is a framework", {}},
    {source_code, "C\u2019est la vie ; et puis voil\u00E0 !", {}},
    {source_code, "And the sun went down;\nAnd the moon came up;\nAnd all was still;", {}},
    {source_code, "* It's an item\n* It isn't one\n- Nor this", {}},
    {source_code, "$100 isn't much, nor is 5%", {}},
    {source_code, "Art. 5(2) and \u00A7 3[1] apply", {}},
    {source_code, "class act; public house; static noise", {}},
    {address, "e.g. and/or he/she", {}},
    {address, "Dr.No and Mr.Smith", {}},
    {address, "It's 3.5 in the U.S. at 5 p.m.", {}},
    {address, "the end.Then he left", {}},
    {address, "an iPhone, an eBay and macOS", {}},
    {address, "McDonald, O'Brien and LaTeX", {}},
    {address, "on 12/03/2021 at 24/7", {}},
    {address, "w/o and c/o and km/h", {}},
    {address, "_really_ said she", {}},
    {address, "word--another word", {}},
    {address, "3 @ 5 cents", {}},
    {address, "US$ 5 and 5$", {}},
    {address, "it is so.it was", {}},
    {markup, "if a < b and c > d", {}},
    {markup, "AT&T and R&D; Q&A;", {}},
    {markup, "I <3 you", {}},
    {markup, "x <y and z> w", {}},
    {markup, "<<Oui>>, dit-il", {}},
    {markup, "a <- b", {}},
    {markup, "salt & pepper; oil", {}},
    {markup, "std::vector<int> x", {}},
    {markup, "<stdio.h> and <j@example.org>", {}},
    {markup, "5 < 6", {}},
    {markup, "this & that;", {}},
    {markup, "<https://a.example>", {}},
    {table_cell, "It ended.  Then it began.", {}},
    {table_cell, "\tIt's indented\n\tIt's indented, too", {}},
    {table_cell, "A, B and C, or D, said she", {}},
    {table_cell, "1,200,000 people and 3,500 cats", {}},
    {table_cell, "either | or is the question\nand this isn't one", {}},
    {table_cell, "a || b", {}},
    {table_cell, "{1,2,3},\n{4,5,6},\n{7,8,9},", {}},
    {table_cell, "Well,well,what is this", {}},
    {table_cell, "Ja; nein; doch; vielleicht", {}},
    {table_cell, "a  justified line of\nsome prose  that was\nset  by a machine", {}},
    {table_cell, "    verse is indented\n    like a block", {}},
    {table_cell, "Nice to  meet you", {}},
    {table_cell,
     "la formule =MEDIANE(1;5;9;20;21) renvoie 9 comme la valeur m\u00E9diane de tout "
     "ce que l'on a mis en elle, et ce n'est pas peu de chose",
     {}},
    {table_cell, "\"I know,\" said he, \"but\"", {}},
    {quoted_string, "Don't and can't and won't", {}},
    {quoted_string, "'Tis the boys' boat, o' course", {}},
    {quoted_string, "\"I know,\" said he.", {}},
    {quoted_string, "rock 'n' roll", {}},
    {quoted_string, "the '90s and the '80s", {}},
    {quoted_string, "5' 11\" tall", {}},
    {quoted_string, "He said 'no' to me.", {}},
    {quoted_string, "a \"so-called\" friend", {}},
    {quoted_string, "l'homme qu'il n'a vu qu'\u00E0 l'h\u00F4tel", {}},
    {quoted_string, "Kids' and ladies' wear", {}},
    {quoted_string, "\"Yes.\"\n\n\"No.\"", {}},
    {letter_list, "A, B and C went home", {}},
    {letter_list, "J. R. R. Tolkien", {}},
    {letter_list, "I a m tired", {}},
    {letter_list, "\u00E0 l\u00E0 o\u00F9 \u00EAtre", {}},
    {letter_list, "\u0111\u01B0\u1EE3c ng\u01B0\u1EDDi", {}},      // Vietnamese words
    {letter_list, "\u0111\u00E3 \u0111\u1EBF", {}},                // Vietnamese words
    {letter_list, "\u0433\u0434\u0435 \u0438 \u0432 \u043A", {}},  // "where", "and", "in", "to"
    {letter_list, "and/or\nAC/DC\nEither/Or", {}},
    {letter_list, "[non-English] and [1] and [12-14]", {}},
    {letter_list, "[e-mail] [sic]", {}},
    {letter_list, "\u30A6\u30A3\u30F3\u30C9\u30A6", {}},   // "window" in katakana
    {letter_list, "\u8868\u793A/\u975E\u8868\u793A", {}},  // "shown/hidden"
    {letter_list, "D e a r  S i r", {}},
    {letter_list, "a i o u w z", {}},  // Polish words of one letter
    {mention, "\u00AB Oui \u00BB, \u00AB Non \u00BB", {}},
    {mention, "\u201CO\u00F9?\u201D \u201CL\u00E0!\u201D", {}},
    {mention, "coffee instead of tea", {}},
    {mention, "Paris -> London", {}},
    {mention, "rock 'n' roll", {}},
    {mention, "a \u201Cword\u201D alone", {}},
    {mention, "men rather than women", {}},
    {mention, "(a) first, (b) second", {}},
    {mention, "\u00AB\u0414\u0430\u00BB, \u0441\u043A\u0430\u0437\u0430\u043B", {}},  // "yes"
    {mention, "Z\u00FCrich is nice", {}},
    {mention, "U+ and you", {}},
    {mention, "\u201CNo\u2014\u201D \u201C\u2026\u201D?", {}},
};

TEST(Zones, AreNotSeenInNearMisses) {
  std::size_t counts[std::size(kKinds)] = {};
  for (const auto& [kind, text, zone] : kNearMisses) {
    EXPECT_EQ(found_of_kind(text, kind), Lines()) << text;
    ++counts[static_cast<std::size_t>(kind)];
  }
  for (const std::size_t count : counts) EXPECT_GE(count, 10u);
}

// What its neighbours are tells what a line is, but not against its words.
TEST(Zones, OfSourceLeaveProseBetweenItAlone) {
  constexpr std::string_view kCode = "  x->y = f(z);\n  if (a_b != c) {\n    return g(&d);\n  }\n";
  const std::string code(kCode);
  const std::string prose = "  Set the value of foo_bar to what it was.\n";
  const std::string text = code + "  else\n" + code + prose + code;
  Zones zones(text);
  EXPECT_TRUE(zones.holds(text.find("else"), source_code));
  EXPECT_TRUE(found_of_kind(code + prose + code, source_code) ==
              found_of_kind(code + code, source_code));
}

TEST(Zones, AreFoundByPlace) {
  const std::string_view text = "f(\"a = 'b'\", 1);\r\nit's prose";
  Zones zones(text);
  const std::size_t inner = text.find('b');
  ASSERT_NE(zones.find(inner, quoted_string), nullptr);
  EXPECT_EQ(text_of(text, *zones.find(inner, quoted_string)), "'b'");
  EXPECT_EQ(zones.find(inner, quoted_string)->delimiter, '\'');
  EXPECT_EQ(zones.find(inner - 2, quoted_string)->delimiter, '"');
  EXPECT_FALSE(zones.holds(0, quoted_string));
  EXPECT_TRUE(zones.holds(0, source_code));
  EXPECT_FALSE(zones.holds(text.find('\r'), source_code));
  EXPECT_TRUE(zones.of_line(text.size() - 1).empty());
  EXPECT_TRUE(zones.of_line(text.size()).empty());
  EXPECT_TRUE(Zones("").of_line(0).empty());
}

// What is true of the zones of any text.
void check(std::string_view text, testing::Random& random) {
  Zones forward(text);
  std::vector<std::size_t> begins;
  std::vector<std::vector<Zone>> found;
  for_each_line(text, [&](std::size_t, std::size_t begin) {
    begins.push_back(begin);
    found.push_back(forward.of_line(begin));
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const Zone* last = nullptr;
    for (const Zone& zone : found.back()) {
      ASSERT_LT(zone.span.begin, zone.span.end);
      ASSERT_GE(zone.span.begin, begin);
      ASSERT_LE(zone.span.end, end);
      ASSERT_FALSE(is_continuation(text[zone.span.begin]));
      ASSERT_FALSE(zone.span.end < text.size() && is_continuation(text[zone.span.end]));
      ASSERT_EQ(zone.delimiter != 0, zone.kind == quoted_string);
      if (last != nullptr && last->kind == zone.kind && last->depth == zone.depth) {
        ASSERT_LE(last->span.end, zone.span.begin);
      }
      ASSERT_TRUE(last == nullptr || last->kind <= zone.kind);
      last = &zone;
    }
  });
  Zones any_order(text);
  for (std::size_t tries = 0; tries < 2 * begins.size(); ++tries) {
    const std::size_t line = random.below(begins.size());
    ASSERT_EQ(any_order.of_line(begins[line]), found[line]) << text;
  }
}

TEST(Zones, AreInOrderWhoeverAsksInWhateverOrder) {
  testing::Random random(testing::test_seed());
  std::string all;
  for (const fs::path& sample : samples()) all += read_file(sample);
  for (std::size_t tries = 0; tries < testing::tries(300); ++tries) {
    std::string text;
    for (std::size_t chunks = random.below(8) + 1; chunks > 0; --chunks) {
      const std::size_t begin = character_start(all, random.below(all.size()));
      const std::size_t end = character_start(all, std::min(begin + random.below(400), all.size()));
      text.append(all, begin, end - begin);
    }
    check(text, random);
    if (HasFatalFailure()) return;
  }
}

// Were anything quadratic, this would not end.
TEST(Zones, OfManySignsAreFoundInTimeLinearInIt) {
  constexpr std::string_view kPieces[] = {
      "\"",    "'",       "`",        "<",        "\t",      "[",       "{",     "&",
      "|",     ", ",      " ",        "\\",       "-> ",     "<a b=\"", "<!--",  "a@b.",
      "/a",    "[a-",     "\u00E9, ", "\u00E9",   "a_b ",    "''",      "\"\",", "<a b='<a c=\"",
      "a,",    "U+00E9 ", "``` ",     "'a' ",     "<code>",  "x ",      "\n",    "```\n",
      "\"a\n", "<a\n",    "a\tb\n",   "- x  y\n", "(\u201C", "# ",      "/*",    "//",
      " 'x",   " `x"};
  for (const std::string_view piece : kPieces) {
    std::string text;
    while (text.size() < testing::tries(512 * 1024)) text += piece;
    Zones zones(text);
    std::size_t count = 0;
    for_each_line(text,
                  [&](std::size_t, std::size_t begin) { count += zones.of_line(begin).size(); });
    EXPECT_LE(count, 2 * text.size()) << piece;
    for (std::size_t at = 0; at < text.size(); at += 16) zones.holds(at, address);
  }
}

}  // namespace
}  // namespace degarble
