#include "core/options.hpp"

#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

namespace degarble {
namespace {

constexpr std::string_view kForms = "none|nfc|nfd|nfkc|nfkd";
constexpr std::string_view kApostrophes = "match|straight|curly";
constexpr std::string_view kNewlines = "keep|lf|crlf";
constexpr std::string_view kPresets = "archive|standard|nlp";
constexpr std::string_view kFormats = "auto|plain|json|jsonl|csv|tsv|html|xml|sql|srt|vtt|ass|po";
constexpr std::string_view kSwitch = "on|off";

[[noreturn]] void refuse(std::string_view value, std::string_view right) {
  throw Error("\"" + std::string(value) + "\" is not a value of it; it takes " +
              std::string(right));
}

// The position of `value` in `choices`, as the enumerator at that position.
template <typename Choice>
Choice chosen(std::string_view value, std::string_view choices) {
  int position = 0;
  for (std::string_view rest = choices; !rest.empty(); ++position) {
    const std::size_t bar = rest.find('|');
    if (rest.substr(0, bar) == value) return static_cast<Choice>(position);
    rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 1);
  }
  refuse(value, choices);
}

int percent(std::string_view value) {
  int number = -1;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool whole = error == std::errc() && end == value.data() + value.size();
  if (!whole || number < 0 || number > 100) refuse(value, "a whole number from 0 to 100");
  return number;
}

// Adds the comma-separated names in `value` to `names`.
void add_names(std::vector<std::string>& names, std::string_view value) {
  while (!value.empty()) {
    const std::size_t comma = value.find(',');
    if (comma != 0) names.emplace_back(value.substr(0, comma));
    value = comma == std::string_view::npos ? std::string_view() : value.substr(comma + 1);
  }
}

constexpr auto kOptions = std::to_array<OptionInfo>({
    {"from", 'f', "ENCODING", "",
     "Encoding of the input, by any of its labels; \"auto\" finds out.",
     [](Options& o, std::string_view v) { o.from = v; }},
    {"hint", 0, "ENCODING", "",
     "What the input is said to be, if it is not UTF-8. It weighs as much as a few letters do: the "
     "text overrules it.",
     [](Options& o, std::string_view v) { o.hint = v; }},
    {"as", 0, "FORMAT", kFormats,
     "What the input is: plain text, or a container whose values are repaired, each as a text of "
     "its "
     "own; auto tells from its name and its first bytes.",
     [](Options& o, std::string_view v) { o.as = chosen<Format>(v, kFormats); }},
    {"field", 0, "POINTER", "",
     "Of JSON, repair only what is there: a JSON pointer such as /a/0/text, * for any step, or the "
     "name of a member. May be given several times.",
     [](Options& o, std::string_view v) { o.field.emplace_back(v); }},
    {"column", 0, "COLUMN", "",
     "Of CSV and TSV, repair only this column, by its number from 1 on or its name in the first "
     "row. "
     "May be given several times.",
     [](Options& o, std::string_view v) { o.column.emplace_back(v); }},
    {"profile", 'p', "NAME", kPresets,
     "Rules to begin with: archive repairs what can be proved, standard (the default) also "
     "restores "
     "what was lost, nlp also unifies quotes, spaces and line ends.",
     [](Options& o, std::string_view v) { o.profile = chosen<Preset>(v, kPresets); }},
    {"select", 0, "RULES", "",
     "Only these rules, by name or by the beginning of it (decode, repair.c1-controls); commas "
     "between. decode.declaration reads no bytes, and is taken by its whole name only.",
     [](Options& o, std::string_view v) { add_names(o.select, v); }},
    {"ignore", 0, "RULES", "", "Not these rules.",
     [](Options& o, std::string_view v) { add_names(o.ignore, v); }},
    {"also", 0, "RULES", "", "These rules too, beside those of the profile.",
     [](Options& o, std::string_view v) { add_names(o.also, v); }},
    {"min-confidence", 0, "PERCENT", "",
     "Change only what is at least so sure (90); report the rest.",
     [](Options& o, std::string_view v) { o.min_confidence = percent(v); }},
    {"form", 0, "FORM", kForms, "Unicode normalization form of the output (nfc; archive: none).",
     [](Options& o, std::string_view v) { o.form = chosen<Form>(v, kForms); }},
    {"newlines", 0, "KIND", kNewlines, "Line ends of the output (keep; nlp: lf).",
     [](Options& o, std::string_view v) { o.newlines = chosen<Newlines>(v, kNewlines); }},
    {"apostrophe", 0, "KIND", kApostrophes,
     "How restored apostrophes are written (match: as the text writes its others).",
     [](Options& o, std::string_view v) { o.apostrophe = chosen<Apostrophe>(v, kApostrophes); }},
    {"assume-dropped", 0, "", kSwitch,
     "The text has lost its apostrophes: restore them in a single sentence too, on less evidence.",
     [](Options& o, std::string_view v) { o.assume_dropped = chosen<int>(v, kSwitch) == 0; }},
    {"line-buffered", 0, "", kSwitch,
     "Judge each line by itself and write it at once, for input that grows.",
     [](Options& o, std::string_view v) { o.line_buffered = chosen<int>(v, kSwitch) == 0; }},
    {"explain", 0, "", kSwitch,
     "Say of each repair why it was made: what was undone, by how much more sense that makes, and "
     "what would have been next. In the ledger, or else in the lines of --check.",
     [](Options& o, std::string_view v) { o.explain = chosen<int>(v, kSwitch) == 0; }},
});

}  // namespace

std::span<const OptionInfo> option_table() { return kOptions; }

inline namespace v1 {

void set_option(Options& options, std::string_view name, std::string_view value) {
  for (const OptionInfo& row : kOptions) {
    if (row.name != name) continue;
    try {
      row.set(options, value);
    } catch (const Error& error) {
      throw Error("--" + std::string(name) + ": " + error.what());
    }
    return;
  }
  std::string names;
  for (const OptionInfo& row : kOptions)
    names += (names.empty() ? "" : ", ") + std::string(row.name);
  throw Error("there is no option \"" + std::string(name) + "\"; there are " + names);
}

}  // namespace v1
}  // namespace degarble
