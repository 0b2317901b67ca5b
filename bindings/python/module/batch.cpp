#include "batch.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <thread>
#include <utility>

#include "core/batch.hpp"
#include "core/rules.hpp"
#include "input.hpp"

namespace degarble::python {
namespace nb = nanobind;
namespace {

// Texts are taken out of Python, and given back, in pieces: what is copied at a time is bounded.
constexpr std::size_t kWindowTexts = 4096;
constexpr std::size_t kWindowBytes = std::size_t{16} << 20;

std::int64_t now_in_ms() {
  using std::chrono::duration_cast, std::chrono::milliseconds, std::chrono::steady_clock;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

std::vector<std::uint32_t> counts_of(const Edits& edits, std::span<const RuleSet> columns) {
  std::vector<std::uint32_t> counts(columns.size());
  for (const Edit& edit : edits) {
    for (std::size_t i = 0; i < columns.size(); ++i) counts[i] += holds_any(edit.rules, columns[i]);
  }
  return counts;
}

Outcome outcome_of(const Fixer& fixer, const Document& document, std::span<const RuleSet> columns,
                   const std::function<bool()>& goes_on) {
  Outcome outcome;
  if (document.is_missing) {
    outcome.counts.resize(columns.size());
    return outcome;
  }
  Edits edits;
  outcome.text = fix_input(fixer, document.bytes, document.has_surrogates,
                           columns.empty() ? nullptr : &edits, nullptr, goes_on);
  outcome.counts = counts_of(edits, columns);
  outcome.unchanged = outcome.text == document.bytes;
  if (outcome.unchanged) outcome.text = std::string();  // gives its memory back
  return outcome;
}

// A piece of a list, and its texts as bytes.
class Window {
 public:
  Window(const nb::list& texts, std::size_t begin) : begin_(begin), end_(begin) {
    std::size_t bytes = 0;
    while (end_ < texts.size() && end_ - begin_ < kWindowTexts && bytes < kWindowBytes) {
      add(texts[end_++]);
      bytes += documents_.back().bytes.size();
    }
  }

  [[nodiscard]] std::size_t end() const { return end_; }
  [[nodiscard]] std::span<const Document> documents() const { return documents_; }

  [[nodiscard]] nb::object text_of(std::size_t i, const nb::list& texts,
                                   const Outcome& outcome) const {
    const Document& document = documents_[i];
    if (document.is_missing) return nb::none();
    const std::string_view text = outcome.unchanged ? document.bytes : outcome.text;
    return text_or_same(text, document.bytes, texts[begin_ + i]);
  }

 private:
  void add(nb::handle text) {
    if (text.is_none()) {
      documents_.push_back({{}, false, true});
      return;
    }
    const Input& input = inputs_.emplace_back(text);
    documents_.push_back({input.bytes(), input.has_surrogates(), false});
  }

  std::size_t begin_;
  std::size_t end_;
  std::vector<Input> inputs_;
  std::vector<Document> documents_;
};

}  // namespace

std::vector<RuleSet> columns_named(const std::vector<std::string>& names) {
  std::vector<RuleSet> columns;
  for (const std::string& name : names) columns.push_back(rules_named(name));
  return columns;
}

bool SignalCheck::goes_on() {
  constexpr std::int64_t kPause = 50;  // ms
  const std::int64_t now = now_in_ms();
  if (stopped_ || now < next_) return !stopped_;
  next_ = now + kPause;
  const nb::gil_scoped_acquire python;
  stopped_ = PyErr_CheckSignals() != 0;
  return !stopped_;
}

void SignalCheck::raise_if_stopped() const {
  if (stopped_) nb::raise_python_error();
}

std::vector<Outcome> fix_documents(const Fixer& fixer, std::span<const Document> documents,
                                   std::size_t threads, std::span<const RuleSet> columns) {
  std::vector<Outcome> outcomes(documents.size());
  SignalCheck signals;
  std::atomic<bool> stopped = false;
  const std::thread::id caller = std::this_thread::get_id();
  const auto goes_on = [&] {
    if (std::this_thread::get_id() == caller && !signals.goes_on()) stopped = true;
    return !stopped;
  };
  const auto fix_one = [&](std::size_t i) {
    outcomes[i] = outcome_of(fixer, documents[i], columns, goes_on);
  };
  {
    const nb::gil_scoped_release others;
    run_batch(documents.size(), threads, fix_one, goes_on);
  }
  signals.raise_if_stopped();
  return outcomes;
}

nb::tuple fix_list(const Fixer& fixer, nb::list texts, unsigned threads,
                   const std::vector<std::string>& columns) {
  const std::vector<RuleSet> rules = columns_named(columns);
  nb::list fixed;
  std::vector<nb::list> counts(rules.size());
  for (std::size_t at = 0; at < texts.size();) {
    const Window window(texts, at);
    const std::vector<Outcome> outcomes =
        fix_documents(fixer, window.documents(), thread_count(threads), rules);
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      fixed.append(window.text_of(i, texts, outcomes[i]));
      for (std::size_t j = 0; j < rules.size(); ++j) counts[j].append(outcomes[i].counts[j]);
    }
    at = window.end();
  }
  nb::list columns_of_counts;
  for (const nb::list& column : counts) columns_of_counts.append(column);
  return nb::make_tuple(fixed, columns_of_counts);
}

}  // namespace degarble::python
