#include "text/zoning/letter_lists.hpp"

#include <algorithm>
#include <optional>

#include "core/script.hpp"
#include "text/zoning/bytes.hpp"

namespace degarble::zoning {
namespace {

// Options of an affix file (hunspell(5)) that are followed by letters and pieces of words.
constexpr std::string_view kAffixOptions[] = {"SFX ",
                                              "PFX ",
                                              "TRY ",
                                              "REP ",
                                              "MAP ",
                                              "KEY ",
                                              "ICONV ",
                                              "OCONV ",
                                              "BREAK ",
                                              "WORDCHARS ",
                                              "NEEDAFFIX ",
                                              "COMPOUNDFLAG ",
                                              "ONLYINCOMPOUND ",
                                              "FORBIDDENWORD ",
                                              "NOSUGGEST ",
                                              "CIRCUMFIX ",
                                              "KEEPCASE ",
                                              "PHONE ",
                                              "IGNORE ",
                                              "COMPOUNDRULE ",
                                              "COMPOUNDBEGIN ",
                                              "COMPOUNDEND "};

// Words that join the last letter of a list to it.
constexpr std::string_view kAnd[] = {"and", "or",  "und", "oder", "et",   "ou",
                                     "y",   "o",   "e",   "i",    "a",    "og",
                                     "en",  "och", "ja",  "lub",  "nebo", "\u0438"};

// The letters that a, e, ... z with marks are made from, from U+00C0 on; '*' for none.
constexpr std::string_view kBases =
    "AAAAAA*CEEEEIIIIDNOOOOO*OUUUUYTsaaaaaa*ceeeeiiiidnooooo*ouuuuyty"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi**JjKkkLlLlLlLlLlNnNnNnn**OoOoOo**"
    "RrRrRrSsSsSs"
    "SsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

// The letter without its marks, in lower case; itself where there is no table for it.
char32_t base_of(char32_t c) {
  if (c >= 0xC0 && c < 0xC0 + kBases.size() && kBases[c - 0xC0] != '*') {
    c = static_cast<unsigned char>(kBases[c - 0xC0]);
  }
  return c < 0x80 ? c | 0x20 : c;
}

// What a run of letters shows while it is read.
struct LetterRun {
  std::size_t letters = 0;
  std::size_t above_ascii = 0;
  std::size_t latin_above = 0;  // of them, Latin ones
  std::size_t repeated = 0;     // the same as the one before
  std::size_t descents = 0;     // in the alphabet, marks and case not counted
  std::size_t steps = 0;        // to the next letter of its script's block, or one behind it
  char32_t last = 0;

  void add(char32_t c) {
    ++letters;
    above_ascii += c >= 0x80;
    latin_above += c >= 0x80 && script_of(c) == Script::latin;
    if (letters > 1) {
      repeated += c == last;
      descents += base_of(c) < base_of(last);
      steps += c > last && c - last <= 2;
    }
    last = c;
  }

  // "\u00E0\u00E8\u00E9\u00EC", "a\u00E0\u00E2bc\u00E7", "\u0430\u0431\u0432\u0433\u0434". No
  // word has three letters with marks and no other; Vietnamese ones have two.
  [[nodiscard]] bool is_list() const {
    if (repeated > 1) return false;
    if (letters > 2 && latin_above == letters && repeated == 0) return true;
    if (latin_above > 2 && letters > 5 && descents == 0) return true;
    if (letters < 5) return false;
    return steps + 1 == letters || (letters > 9 && steps * 5 > letters * 4);
  }
};

bool is_letter_at(std::string_view line, std::size_t at) {
  return at < line.size() && is_letter(well_formed_character_at(line, at).code_point);
}

std::size_t run_end(std::string_view line, std::size_t at, LetterRun& run) {
  while (at < line.size()) {
    const Character c = well_formed_character_at(line, at);
    if (!is_letter(c.code_point)) break;
    run.add(c.code_point);
    at += c.length;
  }
  return at;
}

void find_runs(std::string_view line, Found& found) {
  for (std::size_t at = 0; at < line.size();) {
    LetterRun run;
    const std::size_t end = run_end(line, at, run);
    if (run.is_list()) found.add(ZoneKind::letter_list, at, end);
    at = end < line.size() ? end + well_formed_character_at(line, end).length : end;
  }
}

// "[a-z\u00E4\u00F6]": a class with a range, and no spaces.
bool has_range(std::string_view inside) {
  for (std::size_t at = inside.find('-'); at != kNone; at = inside.find('-', at + 1)) {
    if (at == 0 || at + 1 == inside.size()) continue;
    const char32_t low = character_before(inside, at).code_point;
    const char32_t high = well_formed_character_at(inside, at + 1).code_point;
    const bool usual = low == U'a' || low == U'A' || low == U'0' || low == U'1' || low >= 0x80;
    const bool ends = high == U'z' || high == U'Z' || high == U'f' || high == U'F' ||
                      high >= 0x80 || (high >= U'1' && high <= U'9' && low < high);
    if (usual && ends && low < high && !(low == U'1' && inside.size() > 3 && high < U'9')) {
      return true;
    }
  }
  return false;
}

void find_classes(std::string_view line, Found& found) {
  constexpr std::size_t kLongest = 128;
  for (std::size_t at = line.find('['); at != kNone; at = line.find('[', at + 1)) {
    const std::size_t end = line.substr(0, std::min(line.size(), at + kLongest)).find(']', at);
    if (end == kNone) continue;
    const std::string_view inside = line.substr(at + 1, end - at - 1);
    if (inside.find_first_of(" [") == kNone && has_range(inside)) {
      found.add(ZoneKind::letter_list, at, end + 1);
    }
  }
}

// One letter by itself, perhaps in quotation marks.
struct Item {
  std::size_t begin;
  std::size_t end;
  char32_t letter;
};

bool is_quote_mark(char32_t c) {
  return c == U'"' || c == U'\'' || c == U'`' || (c >= 0x2018 && c <= 0x201E) || c == 0xAB ||
         c == 0xBB;
}

// The item at `at`, which is the beginning of a character.
std::optional<Item> item_at(std::string_view line, std::size_t at) {
  const std::size_t begin = at;
  Character c = well_formed_character_at(line, at);
  const bool quoted = is_quote_mark(c.code_point);
  if (quoted) {
    at += c.length;
    if (at == line.size()) return std::nullopt;
    c = well_formed_character_at(line, at);
  }
  if (!is_letter(c.code_point) || is_unspaced(c.code_point)) return std::nullopt;
  at += c.length;
  if (is_letter_at(line, at) || is_ascii_digit(at_or_nul(line, at))) return std::nullopt;
  if (quoted) {
    if (at == line.size()) return std::nullopt;
    const Character mark = well_formed_character_at(line, at);
    if (!is_quote_mark(mark.code_point)) return std::nullopt;
    at += mark.length;
  }
  return Item{begin, at, c.code_point};
}

// The end of what separates two items at `at`: space, one sign, and space.
std::size_t separator_end(std::string_view line, std::size_t at) {
  std::size_t end = skip_blanks(line, at);
  if (is_one_of(at_or_nul(line, end), ",/|;+") && end < line.size()) ++end;
  return skip_blanks(line, end);
}

// Behind "and" and its like, where the last item may stand.
std::size_t behind_and(std::string_view line, std::size_t at) {
  for (const std::string_view word : kAnd) {
    const std::size_t end = at + word.size();
    if (stands_at(line, at, word) && is_blank(at_or_nul(line, end))) return skip_blanks(line, end);
  }
  return kNone;
}

class ListFinder {
 public:
  ListFinder(std::string_view line, Found& found) : line_(line), found_(found) {}

  void run() {
    for (std::size_t at = 0; at < line_.size();) {
      const auto first = begins_word(at) ? item_at(line_, at) : std::nullopt;
      at = first ? read_list(*first) : at + well_formed_character_at(line_, at).length;
    }
  }

 private:
  [[nodiscard]] bool begins_word(std::size_t at) const {
    const char before = before_or_nul(line_, at);
    return before == '\0' ||
           (is_ascii(before) && !is_ascii_alphanumeric(before) && !is_one_of(before, "'-._"));
  }

  std::size_t read_list(Item first) {
    LetterRun run;
    run.add(first.letter);
    std::size_t end = first.end;
    const std::size_t sign_at = skip_blanks(line_, end);
    const bool signs = is_one_of(at_or_nul(line_, sign_at), ",/|;+") && sign_at < line_.size();
    while (end < line_.size()) {
      const std::size_t next = separator_end(line_, end);
      if (next == end || next == line_.size()) break;
      const auto item = item_at(line_, next);
      if (!item) break;
      run.add(item->letter);
      end = item->end;
    }
    const std::size_t last = end_with_and(end, run);
    if (is_list(run, signs)) found_.add(ZoneKind::letter_list, first.begin, last);
    return std::max(end, first.end);
  }

  std::size_t end_with_and(std::size_t end, LetterRun& run) const {
    if (run.letters < 2 || end == line_.size()) return end;
    const std::size_t next = behind_and(line_, separator_end(line_, end));
    if (next == kNone || next == line_.size()) return end;
    const auto item = item_at(line_, next);
    if (!item) return end;
    run.add(item->letter);
    return item->end;
  }

  // Letters above ASCII; of ASCII alone only in the order of the alphabet. With mere spaces
  // between them, words of one letter are told from a list by their number.
  static bool is_list(const LetterRun& run, bool signs) {
    if (run.repeated > 0) return false;
    if (run.above_ascii == 0) return run.letters > 3 && run.steps + 1 == run.letters;
    const std::size_t least = signs ? 3 : 4;
    return run.letters >= least && run.above_ascii * 3 >= run.letters;
  }

  std::string_view line_;
  Found& found_;
};

// "g\u00E5/ABd": a line of a word list that has flags.
void find_flags(std::string_view line, Found& found) {
  const std::size_t slash = line.find('/');
  if (slash == kNone || slash == 0 || slash + 1 == line.size()) return;
  const std::size_t end = std::min(line.find_first_of(" \t", slash), line.size());
  const std::string_view word = line.substr(0, slash);
  const std::string_view flags = line.substr(slash + 1, end - slash - 1);
  constexpr std::size_t kMost = 64;  // bytes
  const auto is_flag = [](char c) {  // below U+2000
    return (is_name_byte(c) || is_one_of(c, ",~#?!*")) && byte(c) < 0xE2;
  };
  // "either/or" and "Either/Or" are words, "AC/DC" is a name.
  const auto is_telling = [](char c) { return is_ascii_capital(c) || !is_ascii(c); };
  const bool is_name = is_ascii_capital(word.front());
  const bool has_capital =
      std::ranges::any_of(flags.substr(is_name && flags.size() > 1), is_telling);
  const bool is_morphology =
      end == line.size() || line[end] == '\t' || at_or_nul(line, end + 1) == 'p';
  if (word.find_first_of(" \t.:<>=") != kNone || !is_morphology || !has_capital) return;
  if (flags.size() > kMost || !std::ranges::all_of(flags, is_flag)) return;
  if (is_name && std::ranges::none_of(word, is_small)) return;
  found.add(ZoneKind::letter_list, slash + 1, end);
}

void find_affixes(std::string_view line, Found& found) {
  for (const std::string_view option : kAffixOptions) {
    if (line.starts_with(option)) {
      return found.add(ZoneKind::letter_list, option.size(),
                       end_of_blanks_before(line, line.size()));
    }
  }
}

}  // namespace

void find_letter_lists(std::string_view line, Found& found) {
  find_affixes(line, found);
  find_flags(line, found);
  find_classes(line, found);
  find_runs(line, found);
  ListFinder(line, found).run();
}

}  // namespace degarble::zoning
