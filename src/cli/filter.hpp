// The loop in the middle of the command: reads an input, repairs it block by block, on one thread
// or several, and hands on what became of each block, in order.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "cli/input.hpp"
#include "sequencer.hpp"
#include "stage.hpp"

namespace degarble::cli {

// A block of the input, and what became of it.
struct Piece {
  std::string_view input;
  std::string_view output;             // the very same bytes where nothing changed
  std::uint64_t offset = 0;            // of the block in the input
  const Encoding* transfer = nullptr;  // of the input, when it is not ASCII-compatible
  const Encoding* legacy = nullptr;    // of what is not UTF-8 in it
  const Encoding* previous_legacy =
      nullptr;                         // what that was before this block; null if it is the same
  const Edits* edits = nullptr;        // never null; empty unless listened for
  const Findings* findings = nullptr;  // likewise

  [[nodiscard]] bool changed() const { return output.data() != input.data(); }
};

// Takes the next piece; false when no more are wanted.
using Deliver = std::function<bool(const Piece&)>;

// How an input is repaired, beside what the engine says.
struct FilterOptions {
  Listening listening;
  std::size_t threads = 1;
  bool eager = false;           // hands on what came as soon as it came
  bool binary_is_text = false;  // takes any input as text
  bool two_pass = false;        // reads all of it before it repairs any
  // The engine for the input that begins with these bytes.
  std::function<std::shared_ptr<const Engine>(std::string_view head)> engine;
  std::function<void()> on_binary;  // called before any of a binary input is handed on
  std::function<void(std::uint64_t)> on_progress;  // told of every so many bytes that were read
};

enum class Content : std::uint8_t { text, binary };

// Repairs the input. What does not look like text is handed on untouched, after `on_binary`, if
// any, was called. Throws FileFailure for the input, and what `deliver` and `on_binary` throw.
Content filter(Input& input, const FilterOptions& options, const Deliver& deliver);

}  // namespace degarble::cli
