#include "promises.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "cases.hpp"
#include "core/pipeline.hpp"
#include "core/utf8.hpp"
#include "oracle.hpp"
#include "random.hpp"
#include "sequencer.hpp"

namespace degarble::testing {
namespace {

// Longer texts are cut at random places only: cutting at every place takes a run for each.
constexpr std::size_t kShort = 200;

struct Outcome {
  std::string text;
  Edits edits;
  Findings findings;
};

// What is around the first difference of two texts.
std::string difference(std::string_view expected, std::string_view found) {
  const auto place = std::ranges::mismatch(expected, found).in1;
  const auto at = static_cast<std::size_t>(place - expected.begin());
  const std::size_t from = at - std::min<std::size_t>(at, 20);
  return "byte " + std::to_string(at) + ": \"" + escape(expected.substr(from, 60)) +
         "\" became \"" + escape(found.substr(from, 60)) + "\"";
}

std::string show(const Edit& edit) {
  return std::to_string(edit.span.begin) + ": " + escape(edit.original) + " -> " +
         escape(edit.text);
}
std::string show(const Finding& finding) {
  return std::to_string(finding.span.begin) + ": " + escape(finding.original) + " ?" +
         escape(finding.suggestion);
}

// The first of two lists that differs; nothing if they are equal.
template <typename List>
std::string difference_of_lists(const char* what, const List& expected, const List& found) {
  const auto [a, b] = std::ranges::mismatch(expected, found);
  if (a == expected.end() && b == found.end()) return "";
  return std::string(what) + " (" + (a == expected.end() ? "none" : show(*a)) + ") became (" +
         (b == found.end() ? "none" : show(*b)) + ")";
}

std::string difference(const Outcome& expected, const Outcome& found) {
  if (expected.text != found.text) return "text, " + difference(expected.text, found.text);
  const std::string edits = difference_of_lists("edit", expected.edits, found.edits);
  if (!edits.empty()) return edits;
  return difference_of_lists("finding", expected.findings, found.findings);
}

// A stream that listens, and is used again and again.
class Listener {
 public:
  explicit Listener(const Fixer& fixer)
      : stream_(
            fixer, [this](const Edit& edit) { outcome_.edits.push_back(edit); },
            [this](const Finding& finding) { outcome_.findings.push_back(finding); }) {}

  void write(std::string_view bytes) {
    // What the caller has in `out` already is not the stream's to touch.
    std::string out = "mine";
    stream_.write(bytes, out);
    keep(out);
  }

  Outcome finish() {
    std::string out = "mine";
    stream_.finish(out);
    keep(out);
    return std::exchange(outcome_, {});
  }

 private:
  void keep(std::string_view out) {
    outcome_.text += out.starts_with("mine") ? out.substr(4) : "(what was in `out` is gone)";
  }

  Outcome outcome_;
  Stream stream_;
};

// A task with its own copy of the bytes.
struct Job {
  std::string text;
  std::string before;
  Task task;
  Repaired repaired;
};

// Blocks repaired on several threads, as the command does.
Outcome repaired_on(std::size_t threads, const Fixer& fixer, std::string_view input) {
  Outcome outcome;
  Sequencer sequencer(fixer.engine());
  bool finished = false;
  const auto make = [&](Job& job) {
    std::optional<Task> task = sequencer.next();
    if (!task && !finished) {
      finished = true;
      sequencer.finish();
      task = sequencer.next();
    }
    if (!task) return false;
    job.task = *task;
    job.text = task->block.text;
    job.before = task->block.before;
    return true;
  };
  const auto work = [&](Job& job) {
    job.task.block.text = job.text;
    job.task.block.before = job.before;
    job.repaired = repair_task(job.task, *fixer.engine(), {true, true});
  };
  const auto deliver = [&](Job& job) {
    outcome.text += job.repaired.unchanged ? job.text : job.repaired.text;
    std::ranges::move(job.repaired.edits, std::back_inserter(outcome.edits));
    std::ranges::move(job.repaired.findings, std::back_inserter(outcome.findings));
  };
  sequencer.write(input);
  run_ordered<Job>(threads, make, work, deliver);
  return outcome;
}

// Whether the text was read as UTF-16 or UTF-32.
bool was_of_wide_units(const Edits& edits) {
  return std::ranges::any_of(edits, [](const Edit& edit) {
    return holds(edit.rules, Rule::utf_16) || holds(edit.rules, Rule::utf_32);
  });
}

// ASCII with NUL characters may look like that to a second pass: docs/design.md says so, where it
// says where the promises end.
bool is_of_wide_units(const Edits& edits, std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_ascii(c); }) && was_of_wide_units(edits);
}

std::string broken_number(int number, const std::string& evidence) {
  return evidence.empty() ? "" : "promise " + std::to_string(number) + " is broken: " + evidence;
}

// One input, and what is expected of it in whatever way it is repaired.
class Trial {
 public:
  Trial(const Options& options, std::string_view input, std::uint64_t seed, Cuts cuts)
      : options_(options),
        fixer_(options),
        input_(input),
        random_(seed),
        cuts_(cuts),
        listener_(fixer_) {
    expected_.text = fixer_.fix(input, expected_.edits, expected_.findings);
  }

  // The first broken promise; the cheap ones come first.
  std::string run() {
    for (const auto promise : {&Trial::valid, &Trial::replayed, &Trial::undone, &Trial::unheard,
                               &Trial::final, &Trial::chunked, &Trial::threaded, &Trial::reset}) {
      const std::string broken = (this->*promise)();
      if (!broken.empty()) return broken;
    }
    return "";
  }

 private:
  std::string valid() {
    const std::size_t at = oracle::find_ill_formed(expected_.text);
    if (at == expected_.text.size()) return "";
    return broken_number(1, "byte " + std::to_string(at) + " of the output begins no character");
  }

  std::string replayed() {
    if (const std::string fault = fault_of_spans(); !fault.empty()) return broken_number(3, fault);
    const std::string replayed = replay(expected_.edits, input_);
    return replayed == expected_.text ? "" : broken_number(3, difference(expected_.text, replayed));
  }

  std::string undone() {
    try {
      const std::string undone = undo(expected_.edits, expected_.text);
      return undone == input_ ? "" : broken_number(4, difference(input_, undone));
    } catch (const Error& error) {
      return broken_number(4, error.what());
    }
  }

  std::string unheard() {
    const std::string text = fixer_.fix(input_);
    if (text != expected_.text) return broken_number(5, difference(expected_.text, text));
    Edits edits;
    const std::string with_edits = fixer_.fix(input_, edits);
    return broken_number(5, difference(expected_, Outcome{with_edits, edits, expected_.findings}));
  }

  std::string final() {
    // A longer text may be cut at other places, because the first pass made it longer or shorter.
    if (std::max(input_.size(), expected_.text.size()) > kBlockLimit) return "";
    // As UTF-16 it is no container, and a second pass finds one.
    if (options_.as != Format::plain && was_of_wide_units(expected_.edits)) return "";
    Options again = options_;
    if (again.from != "auto") again.from = "utf-8";  // the output is, whatever the input was
    Edits edits;
    const std::string text = Fixer(again).fix(expected_.text, edits);
    if (text == expected_.text || is_of_wide_units(edits, expected_.text)) return "";
    return broken_number(6, difference(expected_.text, text));
  }

  std::string chunked() {
    const bool is_short = input_.size() <= kShort && cuts_ == Cuts::every;
    const std::size_t cuts = is_short ? input_.size() : cuts_ == Cuts::one ? 0 : 3;
    for (std::size_t i = 0; i <= cuts; ++i) {
      const std::size_t cut = is_short ? i : random_.below(input_.size() + 1);
      listener_.write(input_.substr(0, cut));
      listener_.write("");
      listener_.write(input_.substr(cut));
      if (auto broken = as_expected(2, "cut at " + std::to_string(cut)); !broken.empty()) {
        return broken;
      }
    }
    if (cuts_ == Cuts::one) return "";
    write_in_pieces(1);
    if (auto broken = as_expected(2, "in single bytes"); !broken.empty()) return broken;
    write_in_pieces(is_short ? 9 : input_.size() / 5 + 1);
    return as_expected(2, "in random pieces");
  }

  std::string threaded() {
    const bool several = input_.size() > kBlockLimit || options_.line_buffered;
    if (!several && !random_.one_in(16)) return "";
    const std::string shown = difference(expected_, repaired_on(3, fixer_, input_));
    return broken_number(2, shown.empty() ? "" : "on 3 threads, " + shown);
  }

  std::string reset() {
    // Texts that leave as much behind as can be: another encoding, a style, something unfinished.
    for (const std::string_view earlier :
         {std::string_view("\xFF\xFEo\0k", 5), std::string_view("It\u2019s \xE9t\xE9 \xF0\x9F")}) {
      listener_.write(earlier);
      static_cast<void>(listener_.finish());
      listener_.write(input_);
      if (auto broken = as_expected(8, "after another text"); !broken.empty()) return broken;
    }
    return "";
  }

  void write_in_pieces(std::size_t longest) {
    for (std::size_t at = 0; at < input_.size();) {
      const std::size_t length = longest == 1 ? 1 : random_.below(longest + 1);
      listener_.write(input_.substr(at, length));
      at += length;
    }
  }

  // Finishes the stream, and compares what it gave.
  std::string as_expected(int number, const std::string& how) {
    const std::string shown = difference(expected_, listener_.finish());
    return broken_number(number, shown.empty() ? "" : how + ", " + shown);
  }

  std::string fault_of_spans() {
    std::uint64_t done = 0;
    for (const Edit& edit : expected_.edits) {
      const Span span = edit.span;
      if (span.begin < done || span.end < span.begin || span.end > input_.size()) {
        return "edits are not sorted and apart, " + show(edit);
      }
      if (input_.substr(span.begin, span.size()) != edit.original) {
        return "the original is another one, " + show(edit);
      }
      if (edit.original == edit.text) return "an edit changes nothing, " + show(edit);
      if (edit.rules.empty()) return "no rule asked for it, " + show(edit);
      done = span.end;
    }
    for (const Finding& finding : expected_.findings) {
      const Span span = finding.span;
      if (span.end < span.begin || span.end > input_.size() ||
          input_.substr(span.begin, span.size()) != finding.original) {
        return "a finding is not in the input, " + show(finding);
      }
    }
    return "";
  }

  Options options_;
  Fixer fixer_;
  std::string_view input_;
  Random random_;
  Cuts cuts_;
  Outcome expected_;
  Listener listener_;
};

std::vector<Options> make_samples() {
  std::vector<Options> samples(1);
  const auto add = [&](const char* name, const char* value) {
    set_option(samples.emplace_back(), name, value);
  };
  for (const char* profile : {"archive", "nlp"}) add("profile", profile);
  for (const char* rules : {"decode", "repair", "restore", "normalize"}) add("select", rules);
  for (const char* form : {"none", "nfd", "nfkc", "nfkd"}) add("form", form);
  for (const char* kind : {"lf", "crlf"}) add("newlines", kind);
  for (const char* least : {"0", "100"}) add("min-confidence", least);
  for (const char* label :
       {"utf-8", "windows-1252", "koi8-r", "shift_jis", "iso-2022-jp", "utf-16le", "gb18030"}) {
    add("from", label);
  }
  add("line-buffered", "on");
  set_option(samples.emplace_back(samples.front()), "also", "normalize.invisible");
  set_option(samples.emplace_back(samples.back()), "line-buffered", "on");
  set_option(samples.emplace_back(), "newlines", "lf");
  set_option(samples.back(), "line-buffered", "on");
  for (const char* format :
       {"json", "jsonl", "csv", "tsv", "html", "xml", "sql", "srt", "vtt", "ass", "po"})
    add("as", format);
  set_option(samples.emplace_back(), "as", "jsonl");
  set_option(samples.back(), "line-buffered", "on");
  set_option(samples.emplace_back(), "as", "auto");
  set_option(samples.back(), "profile", "nlp");
  return samples;
}

}  // namespace

std::span<const Options> sample_options() {
  static const std::vector<Options> kSamples = make_samples();
  return kSamples;
}

std::string broken_promise(const Options& options, std::string_view input, std::uint64_t seed,
                           Cuts cuts) {
  return Trial(options, input, seed, cuts).run();
}

}  // namespace degarble::testing
