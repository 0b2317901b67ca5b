// Documents that have nothing to do with each other, repaired on several threads without the GIL.
#pragma once

#include <nanobind/nanobind.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "degarble/degarble.hpp"

namespace degarble::python {

struct Document {
  std::string_view bytes;
  bool has_surrogates = false;
  bool is_missing = false;  // None, or null
};

struct Outcome {
  std::string text;  // unless `unchanged`
  bool unchanged = true;
  std::vector<std::uint32_t> counts = {};  // edits by the rules of each column
};

// The rules that each name stands for: a rule's, or its beginning. Throws Error where there is
// none.
[[nodiscard]] std::vector<RuleSet> columns_named(const std::vector<std::string>& names);

// What becomes of each document. Called with the GIL, which others have meanwhile; a signal whose
// Python handler raises ends it, with that exception.
[[nodiscard]] std::vector<Outcome> fix_documents(const Fixer& fixer,
                                                 std::span<const Document> documents,
                                                 std::size_t threads,
                                                 std::span<const RuleSet> columns);

// Whether Python goes on: false once a signal's handler has raised. Called without the GIL.
class SignalCheck {
 public:
  [[nodiscard]] bool goes_on();
  // Raises what the handler raised, if it did. Called with the GIL.
  void raise_if_stopped() const;

 private:
  std::int64_t next_ = 0;  // when to ask again, in ms
  bool stopped_ = false;
};

// Repairs the str, bytes and None of a list; returns a list of str and None, and a list of counts
// for each column.
[[nodiscard]] nanobind::tuple fix_list(const Fixer& fixer, nanobind::list texts, unsigned threads,
                                       const std::vector<std::string>& columns);

}  // namespace degarble::python
