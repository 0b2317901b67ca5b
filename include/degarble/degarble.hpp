// degarble repairs and normalises text of unknown history: bytes go in, clean UTF-8 comes out.
//
//   std::string clean = degarble::fix(bytes);                            // one call
//
//   degarble::Fixer fixer({.ignore = {"restore"}, .form = degarble::Form::nfkc});
//   degarble::Edits edits;
//   clean = fixer.fix(bytes, edits);                                     // and what was changed
//
//   degarble::Stream stream(fixer);                                      // bytes as they arrive
//   while (read(chunk)) stream.write(chunk, out);
//   stream.finish(out);
//
//   degarble::OffsetMap map(edits);                                      // annotations survive
//   degarble::Span there = map.to_output(annotation);
//
// Text never causes an error: any bytes give valid UTF-8. Only a mistake in the options throws.
// Eight promises hold for every input; they are listed in docs/design.md and tested one by one.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "degarble/export.h"

namespace degarble {

struct Engine;  // compiled options; private to the library

inline namespace v1 {

// A half-open range of bytes, [begin, end).
struct Span {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  [[nodiscard]] constexpr std::uint64_t size() const { return end - begin; }
  friend constexpr bool operator==(const Span&, const Span&) = default;
};

// A set of rules, kept as one bit a rule. Its members are told by their stable names, such as
// "repair.utf8-as-windows-1252"; `degarble --list-rules` and docs/rules.md list them all.
class DEGARBLE_EXPORT RuleSet {
 public:
  static constexpr unsigned kCapacity = 128;

  constexpr RuleSet() = default;
  // The set that holds the rule at `index` of the table of rules, and nothing else.
  static constexpr RuleSet of(unsigned index) {
    RuleSet set;
    set.bits_[index / 64] = std::uint64_t{1} << (index % 64);
    return set;
  }

  // The names of the rules in the set, in the order in which the stages run. They live forever.
  [[nodiscard]] std::vector<std::string_view> names() const;

  [[nodiscard]] constexpr bool empty() const { return (bits_[0] | bits_[1]) == 0; }
  [[nodiscard]] constexpr bool holds(unsigned index) const {
    return (bits_[index / 64] >> (index % 64) & 1) != 0;
  }
  constexpr RuleSet& operator|=(const RuleSet& other) {
    bits_[0] |= other.bits_[0];
    bits_[1] |= other.bits_[1];
    return *this;
  }
  constexpr RuleSet& operator-=(const RuleSet& other) {
    bits_[0] &= ~other.bits_[0];
    bits_[1] &= ~other.bits_[1];
    return *this;
  }
  friend constexpr bool operator==(const RuleSet&, const RuleSet&) = default;

 private:
  std::uint64_t bits_[2] = {0, 0};
};

// One change: the bytes `original` at `span` of the input became `text`.
struct Edit {
  Span span;                // in the input; empty where text was added
  std::string original;     // the bytes that stood there, of any encoding
  std::string text;         // UTF-8 that stands there now
  RuleSet rules;            // all that had a part in it
  int confidence = 100;     // per cent; the least sure rule decides
  std::string_view detail;  // more exactly what was undone ("windows-1251"); may be empty
  std::string reason = {};  // why, and what else was thought of; empty unless Options::explain

  friend bool operator==(const Edit&, const Edit&) = default;
};

// Sorted by position and never overlapping.
using Edits = std::vector<Edit>;

// Something that looks broken and was left alone, because the repair is not sure enough or unknown.
// If neither a span nor a suggestion is there, what stands before was taken for another encoding
// than what follows, and may have been read wrong.
struct Finding {
  Span span;               // in the input
  std::string original;    // the bytes that stand there
  std::string suggestion;  // what might have stood there; empty when there is no idea
  RuleSet rules;           // who found it
  int confidence = 0;      // per cent, of the suggestion

  friend bool operator==(const Finding&, const Finding&) = default;
};

using Findings = std::vector<Finding>;

// A choice of rules with a name. `archive`: what can be proved. `standard`: archive, lost
// characters put back, and NFC. `nlp`: standard, and one way of writing quotes, spaces and line
// ends.
enum class Preset : std::uint8_t { archive, standard, nlp };

// Unicode normalization forms (Unicode Standard Annex 15); `none` leaves text as it is.
enum class Form : std::uint8_t { none, nfc, nfd, nfkc, nfkd };

// How lines end in the output; `keep` leaves each as it is.
enum class Newlines : std::uint8_t { keep, lf, crlf };

// How restored apostrophes are written; `match` writes them as the text writes its others.
enum class Apostrophe : std::uint8_t { match, straight, curly };

// What a text is in: itself, or a container whose values are texts of their own. Of a container
// only the values are repaired, and what is written into them is escaped, so that it stays whole.
// `automatic` tells from the first bytes, and takes for plain what is not sure.
enum class Format : std::uint8_t {
  automatic,
  plain,
  json,
  jsonl,
  csv,
  tsv,
  html,
  xml,
  sql,
  srt,
  vtt,
  ass,
  po
};

// Every field has the name and the meaning of the command's option.
struct Options {
  std::string from = "auto";             // label of the input's encoding (WHATWG), or "auto"
  std::string hint = "";                 // label that the input probably has; evidence overrules it
  Preset profile = Preset::standard;     // the rules to begin with
  std::vector<std::string> select = {};  // if any: these rules and no others
  std::vector<std::string> ignore = {};  // without these; a name, or its beginning: "restore"
  std::vector<std::string> also = {};    // and these, beside the profile's
  int min_confidence = 90;               // change only what is at least so sure, 0 to 100
  std::optional<Form> form = {};         // instead of the profile's
  std::optional<Newlines> newlines = {};      // instead of the profile's
  Apostrophe apostrophe = Apostrophe::match;  // how restored ones are written
  bool assume_dropped = false;  // the text has lost apostrophes: a weak sign is enough
  bool line_buffered = false;   // judge each line by itself, and let it go at once
  bool explain = false;         // tell in each edit why it was made
  Format as = Format::plain;    // what the input is; the command's own default is `automatic`
  std::vector<std::string> field = {};   // of JSON: repair these strings alone, as JSON pointers
  std::vector<std::string> column = {};  // of CSV: repair these columns alone, by name or number
};

// Thrown for a mistake in the options (an unknown label or rule). The message says what was wrong
// and what would be right. Text never causes it.
class DEGARBLE_EXPORT Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What can be said of a text without changing it.
struct Detection {
  std::string_view encoding;  // a name that Options::from takes; "US-ASCII" if nothing is above it
  std::string_view second;    // of the lines that are in another encoding; empty if there are none
  std::string_view language;  // BCP 47; empty for what is no language, or too short to tell
  int confidence = 100;       // per cent, in the encodings
  bool byte_order_mark = false;

  std::uint64_t lf = 0;  // line ends of each kind
  std::uint64_t crlf = 0;
  std::uint64_t cr = 0;

  std::uint64_t lines = 0;
  std::uint64_t utf8 = 0;      // lines that are UTF-8 and not ASCII; 0 for UTF-16 and its like
  std::uint64_t not_utf8 = 0;  // lines that are not UTF-8; likewise
  std::uint64_t damaged = 0;   // lines with bytes that stand for nothing, U+FFFD or C1 controls

  friend bool operator==(const Detection&, const Detection&) = default;
};

// A rule, as docs/rules.md shows it. The views live forever.
struct RuleDescription {
  std::string_view name;     // "repair.utf8-as-windows-1252"
  int confidence;            // per cent: how often it is right where it acts, rounded down
  Preset since;              // the smallest profile that has it
  std::string_view summary;  // one line
  std::string_view before;   // an example, and what becomes of it
  std::string_view after;
};

// Compiled options. Immutable, cheap to copy, and safe to share between threads.
class DEGARBLE_EXPORT Fixer {
 public:
  // Throws Error when an option is wrong.
  explicit Fixer(const Options& options = {});

  // The repaired text of a whole input.
  [[nodiscard]] std::string fix(std::string_view bytes) const;

  // As above; also stores what was changed in `edits`, instead of what it held.
  [[nodiscard]] std::string fix(std::string_view bytes, Edits& edits) const;

  // As above; also stores what was found and left alone.
  [[nodiscard]] std::string fix(std::string_view bytes, Edits& edits, Findings& findings) const;

  // The repaired texts, in the order of `texts`, each a text of its own: the same as fix() of each.
  // Up to `threads` threads work on them, the calling one among them; 0 stands for one a processor.
  [[nodiscard]] std::vector<std::string> fix_batch(std::span<const std::string_view> texts,
                                                   unsigned threads = 0) const;

  // For the library's own use.
  [[nodiscard]] const std::shared_ptr<const Engine>& engine() const { return engine_; }

 private:
  std::shared_ptr<const Engine> engine_;
};

// One text in progress. Holds at most some 130 KiB of it, whatever its size. Not for two threads at
// once. How the text is cut into writes makes no difference to what comes out, nor does listening.
class DEGARBLE_EXPORT Stream {
 public:
  // `on_edit` and `on_finding`, where given, are called once for each edit and finding, in order,
  // as soon as it is certain. They must not call the stream.
  explicit Stream(const Fixer& fixer, std::function<void(const Edit&)> on_edit = {},
                  std::function<void(const Finding&)> on_finding = {});
  ~Stream();
  Stream(Stream&&) noexcept;
  Stream& operator=(Stream&&) noexcept;

  // Takes the next bytes, and appends to `out` the text that they made certain.
  void write(std::string_view bytes, std::string& out);

  // Ends the text, and appends the rest to `out`. The stream is then ready for another text.
  void finish(std::string& out);

 private:
  class State;
  std::unique_ptr<State> state_;
};

// Where what stands in the input is in the output, and the other way round, so that annotations
// survive a repair. Between the edits all stands as it was; an edit is taken whole.
class DEGARBLE_EXPORT OffsetMap {
 public:
  // A piece of the input, and the piece of the output that it became.
  struct Replacement {
    Span input;
    Span output;
  };

  // Positions are bytes, as those of the edits.
  explicit OffsetMap(const Edits& edits);
  // Positions are what the replacements count, such as characters. They are sorted, and never
  // overlap.
  explicit OffsetMap(std::vector<Replacement> replacements);

  // What became of a span: as little as holds all of it. What was inserted at its borders is not in
  // it; nothing is left of what was deleted.
  [[nodiscard]] Span to_output(Span input) const;
  [[nodiscard]] Span to_input(Span output) const;

  // Where a position between two bytes is: in front of what was inserted there; inside of a piece
  // that was replaced, in front of that.
  [[nodiscard]] std::uint64_t to_output(std::uint64_t input) const;
  [[nodiscard]] std::uint64_t to_input(std::uint64_t output) const;

 private:
  std::vector<Replacement> replacements_;
};

// The repaired text of `bytes`: Fixer(options).fix(bytes).
[[nodiscard]] DEGARBLE_EXPORT std::string fix(std::string_view bytes, const Options& options = {});

// The encoding, the language and the line ends of `bytes`. Of the options, those count that say how
// to read: `from` and `hint`.
[[nodiscard]] DEGARBLE_EXPORT Detection detect(std::string_view bytes, const Options& options = {});

// All rules, in the order in which the stages run.
[[nodiscard]] DEGARBLE_EXPORT std::vector<RuleDescription> rules();

// `text` with each edit's span replaced by its text: replay(edits, input) is the output. Throws
// Error where the edits are not sorted, overlap, or are not of that text.
[[nodiscard]] DEGARBLE_EXPORT std::string replay(const Edits& edits, std::string_view text);

// The input that `edits` turned into `output`, byte for byte. Throws Error when `output` is not
// what they made.
[[nodiscard]] DEGARBLE_EXPORT std::string undo(const Edits& edits, std::string_view output);

// Sets the option with the command line's `name` ("min-confidence") to `value`; for callers that
// have both as text. Throws Error when there is no such option, or the value is none of its.
DEGARBLE_EXPORT void set_option(Options& options, std::string_view name, std::string_view value);

// The version of the library, as "major.minor.patch".
[[nodiscard]] DEGARBLE_EXPORT std::string_view version() noexcept;

}  // namespace v1
}  // namespace degarble
